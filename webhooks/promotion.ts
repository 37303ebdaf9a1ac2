import { defineWebhook } from "../src/app/ingest/define-webhook.ts";
import { demandEventProblems, readDemandEvent } from "../src/app/ingest/read-demand-event.ts";
import type { PromotionRecord } from "../src/contracts/generated/records.ts";
import type { PromotionRow } from "../src/contracts/rows.ts";
import { PROMOTION_STAGE_LABELS, PROMOTION_STAGES } from "../src/domain/promotion/promotion.ts";
import type { Clock } from "../src/ports/clock.ts";

/** A promotion was planned, moved or called off: what it covers is assessed again. */
export const promotionChanged = defineWebhook({
  form: "promotion",
  rows: (promotion, clock) => {
    const { row } = readPromotion(promotion, clock);
    return row === null ? [] : [{ table: "promotion", row }];
  },
  problems: (promotion, clock) =>
    demandEventProblems(`促销“${promotion.promotion_name}”`, readPromotion(promotion, clock).faults),
});

function readPromotion(promotion: PromotionRecord, { dayOf }: Pick<Clock, "dayOf">) {
  const { promotion_name, channel, scope_kind, scope_value, expected_uplift } = promotion;
  const reading = readDemandEvent({
    ...{ scope_kind, scope_value, multiple: expected_uplift },
    start_date: dayOf(promotion.start_date),
    end_date: dayOf(promotion.end_date),
  });
  const label = promotion.stage ?? PROMOTION_STAGE_LABELS.sale;
  const stage = PROMOTION_STAGES.find((code) => PROMOTION_STAGE_LABELS[code] === label);
  const labels = Object.values(PROMOTION_STAGE_LABELS).join("、");
  const faults = [...reading.faults, ...(stage === undefined ? [`阶段“${label}”无法识别，请选：${labels}`] : [])];
  if (!("event" in reading) || stage === undefined) return { row: null, faults };
  const row: PromotionRow = { promotion_name, channel, stage, expected_uplift, ...reading.event };
  return { row, faults };
}
