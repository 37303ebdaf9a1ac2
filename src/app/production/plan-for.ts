import type { FormName } from "../../contracts/form.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Clock } from "../../ports/clock.ts";
import type { HolidayCalendar } from "../../ports/holiday-calendar.ts";
import type { Production } from "../../ports/production.ts";
import { type LoadedPlan, loadPlan, type PlanPorts } from "./load-plan.ts";

/** Ports of `planFor`. */
export interface PlanForPorts extends PlanPorts {
  readonly production: Pick<Production, "facts" | "concerns">;
  readonly clock: Pick<Clock, "today">;
  readonly calendar: Pick<HolidayCalendar, "around">;
}

/** For whom a plan is looked at. */
export interface PlanWish {
  readonly installation_id: string;
  readonly items: readonly Pick<Subject, "item_code">[];
  /** Whether the plan is looked at itself. */
  readonly is_whole: boolean;
  readonly bound: ReadonlySet<FormName>;
}

/** The plan, where it is looked at itself or may take any of the items; null where it does not matter. */
export async function planFor(
  ports: PlanForPorts,
  { installation_id, items, is_whole, bound }: PlanWish,
): Promise<LoadedPlan | null> {
  const codes = [...new Set(items.map(({ item_code }) => item_code))];
  if (!is_whole && !(await ports.production.concerns(installation_id, codes))) return null;
  const today = ports.clock.today();
  const calendar = ports.calendar.around(today);
  return loadPlan(ports, { installation_id, today, calendar, bound, stock_of: is_whole ? "all" : "made" });
}
