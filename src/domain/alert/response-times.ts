import { quantile } from "../math/quantile.ts";
import { type AlertLife, isIgnored } from "./alert-life.ts";

/** How long it took from the record change that raised an alert to something; over those alerts that came so far. */
export interface ResponseTime {
  readonly count: number;
  /** Null where there is none. */
  readonly median_ms: number | null;
  readonly p90_ms: number | null;
}

/** What became of the alerts of a time. */
export interface ResponseTimes {
  readonly alerts: number;
  readonly cleared: number;
  /** Nobody was told: no rule asked for it, or no message was accepted. */
  readonly untold: number;
  /** Somebody was told and did nothing for a day while it stood. */
  readonly ignored: number;
  readonly told: ResponseTime;
  readonly answered: ResponseTime;
  readonly ordered: ResponseTime;
  readonly received: ResponseTime;
}

/**
 * Response times of some alerts, each from the change of the record that raised it: median and 90 % quantile (Hyndman &
 * Fan 1996, definition 7) of those that came so far. What has not come yet is in the counts alone, so times of a recent
 * span read too short where slow answers are still to come; hence the counts beside them.
 */
export function responseTimes(lives: readonly AlertLife[], now: number): ResponseTimes {
  return {
    alerts: lives.length,
    cleared: lives.filter(({ cleared_at }) => cleared_at !== null).length,
    untold: lives.filter(({ told_at }) => told_at === null).length,
    ignored: lives.filter((life) => isIgnored(life, now)).length,
    told: timeTo(lives, ({ told_at }) => told_at),
    answered: timeTo(lives, ({ answered_at }) => answered_at),
    ordered: timeTo(lives, ({ ordered_at }) => ordered_at),
    received: timeTo(lives, ({ received_at }) => received_at),
  };
}

function timeTo(lives: readonly AlertLife[], instantOf: (life: AlertLife) => number | null): ResponseTime {
  const times = lives.flatMap((life) => {
    const at = instantOf(life);
    return at === null ? [] : [at - life.began_at];
  });
  if (times.length === 0) return { count: 0, median_ms: null, p90_ms: null };
  return { count: times.length, median_ms: quantile(times, 0.5), p90_ms: quantile(times, 0.9) };
}
