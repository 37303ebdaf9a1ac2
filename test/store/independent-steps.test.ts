import { describe, expect, it } from "@jest/globals";
import { type KnownRecord, planChanges, recordKey } from "../../src/adapters/store/sql/change-steps.ts";
import { independentSteps } from "../../src/adapters/store/sql/independent-steps.ts";
import type { RecordChange } from "../../src/ports/records.ts";
import { aCountLine, anItem, aReturnLine, aSalesLine, aStockLevel } from "./row-builders.ts";
import { aChange } from "./store-builders.ts";

const NOTHING: ReadonlyMap<string, KnownRecord> = new Map();

/** A count of an item's stock; a later version is another count. */
function counted(record_id: string, item_code: string, version: number): RecordChange {
  return aChange(record_id, [aStockLevel({ item_code, on_hand: version })], {
    ...{ version, seen_at: version, values: { on_hand: version } },
  });
}

function stepsOf(...changes: readonly RecordChange[]) {
  return planChanges(changes, NOTHING, false).steps;
}

describe("what is written of many changes", () => {
  it("is the last state of a record alone, where those before spoke of the same place", () => {
    const plan = planChanges([counted("r1", "A", 1), counted("r1", "A", 3), counted("r1", "A", 2)], NOTHING, false);
    expect(plan.outcomes).toEqual(["applied", "applied", "stale"]);
    expect(plan.steps).toMatchObject([{ change: { version: 3, seen_at: 1 }, known: null }]);
  });

  it("is every state that spoke of another place, or was seen before those before it", () => {
    expect(stepsOf(counted("r1", "A", 1), counted("r1", "B", 2))).toHaveLength(2);
    expect(stepsOf({ ...counted("r1", "A", 1), seen_at: 9 }, counted("r1", "A", 2))).toHaveLength(2);
  });

  it("is nothing where nothing differs from what is kept", () => {
    const change = counted("r1", "A", 1);
    const kept = { version: 1, removed: false, content: '{"on_hand":1}', rows: [] };
    const known = new Map<string, KnownRecord>([[recordKey(change), kept]]);
    expect(planChanges([change], known, false)).toEqual({ outcomes: ["same"], steps: [] });
  });
});

describe("steps that are taken side by side", () => {
  const sizes = (...changes: readonly RecordChange[]) =>
    independentSteps(stepsOf(...changes)).map(({ length }) => length);

  it("are those of stock of different items", () => {
    expect(sizes(counted("r1", "A", 1), counted("r2", "B", 2), counted("r3", "A", 3))).toEqual([2, 1]);
  });

  it("are sales of whatever items, but not beside stock of the same item", () => {
    const sold = (record_id: string) => aChange(record_id, [aSalesLine({ item_code: "A" })]);
    expect(sizes(sold("s1"), sold("s2"), counted("r1", "B", 1))).toEqual([3]);
    expect(sizes(sold("s1"), counted("r1", "A", 1), sold("s2"))).toEqual([1, 1, 1]);
  });

  it("are counts and returns of whatever items, beside sales", () => {
    const taken = aChange("c1", [aCountLine({ item_code: "A" })]);
    const back = aChange("b1", [aReturnLine({ item_code: "A" })]);
    expect(sizes(taken, back, aChange("s1", [aSalesLine({ item_code: "A" })]))).toEqual([3]);
    expect(sizes(taken, counted("r1", "A", 1), back)).toEqual([1, 1, 1]);
  });

  it("are none beside what may concern any item", () => {
    expect(sizes(counted("r1", "A", 1), aChange("i1", [anItem()]), counted("r2", "B", 1))).toEqual([1, 1, 1]);
  });
});
