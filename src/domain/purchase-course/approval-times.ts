import { quantile } from "../math/quantile.ts";
import { type CourseStep, courseSteps, firstDecisionMs, type PurchaseCourse } from "./purchase-course.ts";

/** How long a step takes, over the purchases that have come through it. */
export interface StepTimes extends Omit<CourseStep, "ms"> {
  readonly count: number;
  /** Purchases that are at it now. */
  readonly waiting: number;
  /** Null where none has come through. */
  readonly median_ms: number | null;
  readonly p90_ms: number | null;
  /** Of the time of all steps, 0 to 1; null where none has come through. */
  readonly share: number | null;
  readonly is_slowest: boolean;
}

/** What became of the purchases of a time. */
export interface ApprovalTimes {
  readonly requests: number;
  readonly approved: number;
  readonly refused: number;
  readonly running: number;
  readonly first_decision: Pick<StepTimes, "count" | "median_ms" | "p90_ms">;
  /** Nodes in the order in which they are come to, then order and receipt. */
  readonly steps: StepTimes[];
}

const LAST: Readonly<Record<CourseStep["kind"], number>> = { node: 0, to_order: 1, to_receipt: 2 };

/**
 * Times of the steps of some purchases: median and 90 % quantile (Hyndman & Fan 1996, definition 7), and the step that
 * takes the largest share of all the time spent. Steps of two forms are told apart.
 */
export function approvalTimes(courses: readonly PurchaseCourse[]): ApprovalTimes {
  const groups = [...Map.groupBy(courses.flatMap(courseSteps), keyOf).values()];
  const totals = groups.map((steps) => timesOf(steps).reduce((sum, ms) => sum + ms, 0));
  const whole = totals.reduce((sum, total) => sum + total, 0);
  const largest = Math.max(...totals);
  const first = courses.flatMap((course) => firstDecisionMs(course) ?? []);
  return {
    requests: courses.length,
    approved: courses.filter(({ is_approved }) => is_approved === true).length,
    refused: courses.filter(({ is_approved }) => is_approved === false).length,
    running: courses.filter(({ ended_at }) => ended_at === null).length,
    first_decision: { count: first.length, ...quantilesOf(first) },
    steps: groups
      .flatMap((steps, index): readonly StepTimes[] => {
        const [head] = steps;
        if (head === undefined) return [];
        const { kind, form, node_name } = head;
        const times = timesOf(steps);
        const total = totals[index] ?? 0;
        return [
          {
            ...{ kind, form, node_name, count: times.length, waiting: steps.length - times.length },
            ...quantilesOf(times),
            share: whole === 0 || times.length === 0 ? null : total / whole,
            is_slowest: whole > 0 && groups.length > 1 && total === largest,
          },
        ];
      })
      .sort((a, b) => LAST[a.kind] - LAST[b.kind]),
  };
}

function keyOf({ kind, form, node_name }: CourseStep): string {
  return JSON.stringify([kind, form, node_name]);
}

function timesOf(steps: readonly CourseStep[]): readonly number[] {
  return steps.flatMap(({ ms }) => ms ?? []);
}

function quantilesOf(times: readonly number[]): Pick<StepTimes, "median_ms" | "p90_ms"> {
  if (times.length === 0) return { median_ms: null, p90_ms: null };
  return { median_ms: quantile(times, 0.5), p90_ms: quantile(times, 0.9) };
}
