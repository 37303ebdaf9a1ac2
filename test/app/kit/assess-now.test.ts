import { beforeEach, describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createAssessNow } from "../../../src/app/kit/assess-now.ts";
import { assessNowReport } from "../../../src/contracts/kit.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aStockLevel } from "../../store/row-builders.ts";
import { aChange, SHOP } from "../../store/store-builders.ts";
import { aPlannedShop, assessAll, NOW } from "../purchase-plan/a-planned-shop.ts";

describe("assessing an item at once", () => {
  let store: Store;
  let paused_ms: number;

  beforeEach(async () => {
    store = createMemoryStore();
    paused_ms = 0;
    await aPlannedShop(store, [{ item_code: "A", on_hand: { W1: 90 } }]);
  });

  /** `work`: what the workers do while somebody waits. */
  async function ask(item_code: string, work: () => Promise<unknown>) {
    let told = false;
    const assessNow = createAssessNow({
      ...store,
      clock: { now: () => NOW },
      pause: async (ms) => {
        paused_ms += ms;
        if (told && paused_ms >= 75) await work();
      },
    });
    const report = await assessNow(SHOP, { item_code }, () => {
      told = true;
    });
    expect(assessNowReport.parse(report)).toEqual(report);
    return report;
  }

  it("has the workers told, and answers with the assessment that follows as soon as it is there", async () => {
    const report = await ask("A", () => assessAll(store));
    expect(report).toMatchObject({ waiting: false, location_code: "W1", assessment: { available: 90 } });
    expect(paused_ms).toBe(75);
    const kept = await store.assessments.get({ installation_id: SHOP, item_code: "A", location_code: "W1" });
    expect(kept?.revision).toBeGreaterThan(1);
  });

  it("answers with the last one after a quarter of a second", async () => {
    const report = await ask("A", () => Promise.resolve());
    expect(report).toMatchObject({ waiting: true, assessment: { available: 90, severity_label: expect.any(String) } });
    expect(paused_ms).toBe(250);
    expect(await store.subjects.dirtyCount(SHOP)).toBe(1);
  });

  it("has nothing to tell of an item that was never assessed", async () => {
    await store.records.apply([aChange("n", [aStockLevel({ item_code: "NEW", location_code: "W1" })])]);
    expect(await ask("NEW", () => Promise.resolve())).toMatchObject({ waiting: true, assessment: null });
  });

  it("marks nothing where the item is unknown", async () => {
    await expect(ask("X", () => Promise.resolve())).rejects.toMatchObject({ code: "item_unknown" });
    expect(await store.subjects.dirtyCount(SHOP)).toBe(0);
  });
});
