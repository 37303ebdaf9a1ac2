import { intAt } from "../math/int-at.ts";
import { normalQuantile } from "../math/normal.ts";
import { type Sample, sampleOf } from "../math/sample.ts";
import type { Interval } from "./bootstrap-interval.ts";
import { lostAfter, OUTCOMES, type OutcomeName } from "./outcomes.ts";
import { windowSum } from "./panel-window.ts";
import { isOver, type TrialFrame } from "./trial-frame.ts";

/** What would be said without care; kept to show how far it is off. */
export interface NaiveComparisons {
  /** The exposed after their exposure against all customers not exposed by then. */
  readonly exposed_against_others: Readonly<Record<OutcomeName, Interval>>;
  /** The exposed after against before; every exposed customer who is lost is laid to the stockout. */
  readonly before_and_after: Readonly<Record<OutcomeName, Interval>>;
}

/** Both naive comparisons, with the normal interval that goes with them. */
export function naiveComparisons(frame: TrialFrame, confidence: number): NaiveComparisons {
  const z = normalQuantile(1 - (1 - confidence) / 2);
  const others = otherMoments(frame);
  const pairs = OUTCOMES.map((name) => {
    const after = frame.cases.map(({ customer, period }) => afterPeriod(frame, name, customer, period));
    const compared = sampleOf(others.map(({ customer, period }) => afterPeriod(frame, name, customer, period)));
    const change = frame.cases.map(
      ({ customer, period }, i) => (after[i] ?? 0) - beforePeriod(frame, name, customer, period),
    );
    const own = sampleOf(after);
    return [name, interval(own.mean - compared.mean, [own, compared], z), sampleOf(change)] as const;
  });
  return {
    exposed_against_others: byName((name) => pairs.find(([own]) => own === name)?.[1] ?? NOTHING),
    before_and_after: byName((name) => {
      const change = pairs.find(([own]) => own === name)?.[2];
      return change === undefined ? NOTHING : interval(change.mean, [change], z);
    }),
  };
}

const NOTHING: Interval = { value: 0, low: 0, high: 0 };

function byName(read: (name: OutcomeName) => Interval): Readonly<Record<OutcomeName, Interval>> {
  return { lost: read("lost"), orders: read("orders"), revenue: read("revenue"), margin: read("margin") };
}

function interval(value: number, samples: readonly Sample[], z: number): Interval {
  const error = Math.sqrt(samples.reduce((sum, { count, variance }) => sum + variance / Math.max(1, count), 0));
  return { value, low: value - z * error, high: value + z * error };
}

/** For each exposed customer one other, drawn evenly from all who had ordered before and were not exposed by then. */
function otherMoments(frame: TrialFrame): readonly { readonly customer: number; readonly period: number }[] {
  const { panel, first, gap_periods, window } = frame;
  const size = panel.customers.size;
  return frame.cases.flatMap(({ period }, i) => {
    const found = Array.from({ length: size }, (_, step) => (step + i * 7919) % size).find((customer) => {
      const gap = intAt(gap_periods, customer);
      const isKnown = intAt(panel.periods, intAt(panel.start, customer)) < period && gap > 0;
      return isKnown && intAt(first.periods, customer) > period && isOver(panel, period, window, gap);
    });
    return found === undefined ? [] : [{ customer: found, period }];
  });
}

function afterPeriod(frame: TrialFrame, name: OutcomeName, customer: number, period: number): number {
  if (name === "lost") return lostAfter(frame, customer, period);
  return windowSum(frame.panel, name, customer, period + 1, period + 1 + frame.window);
}

function beforePeriod(frame: TrialFrame, name: OutcomeName, customer: number, period: number): number {
  return name === "lost" ? 0 : windowSum(frame.panel, name, customer, period - frame.window, period);
}
