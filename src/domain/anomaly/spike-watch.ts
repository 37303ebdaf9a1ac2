import { valueAt } from "../math/value-at.ts";
import { createItemDispersions } from "./item-dispersions.ts";
import { createItemLevels } from "./item-levels.ts";
import { createItemWeekdays } from "./item-weekdays.ts";
import { createOnSaleLevels } from "./on-sale-levels.ts";
import { spikeEvidenceOfEither } from "./spike-evidence.ts";

/** A watch over the demand of many items, told one day after the other. */
export interface SpikeWatch {
  /** Scores of a day in 0 (ordinary) … 1 (certainly a spike), one per item; they know this day and those before. */
  next(quantities: Float64Array): Float64Array;
}

const DAYS_IN_WEEK = 7;
/** The first days teach and are not judged. */
const WARM_UP_DAYS = 14;
/** Chance that a day begins a spike, and that a spike lasts another day. */
const SPIKE_RATE = 0.015;
const SPIKE_GOES_ON = 0.15;
/** How far it is believed that the item sells as it does while on sale, whatever the last days were like. */
const ON_SALE_BELIEF = 0.2;
/** The log-odds are divided by this before they become a score, so that the very unusual can still be told apart. */
const TEMPER = 4;
/** A day teaches no more than its expectation and this many standard deviations and one unit. */
const TEACHES_SDS = 4;
/** Units, per unit of dispersion, for which an ordinary day stands beside what all items did today. */
const COMMON_UNITS = 300;
const LEAST_EXPECTED = 0.001;
/** Dispersion before the first day. */
const FIRST_DISPERSION = 1.5;

/**
 * Filtered odds that a day is part of a spike, in a two-state hidden Markov model of each item (Hamilton 1989, eq. 4):
 * an ordinary day follows the level (the present one or that of days on sale), weekday and dispersion learnt so far; what
 * moved all other items alike today is taken out first. Yesterday's odds enter, so the second day of a spike needs less.
 */
export function createSpikeWatch(count: number): SpikeWatch {
  const levels = createItemLevels(count);
  const onSale = createOnSaleLevels(count);
  const weekdays = createItemWeekdays(count);
  const spread = createItemDispersions(count);
  const factors = new Float64Array(count).fill(1);
  const expected = new Float64Array(count);
  const dispersions = new Float64Array(count).fill(FIRST_DISPERSION);
  const taught = new Float64Array(count);
  const spiking = new Float64Array(count);
  let day = 0;

  function foresee(weekday: number): void {
    weekdays.fill(factors, weekday, dispersions);
    for (let i = 0; i < count; i++) {
      expected[i] = Math.max(LEAST_EXPECTED, valueAt(levels.level, i) * valueAt(factors, i));
    }
    spread.fill(dispersions, expected);
  }

  function learn(weekday: number): void {
    if (day >= WARM_UP_DAYS) spread.learn(taught, expected);
    weekdays.learn(weekday, taught, levels.level);
    levels.learn({ values: taught, factors, dispersions });
    onSale.learn({ values: taught, factors, dispersions });
  }

  function scoreOf(item: number, quantity: number, common: number): number {
    const factor = (valueAt(expected, item) / valueAt(levels.level, item)) * common;
    const dispersion = valueAt(dispersions, item);
    const dayAt = (level: number) => ({ expected: Math.max(LEAST_EXPECTED, level * factor), level, dispersion });
    const evidence = spikeEvidenceOfEither(quantity, dayAt(valueAt(levels.level, item)), {
      ...dayAt(valueAt(onSale.level, item)),
      belief: ON_SALE_BELIEF,
    });
    const before = valueAt(spiking, item);
    const prior = SPIKE_RATE * (1 - before) + SPIKE_GOES_ON * before;
    const logOdds = Math.log(prior / (1 - prior)) + evidence;
    spiking[item] = logistic(logOdds);
    return logistic(logOdds / TEMPER);
  }

  return {
    next(quantities) {
      const scores = new Float64Array(count);
      const weekday = day % DAYS_IN_WEEK;
      foresee(weekday);
      cutOff(taught, { quantities, expected, dispersions });
      const others = foreseenTogether(taught, expected, dispersions);
      if (day >= WARM_UP_DAYS) {
        for (let i = 0; i < count; i++) scores[i] = scoreOf(i, valueAt(quantities, i), others(i));
      }
      learn(weekday);
      day++;
      return scores;
    },
  };
}

interface DayBeside {
  readonly quantities: Float64Array;
  readonly expected: Float64Array;
  readonly dispersions: Float64Array;
}

/** What the day may teach: a spike is no reason to expect more tomorrow. */
function cutOff(taught: Float64Array, { quantities, expected, dispersions }: DayBeside): void {
  for (let i = 0; i < taught.length; i++) {
    const mean = valueAt(expected, i);
    const most = mean + TEACHES_SDS * Math.sqrt(valueAt(dispersions, i) * mean) + 1;
    taught[i] = Math.min(valueAt(quantities, i), most);
  }
}

/** How much more than expected all items but one sold together today, each weighing as surely as it can be foreseen. */
function foreseenTogether(values: Float64Array, expected: Float64Array, dispersions: Float64Array) {
  let sold = COMMON_UNITS;
  let foreseen = COMMON_UNITS;
  for (let i = 0; i < values.length; i++) {
    sold += valueAt(values, i) / valueAt(dispersions, i);
    foreseen += valueAt(expected, i) / valueAt(dispersions, i);
  }
  return (but: number): number => {
    const weight = 1 / valueAt(dispersions, but);
    return (sold - weight * valueAt(values, but)) / (foreseen - weight * valueAt(expected, but));
  };
}

function logistic(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
