import type { Day } from "../../domain/calendar/day.ts";
import type { DayPrice } from "../../domain/demand/going-price.ts";
import type { SubjectFacts } from "../../ports/subjects.ts";

/** What a unit cost on each day before today on which it was sold at a known price. */
export function paidPrices({ demand }: Pick<SubjectFacts, "demand">, today: Day): readonly DayPrice[] {
  return demand.flatMap(({ day, unit_price }) => (unit_price === null || day >= today ? [] : [{ day, unit_price }]));
}
