import { defineWebhook } from "../src/app/ingest/define-webhook.ts";
import { lineProblems } from "../src/app/ingest/line-faults.ts";
import type { StockCountLine, StockCountRecord } from "../src/contracts/generated/records.ts";
import type { Clock } from "../src/ports/clock.ts";

/** Stock was counted: its accuracy is known, and goods that were seen are not missing from the shelf. */
export const stockCounted = defineWebhook({
  form: "stock_count",
  rows: (count, { dayOf }) => {
    const counted_on = dayOf(count.counted_at);
    if (counted_on === null) return [];
    return count.lines.filter(isUsable).map(({ item_code, book_quantity, counted_quantity }) => ({
      table: "count_line",
      row: {
        count_no: count.count_no,
        item_code,
        location_code: count.location_code,
        counted_on,
        book_quantity,
        counted_quantity,
      },
    }));
  },
  problems: (count, clock) => lineProblems("count_line_unusable", `盘点单 ${count.count_no} `, faultsOf(count, clock)),
});

function isUsable({ counted_quantity }: StockCountLine): boolean {
  return counted_quantity >= 0;
}

function faultsOf({ counted_at, lines }: StockCountRecord, { dayOf }: Pick<Clock, "dayOf">): readonly string[] {
  if (dayOf(counted_at) === null) return [`盘点时间“${counted_at}”不是日期`];
  return lines
    .filter((line) => !isUsable(line))
    .map(({ item_code, counted_quantity }) => `商品 ${item_code} 的实盘数量 ${counted_quantity} 不能小于 0`);
}
