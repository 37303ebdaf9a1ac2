import { describe, expect, it } from "@jest/globals";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { checkRecord } from "../../../src/app/ingest/check-record.ts";
import type { FieldValues } from "../../../src/contracts/form.ts";
import { NO_ORDER_TERMS } from "../../../src/domain/inventory/order-terms.ts";
import { itemChanged } from "../../../webhooks/item.ts";

const clock = createSystemClock({ now: () => 0, time_zone: "Asia/Shanghai" });

/** A record as the platform sends it, through the same checks as a push. */
function item(values: FieldValues) {
  const { record, problems } = checkRecord("item", { item_code: "SP-1", item_name: "坚果", moq: 50, ...values });
  return {
    row: itemChanged.rows(record, clock)[0]?.row,
    checked: problems.map(({ message }) => message),
    problems: itemChanged.problems(record, clock),
  };
}

describe("an item that changed", () => {
  it("has no order terms where its form is blank, or has no such fields yet", () => {
    const { row, problems } = item({});
    expect(row).toMatchObject({ ...NO_ORDER_TERMS, moq: 50 });
    expect(problems).toEqual([]);
  });

  it("says its target, limits and prices, the prices in ascending order", () => {
    const { row, problems, checked } = item({
      ...{ replenishment_target: "按满足率", fill_rate_target: 0.98, shelf_life_days: 270, storage_quantity: 900 },
      ...{ order_cost: 60, holding_cost_rate: 0.25 },
      price_breaks: [
        { from_quantity: 500, unit_price: 9 },
        { from_quantity: 100, unit_price: 9.5 },
      ],
    });
    expect([...problems, ...checked]).toEqual([]);
    expect(row).toMatchObject({
      ...{ replenishment_target: "fill_rate", fill_rate_target: 0.98, shelf_life_days: 270, storage_quantity: 900 },
      ...{ order_cost: 60, holding_cost_rate: 0.25 },
      price_breaks: [
        { from_quantity: 100, unit_price: 9.5 },
        { from_quantity: 500, unit_price: 9 },
      ],
    });
  });

  it.each([
    ["按服务水平", "service_level"],
    ["按预期利润", "profit"],
    [null, null],
  ])("aims %s", (replenishment_target, want) => {
    expect(item({ replenishment_target }).row).toMatchObject({ replenishment_target: want });
  });

  it("keeps for ever where the shelf life is 0 days, and may cost nothing to order or hold", () => {
    const { row, problems } = item({ shelf_life_days: 0, order_cost: 0, holding_cost_rate: 0 });
    expect(row).toMatchObject({ shelf_life_days: null, order_cost: 0, holding_cost_rate: 0 });
    expect(problems).toEqual([]);
  });

  it.each<[FieldValues, string]>([
    [{ replenishment_target: "看着办" }, "补货目标“看着办”无法识别，请选：按服务水平、按满足率、按预期利润"],
    [{ fill_rate_target: 98 }, "目标满足率 98 须大于 0、小于 1（98% 请填 0.98）"],
    [{ fill_rate_target: 1 }, "目标满足率 1 须大于 0、小于 1（98% 请填 0.98）"],
    [{ shelf_life_days: -3 }, "保质期 -3 天不在 1 到 3650 之间"],
    [{ shelf_life_days: 3651 }, "保质期 3651 天不在 1 到 3650 之间"],
    [{ storage_quantity: 0 }, "库容上限 0 须大于 0"],
    [{ order_cost: -1 }, "每次订货费用 -1 不能小于 0"],
    [{ holding_cost_rate: 20 }, "年持有费率 20 须在 0 到 1 之间（20% 请填 0.2）"],
    [{ price_breaks: [{ from_quantity: 0, unit_price: 9 }] }, "阶梯价 0 起 9 元：起量和单价须大于 0"],
    [{ price_breaks: [{ from_quantity: 9, unit_price: -1 }] }, "阶梯价 9 起 -1 元：起量和单价须大于 0"],
  ])("with %j is used without it, and says what to put right", (values, fault) => {
    const { row, problems } = item(values);
    expect(row).toMatchObject({ ...NO_ORDER_TERMS, item_code: "SP-1", moq: 50 });
    expect(problems).toEqual([
      {
        code: "order_terms_unusable",
        message: `商品“坚果”的部分订货设置暂不生效：${fault}`,
        hint: "请在表单中改正后保存；其余内容已照常使用。",
      },
    ]);
  });

  it("leaves out a price row that repeats a quantity or is dearer than a smaller order, and uses the others", () => {
    const rows = [
      { from_quantity: 100, unit_price: 9.5 },
      { from_quantity: 100, unit_price: 9.4 },
      { from_quantity: 200, unit_price: 95 },
      { from_quantity: 300, unit_price: 9 },
    ];
    const { row, problems } = item({ price_breaks: rows });
    expect(row).toMatchObject({ price_breaks: [rows[0], rows[3]] });
    expect(problems[0]?.message).toContain(
      "阶梯价 100 起 9.4 元：起量重复；阶梯价 200 起 95 元：单价高于 100 起的 9.5 元",
    );
  });

  it("says all faults at once, beside those of the wrong type", () => {
    const { row, problems, checked } = item({
      ...{ fill_rate_target: "很高", storage_quantity: -5, order_cost: -2 },
      price_breaks: [{ from_quantity: 100 }, { from_quantity: 200, unit_price: 9 }],
    });
    expect(row).toMatchObject({ price_breaks: [{ from_quantity: 200, unit_price: 9 }] });
    expect(problems[0]?.message).toContain("库容上限 -5 须大于 0；每次订货费用 -2 不能小于 0");
    expect(checked).toEqual([
      '字段 item.fill_rate_target 的值 "很高" 不是数字',
      "item.price_breaks[1] 缺少必填内容：unit_price",
    ]);
  });
});
