import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createExposeEvent } from "../../../src/app/exposure/expose-event.ts";
import type { ForetellWish, ForetoldBuyer } from "../../../src/app/exposure/foretell-buyers.ts";
import type { AssessedSubject } from "../../../src/app/effects/assessed-subject.ts";
import { QUIET_ALERT } from "../../../src/domain/alert/alert-state.ts";
import { dayNumber } from "../../../src/domain/calendar/day.ts";
import type { KeptAssessment } from "../../../src/ports/assessments.ts";
import { anAssessedSubject, type Shelf } from "../../notify/assessed-builder.ts";
import { anAssessment, SHOP } from "../../store/store-builders.ts";

const TODAY = "2026-11-23";
const NOW = Date.parse("2026-11-23T04:00:00Z");
const LIKELY: ForetoldBuyer = {
  ...{ customer_code: "K9", probability: 0.5, units: 4, usual_gap_days: 21 },
  ...{ from: "2026-11-24", through: "2026-11-30" },
};
const EMPTY: Shelf = { on_hand: 0, orders: [{ customer_code: "K1", quantity: 3, order_no: "SO-1" }] };

function aLooker(found: readonly ForetoldBuyer[] = [LIKELY]) {
  const store = createMemoryStore();
  const wishes: ForetellWish[] = [];
  const expose = createExposeEvent({
    ...store,
    clock: { today: () => TODAY, dayOf: () => "2026-11-22" },
    foretellBuyers: (wish) => {
      wishes.push(wish);
      return Promise.resolve(found);
    },
  });
  const look = async (assessed: AssessedSubject, previous: KeptAssessment | null = null) => {
    const event = await expose({ ...assessed, alert: { ...assessed.alert, raised_at: NOW } }, previous);
    await store.exposures.keep(SHOP, event.exposures);
    return event;
  };
  return { store, wishes, look, kept: () => store.exposures.ofEvent(SHOP, "CUP-1/WH-1/1") };
}

describe("whom an event hits", () => {
  it("is kept with what each loses at most: orders in full, a foretold purchase by its chance", async () => {
    const { look, kept } = aLooker();
    const { foretold, foretold_on } = await look(anAssessedSubject(EMPTY));
    expect([foretold, foretold_on]).toEqual([[LIKELY], TODAY]);
    const margin = 20;
    const rows = await kept();
    expect(rows).toMatchObject([
      { customer_code: "K1", kind: "open", order_no: "SO-1", quantity: 3, probability: 1 },
      { customer_code: "K9", kind: "predicted", order_no: "", quantity: 4, probability: 0.5 },
    ]);
    expect(rows[0]?.expected_loss_margin).toBeCloseTo(3 * margin, 9);
    expect(rows[1]?.expected_loss_margin).toBeCloseTo(2 * margin, 9);
    expect(rows[1]).toMatchObject({ foretold_from: "2026-11-24", foretold_through: "2026-11-30" });
  });

  it("is found again without a word, and buyers are foretold once a day", async () => {
    const { look, wishes } = aLooker();
    const assessed = { ...anAssessedSubject(EMPTY), transition: "held" } as const;
    await look(assessed);
    const again = await look(assessed, anAssessment({ foretold_on: TODAY }));
    expect(again).toEqual({ exposures: [], foretold: [], asking: [], foretold_on: TODAY });
    await look(assessed, anAssessment({ foretold_on: "2026-11-22" }));
    expect(wishes).toHaveLength(2);
  });

  it("is over where it is found no more, and all of it where the alert clears", async () => {
    const { look, kept } = aLooker();
    const assessed = anAssessedSubject(EMPTY);
    await look(assessed);
    await look(anAssessedSubject({ on_hand: 0 }), anAssessment({ foretold_on: TODAY }));
    expect((await kept()).map(({ kind, over_on }) => [kind, over_on])).toEqual([
      ["open", TODAY],
      ["predicted", null],
    ]);
    const alert = { ...assessed.alert, status: "quiet" } as const;
    await look({ ...assessed, alert, transition: "cleared" });
    expect((await kept()).every(({ over_on }) => over_on === TODAY)).toBe(true);
  });

  it("is asked for the days without stock: to the next receipt, else for as long as an order takes", async () => {
    const { look, wishes } = aLooker();
    await look(anAssessedSubject({ ...EMPTY, purchases: [{ expected_on: "2026-11-28" }] }));
    await look(anAssessedSubject(EMPTY));
    const today = dayNumber(TODAY);
    expect(wishes[0]).toMatchObject({ installation_id: SHOP, item_code: "CUP-1", window: { today, from: 1 } });
    expect(wishes[0]?.window.through).toBeLessThan(wishes[1]?.window.through ?? 0);
  });

  it("is nobody while no alert stands, and a margin that is not known is not made up", async () => {
    const { look, kept, wishes } = aLooker();
    const assessed = anAssessedSubject({ ...EMPTY, item: { purchase_cost: null } });
    expect(await look({ ...assessed, alert: QUIET_ALERT, transition: "none" })).toMatchObject({ exposures: [] });
    expect(wishes).toEqual([]);
    await look(assessed);
    expect((await kept()).map(({ expected_loss_margin }) => expected_loss_margin)).toEqual([null, null]);
  });
});
