import { addDays, type Day, daysBetween } from "../../domain/calendar/day.ts";
import type { Occasion } from "../../domain/cause/cause-evidence.ts";
import { type DemandScope, isInScope, type ScopedItem } from "../../domain/demand/demand-scope.ts";
import type { ShopContext } from "./shop-context.ts";

/** What people knew of that moves the demand of an item on some days, both included. */
export function occasionsOf(
  item: ScopedItem,
  { from, through }: { readonly from: Day; readonly through: Day },
  { occasions, isHoliday }: Pick<ShopContext, "occasions" | "isHoliday">,
): readonly Occasion[] {
  const concerns = (row: Ranged) =>
    row.start_date <= through &&
    row.end_date >= from &&
    isInScope({ kind: row.scope_kind, values: row.scope_values }, item);
  return [
    ...occasions.promotions.filter(concerns).map(({ promotion_name: name, start_date, end_date }): Occasion => {
      const record = { form: "promotion", id: name } as const;
      return { kind: "promotion", name, record, from: start_date, through: end_date };
    }),
    ...occasions.adjustments.filter(concerns).map(({ adjustment_name: name, start_date, end_date }): Occasion => {
      const record = { form: "demand_adjustment", id: name } as const;
      return { kind: "adjustment", name, record, from: start_date, through: end_date };
    }),
    ...holidays({ from, through }, isHoliday),
  ];
}

interface Ranged {
  readonly start_date: Day;
  readonly end_date: Day;
  readonly scope_kind: DemandScope["kind"];
  readonly scope_values: readonly string[];
}

/** Each stretch of days off of the public calendar. */
function holidays(
  { from, through }: { from: Day; through: Day },
  isHoliday: (day: Day) => boolean,
): readonly Occasion[] {
  const stretches: Occasion[] = [];
  for (let i = 0; i <= daysBetween(from, through); i++) {
    const day = addDays(from, i);
    if (!isHoliday(day)) continue;
    const last = stretches.at(-1);
    if (last !== undefined && addDays(last.through, 1) === day)
      stretches[stretches.length - 1] = { ...last, through: day };
    else stretches.push({ kind: "holiday", name: "节假日", record: null, from: day, through: day });
  }
  return stretches;
}
