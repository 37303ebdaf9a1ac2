import { evenly } from "../../math/evenly.ts";
import { historyOf } from "../history.ts";
import type { History } from "../history.ts";
import { pooledCombination } from "../kernels/combination.ts";
import { DEFAULT_POOLED_MODEL, EQUAL_WEIGHTS } from "../pooled-model.ts";
import type { PooledModel } from "../pooled-model.ts";
import type { SeasonHistory } from "../season-index.ts";
import { bankTrials, trialError } from "./bank-trial.ts";
import type { BankTrial } from "./bank-trial.ts";
import { learnClasses } from "./learn-classes.ts";
import { learnSeasonProfile } from "./learn-season-profile.ts";
import { learnWeights } from "./learn-weights.ts";
import { spreadTrials } from "./spread-trial.ts";
import type { SpreadTrial } from "./spread-trial.ts";

/** What a pooled model is learned from. */
export interface PooledLearning {
  readonly items: readonly SeasonHistory[];
  /** Length of the cycle: 7 for weekdays, 12 for months, 1 for none. */
  readonly cycle: number;
  /** Length of the sums that matter: lead time plus review. */
  readonly days: number;
}

/** Items learned from; more say no more. */
const MOST_ITEMS = 600;
const FEWER_ITEMS = 120;
const MOMENTS = 6;
const SPREAD_MOMENTS = 6;
const PACES = [0.6, 1, 1.8, 3] as const;
/** Another pace is taken where it lowers the error by this share. */
const LEAST_GAIN = 0.01;

/** What the items of a tenant teach about each other: season, pace, weights, drift and spread by class. */
export function learnPooledModel(learning: PooledLearning): PooledModel {
  const steps = pooledLearningSteps(learning);
  for (;;) {
    const { done, value } = steps.next();
    if (done === true) return value;
  }
}

/** The same item by item, so that whoever drives it can do other things in between. */
export function* pooledLearningSteps({ items, cycle, days }: PooledLearning): Generator<void, PooledModel> {
  const chosen = evenly(items, MOST_ITEMS);
  const season = learnSeasonProfile(chosen, cycle);
  const histories: History[] = [];
  for (const item of chosen) {
    histories.push(historyOf(item, season));
    yield;
  }
  const pace = yield* bestPace(evenly(histories, FEWER_ITEMS), days);
  const trials: BankTrial[] = [];
  for (const history of histories) {
    trials.push(...bankTrials(history, days, pace, MOMENTS));
    yield;
  }
  const learned: PooledModel = { ...DEFAULT_POOLED_MODEL, season, pace, ...learnWeights(trials, MOMENTS) };
  const spreads: SpreadTrial[] = [];
  for (const history of histories) {
    const { values, index } = history;
    const { levels } = pooledCombination({ values, index, tuning_days: values.length, days, pooled: learned });
    spreads.push(...spreadTrials(history, levels, days, SPREAD_MOMENTS));
    yield;
  }
  return { ...learned, classes: learnClasses(spreads) };
}

function* bestPace(histories: readonly History[], days: number): Generator<void, number> {
  const errors = new Map<number, number>();
  for (const pace of PACES) {
    const trials: BankTrial[] = [];
    for (const history of histories) {
      trials.push(...bankTrials(history, days, pace, MOMENTS));
      yield;
    }
    errors.set(pace, trialError(trials, EQUAL_WEIGHTS));
  }
  const usual = DEFAULT_POOLED_MODEL.pace;
  const [best, error] = [...errors].reduce((least, next) => (next[1] < least[1] ? next : least));
  return error < (1 - LEAST_GAIN) * (errors.get(usual) ?? Infinity) ? best : usual;
}
