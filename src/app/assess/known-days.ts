import type { DemandAdjustment } from "../../domain/adjustment/demand-adjustment.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { type KnownDays, knownDays } from "../../domain/known-days/known-days.ts";
import type { Promotion } from "../../domain/promotion/promotion.ts";
import type { DemandAdjustmentRow, PromotionRow } from "../../contracts/rows.ts";
import type { HolidayCalendar } from "../../ports/holiday-calendar.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { firstDayOfHistory } from "./risk-input.ts";

/** Ports of `loadKnownDays`. */
export interface KnownDaysPorts {
  readonly subjects: Pick<Subjects, "demandEvents">;
  readonly calendar: Pick<HolidayCalendar, "around">;
}

/** Holidays, promotions and people's adjustments of an installation, for all its assessments of a day. */
export async function loadKnownDays(
  { subjects, calendar }: KnownDaysPorts,
  installation_id: string,
  today: Day,
): Promise<KnownDays> {
  const events = await subjects.demandEvents(installation_id, firstDayOfHistory(today));
  return knownDays(today, calendar.around(today), {
    promotions: events.promotions.map(promotionOf),
    adjustments: events.adjustments.map(adjustmentOf),
  });
}

function promotionOf({ scope_kind, scope_values, ...promotion }: PromotionRow): Promotion {
  return { ...promotion, scope: { kind: scope_kind, values: scope_values } };
}

/** A reason nobody wrote is the name they gave it. */
function adjustmentOf(row: DemandAdjustmentRow): DemandAdjustment {
  const { scope_kind, scope_values, factor, start_date, end_date, half_life_days, adjusted_by } = row;
  const scope = { kind: scope_kind, values: scope_values };
  const reason = row.reason ?? row.adjustment_name;
  return { scope, factor, start_date, end_date, half_life_days, reason, adjusted_by };
}
