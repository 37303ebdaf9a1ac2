import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import type { ForetoldTasks } from "../../../src/app/care/foretold-tasks.ts";
import { careTaskEffects } from "../../../src/app/effects/care-tasks.ts";
import { createDrawForetold } from "../../../src/app/care/draw-foretold.ts";
import type { AssessedSubject } from "../../../src/app/effects/assessed-subject.ts";
import type { AskingCustomer } from "../../../src/app/exposure/enquiry-exposures.ts";
import type { ForetoldBuyer } from "../../../src/app/exposure/foretell-buyers.ts";
import { isHeldOut } from "../../../src/domain/care/hold-out.ts";
import { anAssessedSubject } from "../../notify/assessed-builder.ts";
import { aSetting } from "../../notify/assessed-builder.ts";
import { aCareTurn, anAssignment } from "../../store/care-builders.ts";
import { SHOP } from "../../store/store-builders.ts";

const EVENT = "CUP-1/WH-1/1";
const SHARE = 0.4;
const DRAWN: ForetoldTasks = { kind: "drawn", salt: "盐", held_out_share: SHARE };
const assessed = anAssessedSubject({ on_hand: 0, orders: [{ customer_code: "K1", quantity: 3, order_no: "SO-1" }] });

function buyers(count: number): readonly ForetoldBuyer[] {
  return Array.from({ length: count }, (_, at) => ({
    ...{ customer_code: `K${at + 1}`, probability: 0.5, units: 4, usual_gap_days: 21 },
    ...{ from: "2026-11-24", through: "2026-11-30" },
  }));
}

/** Looks at the same event again and again, as settled each time; who got a task, by all looks together. */
function aShop() {
  const store = createMemoryStore();
  const drawForetold = createDrawForetold(store);
  let looks = 0;
  return {
    store,
    async look(foretold_tasks: ForetoldTasks, found = buyers(10), subject: AssessedSubject = assessed) {
      const setting = { ...aSetting(), rules: [], foretold_tasks };
      const drawn = await drawForetold(subject, found, setting);
      const effects = careTaskEffects({ ...subject, asking: drawn.asking, foretold: drawn.foretold }, setting);
      const before = looks === 0 ? null : String(looks);
      looks += 1;
      const { assignments } = drawn;
      await store.care.assign(aCareTurn({ assignments, effects }, { before, after: String(looks) }));
      return effects.map(({ action }) => (action.kind === "create_record" ? action.values["customer_code"] : null));
    },
    kept: () => store.care.ofEvent(SHOP, EVENT),
  };
}

const heldOut = (customer_code: string) =>
  isHeldOut({ salt: "盐", action: "foretold_task", customer_code, event_no: EVENT }, SHARE);

describe("tasks of foretold buyers", () => {
  it("are everybody's where nothing is held out, and nothing is kept of them", async () => {
    const { look, kept } = aShop();
    expect(await look({ kind: "all" })).toHaveLength(10);
    expect(await kept()).toEqual([]);
  });

  it("are kept from whoever is drawn, and both groups are kept with the share", async () => {
    const { look, kept } = aShop();
    const codes = await look(DRAWN);
    const drawn = buyers(10).map(({ customer_code }) => customer_code);
    const others = drawn.filter((code) => code !== "K1");
    expect(others.filter(heldOut).length).toBeGreaterThan(0);
    expect(codes).toEqual(["K1", ...others.filter((code) => !heldOut(code))]);
    const assignments = await kept();
    expect(assignments).toHaveLength(9);
    expect(assignments.filter((one) => one.held_out).map((one) => one.customer_code)).toEqual(others.filter(heldOut));
    expect(assignments[0]).toMatchObject({ action: "foretold_task", held_out_share: SHARE, assigned_on: "2026-11-23" });
  });

  it("are nobody's who is not named, and draw nobody of them", async () => {
    const { look, kept } = aShop();
    const [first] = buyers(1);
    const walk_in = first === undefined ? [] : [{ ...first, customer_code: "散客" }];
    expect(await look(DRAWN, walk_in)).toEqual(["K1"]);
    expect(await kept()).toEqual([]);
  });

  it("never keep the task of an open order from anybody, foretold or not", async () => {
    const { look, kept } = aShop();
    const all = await look({ kind: "drawn", salt: "盐", held_out_share: 0.5 }, buyers(1));
    expect(all).toEqual(["K1"]);
    expect(await kept()).toEqual([]);
  });

  it("stay as they were decided once in an event, with another share or the switch off", async () => {
    const { look, kept } = aShop();
    const first = await look(DRAWN);
    const assignments = await kept();
    expect(await look({ kind: "drawn", salt: "盐", held_out_share: 0 })).toEqual(first);
    expect(await look({ kind: "all" })).toEqual(first);
    expect(await kept()).toEqual(assignments);
  });

  it("that are there from before the switch was put on belong to neither group", async () => {
    const { look, kept } = aShop();
    await look({ kind: "all" }, buyers(6));
    const later = await look(DRAWN);
    expect(later.slice(0, 6)).toEqual(["K1", "K2", "K3", "K4", "K5", "K6"]);
    expect((await kept()).map(({ customer_code }) => customer_code)).toEqual(["K10", "K7", "K8", "K9"]);
  });

  it("are nobody's who has another task in the event, and nobody of them is drawn", async () => {
    const { look, kept, store } = aShop();
    const asked = { quantity: 2, probability: 0.5, is_recent: true };
    const asking: readonly AskingCustomer[] = [
      { ...asked, customer_code: "K2", kind: "refused" },
      { ...asked, customer_code: "K3", kind: "intent" },
    ];
    expect(await look({ kind: "all" }, [], { ...assessed, asking })).toEqual(["K1", "K2", "K3"]);
    const planned = anAssignment({ event_no: EVENT, customer_code: "K4", action: "early_notice", held_out: false });
    const heldOutOfIt = { ...planned, customer_code: "K5", held_out: true };
    const turn = aCareTurn({ assignments: [planned, heldOutOfIt] }, { before: "1", after: "2" });
    expect(await store.care.assign(turn)).toBe(true);
    const later = anAssessedSubject({ on_hand: 0 });
    const drawn = createDrawForetold(store);
    const setting = { ...aSetting(), rules: [], foretold_tasks: DRAWN };
    const found = await drawn(later, buyers(6), setting);
    expect(found.assignments.map(({ customer_code }) => customer_code)).toEqual(["K5", "K6"]);
    expect((await drawn(later, buyers(6), { ...setting, foretold_tasks: { kind: "all" } })).foretold).toMatchObject([
      { customer_code: "K5" },
      { customer_code: "K6" },
    ]);
    expect((await kept()).map(({ action }) => action)).not.toContain("foretold_task");
  });

  it("are made no more while they lose money and that is to stop them", async () => {
    const { look, kept } = aShop();
    expect(await look({ kind: "stopped" })).toEqual(["K1"]);
    expect(await kept()).toEqual([]);
  });
});
