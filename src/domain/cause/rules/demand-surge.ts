import { daysBetween } from "../../calendar/day.ts";
import { WITHIN_USUAL } from "../beyond-usual.ts";
import type { CauseFact, CauseRule, RuleFinding } from "../cause-finding.ts";
import { ABSENT } from "../cause-finding.ts";
import { lowForecastRate } from "../forecast-bias-rate.ts";
import { avoidedShare, demandBetween, type ShortageCase } from "../shortage-case.ts";

/** What was asked for beside the forecast, over the days of it that are known. */
interface Window {
  /** Indices of the demand, the last one not included. */
  readonly begin: number;
  readonly end: number;
  readonly actual: number;
  readonly mean: number;
  readonly p95: number;
}

/**
 * How far beyond the 95 % the demand must be to be no mere chance, in distances from the mean to the 95 %: of a normal law
 * 1.8 such distances are exceeded once in 700.
 */
const CLEARLY_BEYOND = 0.8;
/** A single order of such a share of what was beyond the forecast is named. */
const LARGE_SHARE = 0.3;

/** Would it have run out had demand stayed at the forecast's 95 %, or without the one big order? */
export const demandSurge: CauseRule = {
  cause: "demand_surge",
  stage: "demand",
  judge(shortage): RuleFinding {
    const window = windowOf(shortage);
    if (window === null) return { kind: "not_judged", lacks: ["forecast"] };
    const { begin, end, actual, p95 } = window;
    if (actual <= p95 || end <= begin) return ABSENT;
    const { demand } = shortage.parts;
    const capped = cappedTo(demand.slice(begin, end), p95);
    const mended = [...demand.slice(0, begin), ...capped, ...demand.slice(end)];
    return {
      kind: "mended",
      avoided_share: Math.max(avoidedShare(shortage, { demand: mended }), withoutLargest(shortage, window)),
      strength: strengthOf(shortage, window),
      facts: factsOf(shortage, window),
      lacks: isJudgedByHistory(shortage) ? [] : ["forecast_history"],
    };
  },
};

/** Without the weeks before nobody knows whether the forecast was always too low, unless one order stands out. */
function strengthOf(shortage: ShortageCase, window: Window): number {
  const beyond = (window.actual - window.p95) / (CLEARLY_BEYOND * Math.max(1, window.p95 - window.mean));
  const isKnown = isJudgedByHistory(shortage) || largestOrder(shortage, window) !== null;
  return Math.min(isKnown ? 1 : WITHIN_USUAL, beyond);
}

function isJudgedByHistory({ evidence: { forecast } }: ShortageCase): boolean {
  return forecast !== null && lowForecastRate(forecast) !== null;
}

/** The forecast, raised by the bias the weeks before had: a forecast that is always low makes no surge. */
function windowOf(shortage: ShortageCase): Window | null {
  const { forecast, episode } = shortage.evidence;
  if (forecast === null) return null;
  const rate = lowForecastRate(forecast) ?? 1;
  const through = forecast.through < episode.end ? forecast.through : episode.end;
  const days = daysBetween(forecast.from, through) + 1;
  const share = Math.max(0, days) / (daysBetween(forecast.from, forecast.through) + 1);
  const mean = rate * forecast.mean * share;
  return {
    begin: Math.max(0, daysBetween(shortage.first_day, forecast.from)),
    end: daysBetween(shortage.first_day, through) + 1,
    actual: demandBetween(shortage, forecast.from, through),
    mean,
    p95: mean + rate * (forecast.p95 - forecast.mean) * Math.sqrt(share),
  };
}

/** Days cut at one height, so that together they come to a total: the highest days lose most. */
function cappedTo(days: readonly number[], total: number): readonly number[] {
  const ascending = days.toSorted((a, b) => a - b);
  let left = total;
  for (const [i, height] of ascending.entries()) {
    const each = left / (ascending.length - i);
    if (height >= each) return days.map((units) => Math.min(units, each));
    left -= height;
  }
  return days;
}

function largestOrder({ evidence, first_day }: ShortageCase, { begin, end, actual, mean }: Window) {
  const within = evidence.large_orders.filter(({ day, quantity }) => {
    const i = daysBetween(first_day, day);
    return i >= begin && i < end && quantity >= LARGE_SHARE * (actual - mean);
  });
  return within.toSorted((a, b) => b.quantity - a.quantity)[0] ?? null;
}

function withoutLargest(shortage: ShortageCase, window: Window): number {
  const order = largestOrder(shortage, window);
  if (order === null) return 0;
  const i = daysBetween(shortage.first_day, order.day);
  const demand = shortage.parts.demand.map((units, at) => (at === i ? Math.max(0, units - order.quantity) : units));
  return avoidedShare(shortage, { demand });
}

function factsOf(shortage: ShortageCase, window: Window): readonly CauseFact[] {
  const { forecast, occasions } = shortage.evidence;
  if (forecast === null) return [];
  const order = largestOrder(shortage, window);
  const known = occasions.filter(({ from, through }) => from <= forecast.through && through >= forecast.from);
  return [
    { kind: "demand_beyond", record: null, day: forecast.from, figure: window.actual, against: window.p95, name: "" },
    ...(order === null
      ? []
      : [
          {
            ...{ kind: "large_order" as const, record: order.record, day: order.day },
            ...{ figure: order.quantity, against: null, name: "" },
          },
        ]),
    ...known.map(({ record, from, through, name }) => ({
      ...{ kind: "known_occasion" as const, record, day: from },
      ...{ figure: daysBetween(from, through) + 1, against: null, name },
    })),
  ];
}
