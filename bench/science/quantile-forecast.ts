import { demandQuantile } from "../../src/domain/demand/demand-distribution.ts";
import type { DemandDistribution } from "../../src/domain/demand/demand-distribution.ts";

/** The quantiles that are forecast, with their standard normal values. */
export const QUANTILES = [
  { p: 0.5, z: 0 },
  { p: 0.8, z: 0.8416212335729143 },
  { p: 0.9, z: 1.2815515655446004 },
  { p: 0.95, z: 1.6448536269514722 },
  { p: 0.99, z: 2.3263478740408408 },
] as const;

/** What a method says of one series, units. */
export interface QuantileForecast {
  /** Each coming period. */
  readonly mean: readonly number[];
  /** One row for each of `QUANTILES`: each coming period. */
  readonly quantiles: readonly (readonly number[])[];
  /** One value for each of `QUANTILES`: the sum over the lead time; null where the method says nothing of sums. */
  readonly lead: readonly number[] | null;
}

/** A mean and a standard deviation, units. */
export interface Moments {
  readonly mean: number;
  readonly sd: number;
}

/** Normal quantiles, none below zero. */
export function normalForecast(ahead: readonly Moments[], lead: Moments): QuantileForecast {
  const at = ({ mean, sd }: Moments, z: number) => Math.max(0, mean + z * sd);
  return {
    mean: ahead.map(({ mean }) => Math.max(0, mean)),
    quantiles: QUANTILES.map(({ z }) => ahead.map((moments) => at(moments, z))),
    lead: QUANTILES.map(({ z }) => at(lead, z)),
  };
}

/** The same law in each of the coming periods. */
export function flatForecast(period: DemandDistribution, lead: DemandDistribution, horizon: number): QuantileForecast {
  const each = (value: number) => Array.from({ length: horizon }, () => value);
  return {
    mean: each(period.mean),
    quantiles: QUANTILES.map(({ p }) => each(demandQuantile(period, p))),
    lead: QUANTILES.map(({ p }) => demandQuantile(lead, p)),
  };
}
