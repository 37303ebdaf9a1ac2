import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createBeginDay } from "../../../src/app/assess/begin-day.ts";
import type { Day } from "../../../src/domain/calendar/day.ts";

function aShop() {
  const { registry } = createMemoryStore();
  const marked: string[] = [];
  const learnShop = (installation_id: string) => Promise.resolve(marked.push(`learned ${installation_id}`));
  const clock = { now: () => 1, today: (): Day => "2026-11-23" };
  const subjects = {
    markAll: (installation_id: string) => {
      marked.push(installation_id);
      return Promise.resolve(7);
    },
  };
  return {
    registry,
    marked,
    on: (today: Day) =>
      createBeginDay({
        ...{ registry, subjects, learnShop },
        clock: { ...clock, today: () => today },
      }),
  };
}

describe("the begin of a business day", () => {
  it("puts every subject of every installation in doubt, once a day", async () => {
    const { registry, marked, on } = aShop();
    for (const installation_id of ["one", "two"]) {
      await registry.saveInstallation({ installation_id, name: installation_id, app_id: "app", created_at: 1 });
    }
    expect(await on("2026-11-22")()).toBe(0);
    expect(await on("2026-11-23")()).toBe(14);
    expect(await on("2026-11-23")()).toBe(0);
    expect(marked).toEqual(["learned one", "one", "learned two", "two"]);
  });

  it("is not missed where nobody was running at midnight: the last day is kept in the store", async () => {
    const { registry, on } = aShop();
    await registry.saveInstallation({ installation_id: "shop", name: "shop", app_id: "app", created_at: 1 });
    await on("2026-11-20")();
    expect(await on("2026-11-23")()).toBe(7);
  });
});
