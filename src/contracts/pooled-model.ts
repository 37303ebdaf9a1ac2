import { z } from "zod";
import { DAY_EFFECT_LABELS } from "../domain/demand/effect-columns.ts";
import type { DayEffectName } from "../domain/demand/effect-columns.ts";
import type { EffectPrior, EffectPriors } from "../domain/demand/effect-priors.ts";
import { DEFAULT_CLASS } from "../domain/forecast/pooled-model.ts";
import type { PooledModel } from "../domain/forecast/pooled-model.ts";
import { BANK_SIZE } from "../domain/forecast/smoothing-bank.ts";
import { PROMOTION_STAGES } from "../domain/promotion/promotion.ts";

const share = z.number().min(0).max(1);
const numbers = z.array(z.number()).transform((values) => Float64Array.from(values));

const CLASS = z.object({
  from_units: z.number().nonnegative(),
  day_dispersion: z.number().positive(),
  level_variance_ratio: z.number().nonnegative(),
  return_share: share,
  spread_factor: z.number().positive(),
  prior_windows: z.number().positive().default(DEFAULT_CLASS.prior_windows),
});

const PRIOR = z.object({ mean: z.number(), sd: z.number().positive() });

const RUN = z.object({
  promotion: z.object({ promotion_name: z.string(), stage: z.enum(PROMOTION_STAGES) }),
  item_code: z.string(),
  category: z.string().nullable(),
  days: z.number().nonnegative(),
  requested: z.number().nonnegative(),
  expected: z.number().nonnegative(),
});

const EFFECT_NAMES = Object.keys(DAY_EFFECT_LABELS) as DayEffectName[]; // keys of a record of all names

/** What was learned of holidays and promotions; version 1 knew nothing of them. */
const EFFECTS = z.object({ priors: z.partialRecord(z.enum(EFFECT_NAMES), PRIOR), runs: z.array(RUN) });

/** A pooled model as it is kept: of this shape, or not used. */
const POOLED_MODEL = z.object({
  version: z.union([z.literal(1), z.literal(2)]),
  pace: z.number().positive(),
  weights: numbers.refine(({ length }) => length === BANK_SIZE),
  drift: z.number().positive(),
  season: z.object({ factors: numbers, between_variance: z.number().nonnegative().nullable() }),
  classes: z.tuple([CLASS], CLASS),
  effects: EFFECTS.optional(),
});

/** A pooled model as JSON. */
export function pooledModelToJson(model: PooledModel): string {
  const { weights, season } = model;
  const plain = { ...model, weights: [...weights], season: { ...season, factors: [...season.factors] } };
  return JSON.stringify({ version: 2, ...plain });
}

/** The model of a JSON text; null where it is of another shape, as of another version. */
export function pooledModelFromJson(text: string): PooledModel | null {
  const parsed = POOLED_MODEL.safeParse(JSON.parse(text));
  if (!parsed.success) return null;
  const { pace, weights, drift, season, classes, effects } = parsed.data;
  const learned = effects === undefined ? {} : { effects: { ...effects, priors: withoutGaps(effects.priors) } };
  return { pace, weights, drift, season, classes, ...learned };
}

/** The priors that are there. */
function withoutGaps(priors: Readonly<Partial<Record<DayEffectName, EffectPrior | undefined>>>): EffectPriors {
  const known = EFFECT_NAMES.map((name) => [name, priors[name]] as const);
  return Object.fromEntries(known.filter(([, prior]) => prior !== undefined)); // keys are names of effects
}
