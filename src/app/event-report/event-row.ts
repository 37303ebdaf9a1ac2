import type { StockoutEventRow } from "../../contracts/stockout-events.ts";
import type { KeptEvent } from "../../ports/stockout-events.ts";

/** An event as lists show it. */
export function eventRow(event: KeptEvent): StockoutEventRow {
  const { event_no, item_code, item_name, location_code, raised_on, ended_on, peak_severity, found } = event;
  return {
    ...{ event_no, item_code, item_name, location_code, raised_on, ended_on, peak_severity },
    outcome: found?.outcome ?? null,
    main_cause: found?.main_cause ?? null,
    cause_score: found?.cause_score ?? null,
    chosen_cause: event.chosen_cause,
    lost_units: found?.lost_units ?? 0,
    lost_money: found === null ? 0 : found.lost_money,
    out_days: found?.out_days ?? 0,
    customer_count: found?.customer_count ?? 0,
  };
}
