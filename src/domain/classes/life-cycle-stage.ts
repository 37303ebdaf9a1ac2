import { sampleOf, standardErrorsBetween } from "../math/sample.ts";
import type { Sample } from "../math/sample.ts";

/** Where an item stands between its launch and its end. */
export type LifeCycleStage = "new" | "growth" | "mature" | "decline" | "discontinued";

/** Chinese names of the stages. */
export const LIFE_CYCLE_LABELS: Readonly<Record<LifeCycleStage, string>> = {
  new: "新品",
  growth: "成长",
  mature: "成熟",
  decline: "衰退",
  discontinued: "停售",
};

/** What the stage follows from. */
export interface LifeCycleInput {
  /** Demand per full in-stock week, oldest first, the last one complete. */
  readonly weekly_demand: readonly number[];
  /** Whole weeks since the item could first be bought. */
  readonly weeks_on_sale: number;
  /** Whether somebody has said that it is no longer sold. */
  readonly is_discontinued: boolean;
}

/** A stage and why, in Chinese. */
export interface LifeCycle {
  readonly stage: LifeCycleStage;
  readonly reason: string;
}

const QUARTER_WEEKS = 13;
const YEAR_WEEKS = 52;
/** Without any demand for so long, an item on sale is taken for given up. */
const SILENT_WEEKS = 26;
/** A change below a fifth is not called growth or decline, nor one within two standard errors. */
const LEAST_CHANGE = 0.2;
const LEAST_STANDARD_ERRORS = 2;

/** Stage of an item: said by people first, then by age, by silence, and by the last quarter against an earlier one. */
export function lifeCycleStage({ weekly_demand, weeks_on_sale, is_discontinued }: LifeCycleInput): LifeCycle {
  if (is_discontinued) return { stage: "discontinued", reason: "已标记停售" };
  if (weeks_on_sale < QUARTER_WEEKS) {
    return { stage: "new", reason: `上市 ${Math.max(0, weeks_on_sale)} 周，不足 ${QUARTER_WEEKS} 周` };
  }
  if (isSilent(weekly_demand)) return { stage: "discontinued", reason: `连续 ${SILENT_WEEKS} 周没有需求` };
  return trendStage(weekly_demand);
}

function isSilent(weeks: readonly number[]): boolean {
  return weeks.length >= SILENT_WEEKS && weeks.slice(-SILENT_WEEKS).every((quantity) => quantity <= 0);
}

/** The same quarter a year ago where it is known, so that a season is no trend; else the quarter before. */
function trendStage(weeks: readonly number[]): LifeCycle {
  const isYearKnown = weeks.length >= YEAR_WEEKS + QUARTER_WEEKS;
  const back = isYearKnown ? YEAR_WEEKS : QUARTER_WEEKS;
  if (weeks.length < back + QUARTER_WEEKS) return { stage: "mature", reason: "历史不足半年，暂按成熟" };
  const later = sampleOf(weeks.slice(-QUARTER_WEEKS));
  const earlier = sampleOf(weeks.slice(-QUARTER_WEEKS - back, -back));
  return changeStage(earlier, later, isYearKnown ? "去年同期" : `前 ${QUARTER_WEEKS} 周`);
}

function changeStage(earlier: Sample, later: Sample, against: string): LifeCycle {
  const errors = standardErrorsBetween(earlier, later);
  const change = earlier.mean > 0 ? later.mean / earlier.mean - 1 : Infinity;
  if (Math.abs(errors) < LEAST_STANDARD_ERRORS || Math.abs(change) < LEAST_CHANGE) {
    return { stage: "mature", reason: `近 ${QUARTER_WEEKS} 周与${against}相比没有超出正常波动的变化` };
  }
  const size =
    change === Infinity ? "从无到有" : `${change > 0 ? "增长" : "下降"} ${Math.round(Math.abs(change) * 100)}%`;
  return { stage: change > 0 ? "growth" : "decline", reason: `近 ${QUARTER_WEEKS} 周比${against}${size}` };
}
