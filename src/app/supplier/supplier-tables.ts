import { type BusinessCalendar, withShutdowns } from "../../domain/calendar/business-calendar.ts";
import { addDays, type Day } from "../../domain/calendar/day.ts";
import { type SupplierTable, supplierTable } from "../../domain/supplier/supplier-table.ts";
import type { SupplierRow } from "../../contracts/rows.ts";
import type { BoughtFacts, Buying } from "../../ports/buying.ts";
import type { Clock } from "../../ports/clock.ts";
import type { HolidayCalendar } from "../../ports/holiday-calendar.ts";

/** Ports of `supplierTables`. */
export interface SupplierTablesPorts {
  readonly buying: Buying;
  readonly calendar: Pick<HolidayCalendar, "around">;
  readonly clock: Pick<Clock, "today">;
}

/** What was learned of an installation's suppliers, and what it was learned from. */
export interface LearnedSuppliers {
  readonly today: Day;
  readonly since: Day;
  readonly facts: BoughtFacts;
  readonly table: SupplierTable;
}

/** Deliveries and orders looked at: what is older says little about a supplier of today. */
const LOOKED_DAYS = 730;

/** Learns an installation's suppliers anew at every call: one look at the store. */
export function createSupplierTables({ buying, calendar, clock }: SupplierTablesPorts) {
  return async function supplierTables(installation_id: string): Promise<LearnedSuppliers> {
    const today = clock.today();
    const since = addDays(today, -LOOKED_DAYS);
    const facts = await buying.facts(installation_id, since);
    const calendarOf = supplierCalendars(calendar.around(today), facts.suppliers);
    return { today, since, facts, table: supplierTable({ ...facts, today, calendarOf }) };
  };
}

/** Public holidays, and each supplier's own days off. */
function supplierCalendars(calendar: BusinessCalendar, suppliers: readonly SupplierRow[]) {
  const own = new Map(
    suppliers.flatMap(({ supplier_code, shutdown_start: start, shutdown_end: end }) =>
      start === null || end === null ? [] : [[supplier_code, withShutdowns(calendar, [{ start, end }])] as const],
    ),
  );
  return (supplier_code: string): BusinessCalendar => own.get(supplier_code) ?? calendar;
}
