import { beforeEach, describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createLearnDueSubstitutes } from "../../../src/app/substitution/learn-due-substitutes.ts";
import type { Store } from "../../../src/ports/store.ts";

describe("when it is learned what may be offered", () => {
  let store: Store;
  let today: string;
  let told: string[];
  beforeEach(async () => {
    [store, today, told] = [createMemoryStore(), "2026-11-23", []];
    for (const installation_id of ["broken", "new", "shop"])
      await store.registry.saveInstallation({ installation_id, name: "店", app_id: "app", created_at: 1 });
    for (const ready of ["broken", "shop"]) await store.registry.saveSetting(ready, "is_ready", "true");
  });

  const learn = () =>
    createLearnDueSubstitutes({
      registry: store.registry,
      clock: { today: () => today },
      learnSubstitutes: (installation_id) => {
        told.push(installation_id);
        return installation_id === "broken" ? Promise.reject(new Error("odd data")) : Promise.resolve(1);
      },
      onFailure: (installation_id, error) => told.push(`${installation_id}: ${String(error)}`),
    })();

  it("is once a business day for each shop whose forms were read, however others fare", async () => {
    expect(await learn()).toBe(1);
    expect(told).toEqual(["broken", "broken: Error: odd data", "shop"]);
    expect(await learn()).toBe(0);
    expect(told).toHaveLength(3);
    today = "2026-11-24";
    expect(await learn()).toBe(1);
  });
});
