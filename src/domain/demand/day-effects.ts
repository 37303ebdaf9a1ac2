import { alikeDays } from "./alike-days.ts";
import { valueAt } from "../math/value-at.ts";
import type { DemandSeries } from "./demand-series.ts";
import type { DayEffectName, EffectColumn } from "./effect-columns.ts";
import { UNKNOWN_EFFECT } from "./effect-priors.ts";
import type { EffectPrior, EffectPriors } from "./effect-priors.ts";
import { levelColumns } from "./level-columns.ts";
import { quasiPoissonFit } from "./quasi-poisson.ts";
import type { QuasiPoissonFit } from "./quasi-poisson.ts";
import { sparseRows } from "./sparse-rows.ts";

/** An effect as people are shown it: demand is multiplied by `multiple` where it is fully at work. */
export interface DayEffect {
  readonly name: DayEffectName;
  /** ln of the multiple; for the relative price the elasticity. 0 where the data say nothing. */
  readonly value: number;
  /** The same before it is judged, for pooling over items. */
  readonly estimate: number;
  readonly standard_error: number;
  readonly multiple: number;
  /** Observed days on which it was at work; with 0 the value is what other items tell. */
  readonly days: number;
}

/** Multiplicative effects of days on the demand of an item. */
export interface DayEffects {
  readonly effects: readonly DayEffect[];
  /** Mean of the raw factors over normal days, by which all factors are divided. */
  readonly normal_factor: number;
}

/** Fewer observed days or days with demand teach nothing about kinds of days. */
const LEAST_DAYS = 56;
const LEAST_DEMAND_DAYS = 8;
/** A day with less stock than this share of its hours says more about the shelf than about demand. */
const LEAST_IN_STOCK = 0.5;
/** Prior of the level's knots, ln of units relative to the mean: wide. */
const LEVEL_PRIOR: EffectPrior = { mean: 0, sd: 3 };
/** An effect smaller than its own standard error, or than this, is none. */
const LEAST_EFFECT = 1e-4;
/** Demand is never multiplied by more than this, nor by less than its inverse. */
export const LARGEST_LOG = Math.log(20);

/**
 * Effects of days, learned from an item's history by quasi-Poisson regression and drawn towards the priors (other items
 * of the category or the tenant). Without enough history only what the priors know of remains.
 */
export function dayEffects(
  { quantity, in_stock }: DemandSeries,
  columns: readonly EffectColumn[],
  priors: EffectPriors = {},
): DayEffects {
  const observed = observedDays(quantity, in_stock);
  const days = columns.map(({ values }) => activeDays(values, observed.exposures));
  const active = observed.isEnough ? columns.filter((_, i) => (days[i] ?? 0) > 0) : [];
  const learned = active.length === 0 ? null : fitted(observed, active, priors);
  const effects = columns.map((column, i): DayEffect => {
    const { name } = column;
    const place = active.indexOf(column);
    const prior = priorOf(priors, name);
    const raw = learned === null || place < 0 ? prior.mean : valueAt(learned.coefficients, place);
    const standard_error = learned === null || place < 0 ? prior.sd : valueAt(learned.standard_errors, place);
    const value = Math.abs(raw) < Math.max(LEAST_EFFECT, standard_error) ? 0 : raw;
    return { name, value, estimate: raw, standard_error, multiple: Math.exp(value), days: days[i] ?? 0 };
  });
  return { effects, normal_factor: normalFactor(effects, columns) };
}

/** Factor of each day for the columns of any stretch of days, past or to come: 1 on an average normal day. */
export function dayFactors({ effects, normal_factor }: DayEffects, columns: readonly EffectColumn[]): Float64Array {
  const factors = rawFactors(effects, columns);
  for (let i = 0; i < factors.length; i++) factors[i] = valueAt(factors, i) / normal_factor;
  return factors;
}

function observedDays(quantity: readonly number[], in_stock: readonly number[]) {
  const exposures = new Float64Array(quantity.length);
  const values = new Float64Array(quantity.length);
  const count = { days: 0, demandDays: 0, units: 0, exposure: 0 };
  for (let i = 0; i < quantity.length; i++) {
    const share = in_stock[i] ?? 1;
    if (share < LEAST_IN_STOCK) continue;
    const units = quantity[i] ?? 0;
    exposures[i] = share;
    values[i] = units;
    count.days++;
    count.demandDays += units > 0 ? 1 : 0;
    count.units += units;
    count.exposure += share;
  }
  const mean = count.units / count.exposure;
  for (let i = 0; i < values.length; i++) values[i] = valueAt(values, i) / mean;
  return { exposures, values, isEnough: count.days >= LEAST_DAYS && count.demandDays >= LEAST_DEMAND_DAYS };
}

/** The regression on the columns that were ever at work, then the level's. */
function fitted(
  { values, exposures }: ReturnType<typeof observedDays>,
  columns: readonly EffectColumn[],
  priors: EffectPriors,
): QuasiPoissonFit {
  const seen = alikeDays(
    { values, exposures },
    columns.map((column) => column.values),
  );
  const levels = levelColumns(values.length, seen.middles);
  const known = [...columns.map(({ name }) => priorOf(priors, name)), ...levels.map(() => LEVEL_PRIOR)];
  return quasiPoissonFit(
    { ...seen, rows: sparseRows([...seen.columns, ...levels], seen.values.length) },
    {
      means: Float64Array.of(...known.map(({ mean }) => mean)),
      precisions: Float64Array.of(...known.map(({ sd }) => 1 / (sd * sd))),
    },
  );
}

function priorOf(priors: EffectPriors, name: DayEffectName): EffectPrior {
  return priors[name] ?? UNKNOWN_EFFECT;
}

function activeDays(values: Float64Array, exposures: Float64Array): number {
  let days = 0;
  for (let i = 0; i < exposures.length; i++) if (valueAt(exposures, i) > 0 && valueAt(values, i) !== 0) days++;
  return days;
}

/** Mean over the days on which nothing but the weekend is at work; 1 where there are none. */
function normalFactor(effects: readonly DayEffect[], columns: readonly EffectColumn[]): number {
  if (effects.every(({ name, value }) => name !== "weekend" || value === 0)) return 1;
  const factors = rawFactors(effects, columns);
  for (const { name, values } of columns) {
    if (name === "weekend") continue;
    for (let i = 0; i < factors.length; i++) if (valueAt(values, i) !== 0) factors[i] = NaN;
  }
  let total = 0;
  let days = 0;
  for (let i = 0; i < factors.length; i++) {
    if (Number.isNaN(valueAt(factors, i))) continue;
    total += valueAt(factors, i);
    days++;
  }
  return days === 0 ? 1 : total / days;
}

/** exp of what the effects add up to, on each day. */
function rawFactors(effects: readonly DayEffect[], columns: readonly EffectColumn[]): Float64Array {
  const factors = new Float64Array(columns[0]?.values.length ?? 0);
  columns.forEach(({ values }, column) => {
    const value = effects[column]?.value ?? 0;
    if (value === 0) return;
    for (let i = 0; i < factors.length; i++) factors[i] = valueAt(factors, i) + value * valueAt(values, i);
  });
  for (let i = 0; i < factors.length; i++) {
    const log = valueAt(factors, i);
    factors[i] = log === 0 ? 1 : Math.exp(Math.min(LARGEST_LOG, Math.max(-LARGEST_LOG, log)));
  }
  return factors;
}
