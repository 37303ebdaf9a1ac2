import { grouped } from "../../domain/math/grouped.ts";
import type { StockoutEventReport } from "../../contracts/stockout-events.ts";
import type { CareAssignment } from "../../ports/care.ts";

type CareStep = NonNullable<StockoutEventReport["care"]>["steps"][number];

/** What was done for an event's customers, action by action; who was held out of it is not among them. */
export function careSteps(assignments: readonly CareAssignment[]): CareStep[] {
  const done = assignments.filter(({ held_out }) => !held_out);
  return Array.from(grouped(done, ({ action }) => action).values(), careStep)
    .flatMap((step) => step ?? [])
    .sort((a, b) => (a.first_on < b.first_on ? -1 : 1));
}

function careStep(own: readonly CareAssignment[]): CareStep | null {
  const [first] = own.toSorted((a, b) => (a.assigned_on < b.assigned_on ? -1 : 1));
  if (first === undefined) return null;
  const reached = own.flatMap(({ done_on }) => done_on ?? []).toSorted();
  return {
    ...{ action: first.action, customers: own.length, first_on: first.assigned_on, reached: reached.length },
    first_reached_on: reached[0] ?? null,
  };
}
