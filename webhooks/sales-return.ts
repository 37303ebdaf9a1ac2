import { defineWebhook } from "../src/app/ingest/define-webhook.ts";
import { lineProblems } from "../src/app/ingest/line-faults.ts";
import type { SalesReturnLine, SalesReturnRecord } from "../src/contracts/generated/records.ts";
import { isResellable } from "../src/domain/indicators/return-rate.ts";
import type { Clock } from "../src/ports/clock.ts";

/**
 * Customers sent goods back: counted against what was delivered. It is no demand and no stock either: what can be sold
 * again is stock once a movement or the stock record says so.
 */
export const goodsReturned = defineWebhook({
  form: "sales_return",
  rows: (record, { dayOf }) => {
    const returned_on = dayOf(record.returned_at);
    if (returned_on === null) return [];
    return record.lines.filter(isUsable).map((line) => ({
      table: "return_line",
      row: {
        return_no: record.return_no,
        order_no: record.order_no,
        item_code: line.item_code,
        location_code: record.location_code ?? "",
        returned_on,
        quantity: line.quantity,
        is_resellable: isResellable(line.return_reason),
      },
    }));
  },
  problems: (record, clock) =>
    lineProblems("return_line_unusable", `退货单 ${record.return_no} `, faultsOf(record, clock)),
});

function isUsable({ quantity }: SalesReturnLine): boolean {
  return quantity > 0;
}

function faultsOf({ returned_at, lines }: SalesReturnRecord, { dayOf }: Pick<Clock, "dayOf">): readonly string[] {
  if (dayOf(returned_at) === null) return [`退货时间“${returned_at}”不是日期`];
  return lines
    .filter((line) => !isUsable(line))
    .map(({ item_code, quantity }) => `商品 ${item_code} 的退货数量 ${quantity} 须大于 0`);
}
