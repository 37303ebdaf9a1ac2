import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createCareSettings } from "../../../src/app/care/care-settings.ts";
import { createForetoldTasks } from "../../../src/app/care/foretold-tasks.ts";
import type { CareAction } from "../../../src/domain/care/care-action.ts";
import { SHOP } from "../../store/store-builders.ts";

function aShop(losing: readonly CareAction[] = []) {
  const store = createMemoryStore();
  const careSettings = createCareSettings(store);
  let made = 0;
  const foretoldTasks = createForetoldTasks({
    ...{ ...store, careSettings, tokens: { random: () => `盐${(made += 1)}` } },
    stoppedActions: async () => new Set(losing),
  });
  return { careSettings, foretoldTasks: () => foretoldTasks(SHOP) };
}

describe("which foretold buyers get a task", () => {
  it("is all of them before anybody has settled anything", async () => {
    expect(await aShop().foretoldTasks()).toEqual({ kind: "all" });
  });

  it("is drawn by a secret that is made once, by the share that holds now", async () => {
    const { careSettings, foretoldTasks } = aShop();
    await careSettings.change(SHOP, { holds_out_foretold: true });
    expect(await foretoldTasks()).toEqual({ kind: "drawn", salt: "盐1", held_out_share: 0.1 });
    await careSettings.change(SHOP, { held_out_share: 0.3 });
    expect(await foretoldTasks()).toEqual({ kind: "drawn", salt: "盐1", held_out_share: 0.3 });
  });

  it("is none where the tasks lose money, once losing actions are to stop", async () => {
    const { careSettings, foretoldTasks } = aShop(["foretold_task"]);
    expect(await foretoldTasks()).toEqual({ kind: "all" });
    await careSettings.change(SHOP, { stops_losing: true });
    expect(await foretoldTasks()).toEqual({ kind: "stopped" });
  });
});
