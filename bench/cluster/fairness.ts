import { quantile } from "../support/quantiles.ts";
import type { KeptTimes } from "./kept-watch.ts";
import type { Violation } from "./violation.ts";

/** Quantiles of times (ms). */
export interface Latency {
  readonly p50: number;
  readonly p99: number;
  readonly samples: number;
}

/** A line that is shorter than this has starved nobody (ms): a dead worker's share is free again after 15 s alone. */
const LONG_LINE_MS = 10_000;
/** Whoever has a turn of their own waits for a small part of what the noisy one waits for. */
const SHARE = 0.25;

/** Quantiles of times. */
export function latencyOf(times: readonly number[]): Latency {
  const rounded = (share: number) => Math.round(quantile(times, share));
  return { p50: rounded(0.5), p99: rounded(0.99), samples: times.length };
}

/** The usual push of a quiet shop that waited for the noisy one's line. */
export function starvation({ quiet, noisy }: KeptTimes): readonly Violation[] {
  const detail = { quiet: latencyOf(quiet), noisy: latencyOf(noisy) };
  const isStarved = detail.noisy.p50 > LONG_LINE_MS && detail.quiet.p50 > SHARE * detail.noisy.p50;
  return isStarved ? [{ rule: "quiet_shop_starved", detail }] : [];
}
