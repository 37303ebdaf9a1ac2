import { z } from "zod";
import type { PooledModel } from "../domain/forecast/pooled-model.ts";
import { BANK_SIZE } from "../domain/forecast/smoothing-bank.ts";

const share = z.number().min(0).max(1);
const numbers = z.array(z.number()).transform((values) => Float64Array.from(values));

const CLASS = z.object({
  from_units: z.number().nonnegative(),
  day_dispersion: z.number().positive(),
  level_variance_ratio: z.number().nonnegative(),
  return_share: share,
  spread_factor: z.number().positive(),
});

/** A pooled model as it is kept: of this shape, or not used. */
const POOLED_MODEL = z.object({
  version: z.literal(1),
  pace: z.number().positive(),
  weights: numbers.refine(({ length }) => length === BANK_SIZE),
  drift: z.number().positive(),
  season: z.object({ factors: numbers, between_variance: z.number().nonnegative().nullable() }),
  classes: z.tuple([CLASS], CLASS),
});

/** A pooled model as JSON. */
export function pooledModelToJson(model: PooledModel): string {
  const { weights, season } = model;
  const plain = { ...model, weights: [...weights], season: { ...season, factors: [...season.factors] } };
  return JSON.stringify({ version: 1, ...plain });
}

/** The model of a JSON text; null where it is of another shape, as of another version. */
export function pooledModelFromJson(text: string): PooledModel | null {
  const parsed = POOLED_MODEL.safeParse(JSON.parse(text));
  if (!parsed.success) return null;
  const { pace, weights, drift, season, classes } = parsed.data;
  return { pace, weights, drift, season, classes };
}
