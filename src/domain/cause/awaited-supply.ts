import { addDays, type Day } from "../calendar/day.ts";
import { quantile } from "../math/quantile.ts";
import type { CauseEvidence, SupplyFact } from "./cause-evidence.ts";

/**
 * A supply of which nothing has come, with the day on which it can be awaited: the promised one, else the usual lead time
 * after its order, and after today where nobody has ordered yet. Never within the episode. Others are left as they are.
 */
export function awaited(supply: SupplyFact, { episode, usual }: Pick<CauseEvidence, "episode" | "usual">): SupplyFact {
  if (supply.arrivals.length > 0) return supply;
  const lead = usual.lead_days.length === 0 ? 0 : Math.round(quantile(usual.lead_days, 0.5));
  const due = supply.expected_on ?? addDays(supply.ordered_on ?? episode.end, lead);
  return { ...supply, arrivals: [{ day: afterEnd(due, episode.end), quantity: supply.quantity }] };
}

function afterEnd(day: Day, end: Day): Day {
  return day > end ? day : addDays(end, 1);
}
