import { defineWebhook } from "../src/app/ingest/define-webhook.ts";
import type { BomRecord } from "../src/contracts/generated/records.ts";
import type { BomLineRow } from "../src/contracts/rows.ts";
import { badLineReason } from "../src/domain/production/bom.ts";

/** A bill of materials changed: what goes into the item, on every level, is assessed again, and so is the plan. */
export const bomChanged = defineWebhook({
  form: "bom",
  rows: (bom) => bomLines(bom).map((row) => ({ table: "bom_line", row })),
  problems: (bom) => {
    const faults = bomLines(bom).flatMap((line) => badLineReason(line) ?? []);
    if (bom.make_days !== null && bom.make_days < 0) faults.push(`生产天数 ${bom.make_days} 小于 0，按 0 天计`);
    if (faults.length === 0) return [];
    return [
      {
        code: "bom_unusable",
        message: `物料清单“${bom.item_code}”有误，相关用料暂不计入：${faults.join("；")}`,
        hint: "请在表单中改正后保存；保存时会自动重新处理。",
      },
    ];
  },
});

/** Also what cannot be right: an order must not seem complete because a line of its bill of materials is left out. */
function bomLines({ item_code, make_days, lines }: BomRecord): readonly BomLineRow[] {
  return lines.map(({ component_code, quantity_per, scrap_rate }) => ({
    parent_code: item_code,
    make_days: make_days === null ? null : Math.max(0, make_days),
    component_code,
    quantity_per: quantity_per ?? 0,
    scrap_rate: scrap_rate ?? 0,
  }));
}
