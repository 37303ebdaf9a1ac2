import { defineWebhook } from "../src/app/ingest/define-webhook.ts";
import { demandEventProblems, readDemandEvent } from "../src/app/ingest/read-demand-event.ts";
import type { DemandAdjustmentRecord } from "../src/contracts/generated/records.ts";
import type { DemandAdjustmentRow } from "../src/contracts/rows.ts";
import type { Clock } from "../src/ports/clock.ts";

/** A person said, or took back, that demand will differ for a while: what it covers is assessed again. */
export const demandAdjusted = defineWebhook({
  form: "demand_adjustment",
  rows: (adjustment, clock) => {
    const { row } = readAdjustment(adjustment, clock);
    return row === null ? [] : [{ table: "demand_adjustment", row }];
  },
  problems: (adjustment, clock) =>
    demandEventProblems(`需求调整“${adjustment.adjustment_name}”`, readAdjustment(adjustment, clock).faults),
});

const KINDS: Readonly<Record<string, DemandAdjustmentRow["adjustment_kind"]>> = {
  热点事件: "hot_event",
  人工判断: "judgement",
};

function readAdjustment(adjustment: DemandAdjustmentRecord, { dayOf }: Pick<Clock, "dayOf">) {
  const { adjustment_name, scope_kind, scope_value, factor, half_life_days, reason, adjusted_by } = adjustment;
  const reading = readDemandEvent({
    ...{ scope_kind, scope_value, multiple: factor },
    start_date: dayOf(adjustment.start_date),
    end_date: dayOf(adjustment.end_date),
  });
  const cools = half_life_days === null || half_life_days > 0;
  const faults = [...reading.faults, ...(cools ? [] : [`减半天数 ${half_life_days} 须大于 0`])];
  if (!("event" in reading) || !cools) return { row: null, faults };
  const adjustment_kind = KINDS[adjustment.adjustment_kind ?? ""] ?? "other";
  const row: DemandAdjustmentRow = {
    ...{ adjustment_name, adjustment_kind, factor, half_life_days, reason, adjusted_by },
    ...reading.event,
  };
  return { row, faults };
}
