import { monthOf } from "../../domain/calendar/month.ts";
import type { CareAssignment } from "../../ports/care.ts";

/** Yuan that care given in a month has cost by now, by "YYYY-MM"; null where nobody was ever cared for. */
export function careCosts(
  assignments: readonly Pick<CareAssignment, "assigned_on" | "cost">[],
): (month: string) => number | null {
  if (assignments.length === 0) return () => null;
  const costs = new Map<string, number>();
  for (const { assigned_on, cost } of assignments) {
    const month = monthOf(assigned_on);
    costs.set(month, (costs.get(month) ?? 0) + cost);
  }
  return (month) => costs.get(month) ?? 0;
}
