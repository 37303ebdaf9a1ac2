import { defineWebhook } from "../src/app/ingest/define-webhook.ts";
import type { ProductionPlanRecord } from "../src/contracts/generated/records.ts";
import type { ProductionOrderRow } from "../src/contracts/rows.ts";
import type { Clock } from "../src/ports/clock.ts";

/** A production order was planned, moved, begun, finished or called off: what it takes is assessed again. */
export const productionPlanned = defineWebhook({
  form: "production_plan",
  rows: (order, clock) => {
    const { row } = readOrder(order, clock);
    return row === null ? [] : [{ table: "production_order", row }];
  },
  problems: (order, clock) => {
    const { faults } = readOrder(order, clock);
    if (faults.length === 0) return [];
    return [
      {
        code: "production_order_unusable",
        message: `生产单“${order.production_no}”暂不计入计划：${faults.join("；")}`,
        hint: "请在表单中改正后保存；保存时会自动重新处理。",
      },
    ];
  },
});

/** Whether an order of a status still takes material. */
const IS_OPEN: Readonly<Record<string, boolean>> = { 未开工: true, 生产中: true, 已完成: false, 已取消: false };

/** The order, or what a person should put right first: nothing is concluded from a record with a fault. */
function readOrder(
  order: ProductionPlanRecord,
  { dayOf }: Pick<Clock, "dayOf">,
): { readonly row: ProductionOrderRow | null; readonly faults: readonly string[] } {
  const { production_no, item_code, location_code, quantity, production_status } = order;
  const start_on = dayOf(order.start_date);
  const is_open = IS_OPEN[production_status];
  const issued_quantity = order.issued_quantity ?? 0;
  const completed_quantity = order.completed_quantity ?? 0;
  const faults = [
    ...(start_on === null ? ["计划开工日不是日期"] : []),
    ...(is_open === undefined
      ? [`生产状态“${production_status}”无法识别，请选：${Object.keys(IS_OPEN).join("、")}`]
      : []),
    ...(quantity > 0 ? [] : [`计划数量 ${quantity} 要大于 0`]),
    ...(issued_quantity < 0 || completed_quantity < 0 ? ["已领料数量和已完工数量不能小于 0"] : []),
  ];
  if (faults.length > 0 || start_on === null || is_open === undefined) return { row: null, faults };
  const place = { item_code, location_code: location_code ?? "" };
  return {
    row: { production_no, ...place, start_on, quantity, issued_quantity, completed_quantity, is_open },
    faults,
  };
}
