import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createJudgeChoices } from "../../../src/app/purchase-order/judge-choices.ts";
import { choicesReport } from "../../../src/contracts/purchase-choices.ts";
import { addDays, type Day } from "../../../src/domain/calendar/day.ts";
import type { PurchaseChoice } from "../../../src/domain/purchase-choice/purchase-choice.ts";
import { choiceLines } from "../../../src/entrypoints/cli/choice-lines.ts";
import { aChoice } from "../../store/a-choice.ts";
import { aLocation, anItem, aMovement, aPurchaseLine, aSalesLine, aStockLevel } from "../../store/row-builders.ts";
import { aChange, claimOne, SHOP } from "../../store/store-builders.ts";

const CHOSEN_ON = "2026-11-23";
const NOW = 10 * 86_400_000;
const BASIS = { ...aChoice().basis, receipts: [], price_breaks: [] };

/** A shop where ten cups a day were asked for after the choice; `empty_on`: the shelf was bare on that day. */
async function aJudge(choices: readonly Partial<PurchaseChoice>[], today: Day, empty_on: Day | null = null) {
  const store = createMemoryStore();
  const place = { item_code: "CUP", location_code: "WH" };
  const sales = Array.from({ length: 30 }, (_, i) =>
    aSalesLine({
      ...place,
      order_no: `o${i}`,
      ordered_on: addDays(CHOSEN_ON, i - 5),
      quantity: 10,
      line_state: "closed",
    }),
  );
  const numbers = choices.map((parts, i) => parts.purchase_order_no ?? `CG-${i}`);
  await store.records.apply([
    aChange("i1", [anItem({ item_code: "CUP", item_name: "保温杯" })]),
    aChange("w1", [aLocation({ location_code: "WH", location_name: "总仓" })]),
    aChange("l1", [aStockLevel({ ...place, on_hand: 50 })]),
    ...sales.map((row, i) => aChange(`s${i}`, [row])),
    ...numbers.map((purchase_order_no) => aChange(purchase_order_no, [aPurchaseLine({ purchase_order_no })])),
    ...(empty_on === null
      ? []
      : [aChange("m1", [aMovement({ ...place, moved_on: addDays(empty_on, 1), quantity: 50 })])]),
  ]);
  for (const [i, parts] of choices.entries()) {
    const made = { purchase_order_no: numbers[i] ?? "", request_id: `p${i}`, effect_key: `k${i}`, basis: BASIS };
    const choice = aChoice({ ...made, available: 0, expected_date: "2026-11-30", ...parts });
    const { request_id } = choice;
    await store.purchaseChoices.place({ installation_id: SHOP, request_id, choices: [choice], effects: [], now: NOW });
    // The next order of the place is not in the way of this one.
    const claimed = await claimOne(store, { installation_id: SHOP, ...place });
    await store.assessments.commit([{ claimed, assessment: null, effects: [] }]);
  }
  let breaths = 0;
  const breathe = () => {
    breaths += 1;
    return Promise.resolve();
  };
  const judge = createJudgeChoices({ ...store, clock: { now: () => NOW, today: () => today }, breathe });
  const report = choicesReport.parse(await judge(SHOP));
  const places = new Set(choices.map(({ item_code = "CUP" }) => item_code)).size;
  expect(breaths).toBe(Math.ceil(places / 16));
  return report;
}

describe("the report of choices", () => {
  it("tells who was right how often and by how much, the largest difference first", async () => {
    const report = await aJudge(
      [
        { suggested_quantity: 50, quantity: 60 },
        { suggested_quantity: 80, quantity: 20 },
        { suggested_quantity: 40, quantity: 40 },
        { chosen_on: "2026-11-30" },
      ],
      "2026-12-08",
    );
    expect(report).toMatchObject({
      ...{ choices: 4, judged: 3, buyer_better: 1, model_better: 1, equal: 1 },
      ...{ buyer_gain: 199, model_gain: 1_194, next_judged_on: "2026-12-15" },
      unjudged: [{ reason: "horizon_open", count: 1 }],
    });
    expect(report.largest.map(({ winner, difference, demand }) => [winner, difference, demand])).toEqual([
      ["model", -1_194, 140],
      ["buyer", 199, 140],
    ]);
    expect(report.largest[0]).toMatchObject({
      ...{ item_name: "保温杯", location_name: "总仓", suggested_quantity: 80, quantity: 20 },
      ...{ model: { lost_units: 60, end_stock: 0 }, buyer: { lost_units: 120 } },
    });
    const text = choiceLines(report).join("\n");
    expect(text).toContain("已判断 3 行：采购更好 1，建议更好 1，一样 1。");
    expect(text).toContain("多赚 199 元；改得不对，少赚 1,194 元");
    expect(text).toContain("无法判断 1 行：提前期加订货周期还没有过完。");
    expect(text).toMatch(/保温杯 +总仓 +80 件 +20 件 +140 +缺 60，剩 0 +缺 120，剩 0 +-1,194 +CG-1 +buyer/);
  });

  it("does not judge by demand that an empty shelf may have hidden", async () => {
    const choices = [{ suggested_quantity: 200, quantity: 90 }];
    expect(await aJudge(choices, "2026-12-08")).toMatchObject({ judged: 1, buyer_better: 1 });
    const hidden = await aJudge(choices, "2026-12-08", "2026-12-05");
    expect(hidden).toMatchObject({ judged: 0, unjudged: [{ reason: "demand_hidden", count: 1 }] });
  });

  it("reads many places a share at a time, and names but the lines it shows", async () => {
    const choices = Array.from({ length: 40 }, (_, i) => ({ item_code: `I${i}` }));
    expect(await aJudge(choices, "2026-12-08")).toMatchObject({ choices: 40, judged: 0, largest: [] });
  });

  it("knows nothing of places that never sold, and says so where nothing was ordered", async () => {
    const elsewhere = await aJudge([{ item_code: "NEW" }], "2026-12-08");
    expect(elsewhere).toMatchObject({ judged: 0, unjudged: [{ reason: "demand_unknown", count: 1 }] });
    expect(choiceLines(elsewhere)[0]).toBe("已下单 1 行，还没有一行可以判断。");
    expect(choiceLines(await aJudge([], "2026-12-08"))).toEqual([expect.stringContaining("还没有从补货计划生成过")]);
  });
});
