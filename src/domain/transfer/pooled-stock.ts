import { demandDistribution, type DemandDistribution } from "../demand/demand-distribution.ts";
import { demandLaw } from "../demand/demand-law.ts";
import { daysOfSupply } from "../inventory/days-of-supply.ts";
import type { ExplainedProbability, Explanation } from "../risk/explanation.ts";
import type { RiskAssessment } from "../risk/risk-assessment.ts";
import { stockoutProbability } from "../risk/stockout-probability.ts";
import type { SupplyCase } from "../risk/supply-cases.ts";
import { poolingBenefit, type PoolingBenefit } from "./pooling.ts";

/** An item at its places taken together, as if every unit could serve every place. Units; null where it cannot be told. */
export interface PooledStock {
  /** On hand − allocated, of the places whose stock is known. */
  readonly available: number | null;
  /** Of the same places, at the speed of all of them. */
  readonly days_of_supply: number | null;
  /** Of the places that can be judged, two at least; null where there are fewer. */
  readonly judged: PooledJudgement | null;
}

/** What can be said of places whose demand and stock are known. */
interface PooledJudgement {
  readonly places: number;
  /** That all of them together run out within their exposures. */
  readonly stockout_probability: number;
  /** What the safety stock would be at one place, at the service level of the strictest. */
  readonly safety_stock: PoolingBenefit;
}

type PlaceRisk = Pick<RiskAssessment, "demand_mean" | "explanation">;

/**
 * Risk pooling (Eppen 1979): demands and supplies of the places are added up, their means and variances as those of
 * independent places. Places that sell more on the same days pool less than that.
 */
export function pooledStock(places: readonly PlaceRisk[]): PooledStock {
  const stocked = places.flatMap(({ demand_mean, explanation: { stock } }) =>
    stock === null ? [] : [{ available: stock.available, demand_mean: demand_mean ?? 0 }],
  );
  const available = stocked.length === 0 ? null : sum(stocked.map((place) => place.available));
  const demand_mean = sum(stocked.map((place) => place.demand_mean));
  return {
    available,
    days_of_supply: available === null ? null : daysOfSupply(available, demand_mean),
    judged: judgement(places.flatMap(({ explanation }) => judgedPlace(explanation) ?? [])),
  };
}

interface JudgedPlace {
  readonly exposure: ExplainedProbability;
  /** Demand that the levels follow from. */
  readonly demand: DemandDistribution;
  readonly service_level: number;
}

function judgedPlace({ exposure, order }: Explanation): JudgedPlace | null {
  if (exposure === null || order === null) return null;
  return { exposure, demand: order.demand ?? exposure.demand, service_level: order.service_level };
}

function judgement(places: readonly JudgedPlace[]): PooledJudgement | null {
  if (places.length < 2) return null;
  const demands = places.map(({ demand }) => demand);
  const level = Math.max(...places.map(({ service_level }) => service_level));
  return {
    places: places.length,
    stockout_probability: pooledProbability(places.map(({ exposure }) => exposure)),
    safety_stock: poolingBenefit(demands.map(demandLaw), demandLaw(commonDemand(demands)), level),
  };
}

/** Each place's days are those until its worst one; a supply that is not sure widens what is asked of it. */
function pooledProbability(exposures: readonly ExplainedProbability[]): number {
  const supplies = exposures.map(({ cases }) => momentsOf(cases));
  const unsure = sum(supplies.map(({ variance }) => variance));
  const common = commonDemand(
    exposures.map(({ demand }) => demand),
    unsure,
  );
  return stockoutProbability(common, [{ probability: 1, supply: sum(supplies.map(({ mean }) => mean)) }]);
}

function commonDemand(demands: readonly DemandDistribution[], extra_variance = 0): DemandDistribution {
  const mean = sum(demands.map((demand) => demand.mean));
  const variance = sum(demands.map((demand) => demand.variance)) + extra_variance;
  const is_count = demands.every((demand) => demandLaw(demand).is_count);
  return demandDistribution(mean, variance, is_count);
}

function momentsOf(cases: readonly SupplyCase[]): { readonly mean: number; readonly variance: number } {
  const mean = sum(cases.map(({ probability, supply }) => probability * supply));
  return { mean, variance: sum(cases.map(({ probability, supply }) => probability * (supply - mean) ** 2)) };
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
