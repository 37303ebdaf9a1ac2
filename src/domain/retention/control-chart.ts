/** A period's share: how many of how many. */
export interface ChartCount {
  /** "2026-05" or the Monday of a week. */
  readonly period: string;
  readonly count: number;
  readonly of: number;
}

/** Why a period is out of order. */
export type ChartAlarm = "above_limit" | "below_limit" | "run_above" | "run_below";

/** A period on the chart. */
export interface ChartPoint extends ChartCount {
  /** 0–1; null where nothing was counted. */
  readonly rate: number | null;
  /** What the earlier periods let expect; null while they are too few. */
  readonly centre: number | null;
  readonly lower: number | null;
  readonly upper: number | null;
  readonly alarms: readonly ChartAlarm[];
}

/** A p-chart whose periods differ in size. */
export interface ControlChart {
  readonly kind: "judged" | "too_few_periods";
  /** Periods with enough counts before any is judged. */
  readonly needed: number;
  readonly points: readonly ChartPoint[];
}

const LEAST_PERIODS = 6;
/** Counts of both kinds that a base must hold. */
const LEAST_COUNTS = 10;
const SIGMAS = 3;
/** So many periods in a row on one side of the centre. */
const RUN = 8;

/**
 * p-chart with varying sizes: each period is held against all earlier ones that gave no alarm, on the arcsine scale, on
 * which a share's variance is 1 ÷ 4n whatever the share (Freeman & Tukey 1950). The limits hold the error of the centre
 * (1 ÷ 4N) and, where earlier periods scatter more than chance lets them, that scatter (Laney 2002). Rules: beyond three
 * sigmas; eight in a row on one side of the centre (Western Electric 1956, rules 1 and 4).
 */
export function controlChart(counts: readonly ChartCount[]): ControlChart {
  const points: ChartPoint[] = [];
  const base: ChartCount[] = [];
  let run = 0;
  for (const one of counts) {
    const point = judged(one, base);
    const side = point.rate === null || point.centre === null ? 0 : Math.sign(point.rate - point.centre);
    run = side === 0 ? 0 : Math.sign(run) === side ? run + side : side;
    const alarms = [...point.alarms, ...runAlarms(run)];
    if (Math.abs(run) === RUN) run = 0;
    points.push({ ...point, alarms });
    if (alarms.length === 0 && one.of > 0) base.push(one);
  }
  const kind = points.some(({ centre }) => centre !== null) ? "judged" : "too_few_periods";
  return { kind, needed: LEAST_PERIODS, points };
}

function runAlarms(run: number): readonly ChartAlarm[] {
  if (Math.abs(run) < RUN) return [];
  return [run > 0 ? "run_above" : "run_below"];
}

function judged(one: ChartCount, base: readonly ChartCount[]): ChartPoint {
  const rate = one.of > 0 ? one.count / one.of : null;
  const of = base.reduce((sum, { of: n }) => sum + n, 0);
  const count = base.reduce((sum, { count: x }) => sum + x, 0);
  const isKnown = base.length >= LEAST_PERIODS && count >= LEAST_COUNTS && of - count >= LEAST_COUNTS;
  if (rate === null || !isKnown) return { ...one, rate, centre: null, lower: null, upper: null, alarms: [] };
  const centre = count / of;
  const half = (SIGMAS / 2) * Math.sqrt(scatter(base, centre) * (1 / one.of + 1 / of));
  const middle = Math.asin(Math.sqrt(centre));
  const lower = Math.sin(Math.max(0, middle - half)) ** 2;
  const upper = Math.sin(Math.min(Math.PI / 2, middle + half)) ** 2;
  const at = angleOf(one);
  const alarms: ChartAlarm[] = at > middle + half ? ["above_limit"] : at < middle - half ? ["below_limit"] : [];
  return { ...one, rate, centre, lower, upper, alarms };
}

/** Mean squared standardised distance of the periods of the base, at least one. */
function scatter(base: readonly ChartCount[], centre: number): number {
  const middle = Math.asin(Math.sqrt(centre));
  const squares = base.reduce((sum, one) => sum + 4 * one.of * (angleOf(one) - middle) ** 2, 0);
  return Math.max(1, squares / (base.length - 1));
}

/** Anscombe's arcsine (1948), which steadies small counts. */
function angleOf({ count, of }: ChartCount): number {
  return Math.asin(Math.sqrt(Math.min(1, (count + 0.375) / (of + 0.75))));
}
