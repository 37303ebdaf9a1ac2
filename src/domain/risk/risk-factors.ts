import type { AvailableStock } from "./available-stock.ts";
import { changedLaws, demandDistribution } from "../demand/demand-distribution.ts";
import type { DemandDistribution, SimpleDemandLaw } from "../demand/demand-distribution.ts";
import type { DueUnits } from "./open-receipt.ts";
import { leftOver } from "./planned-use.ts";
import type { StockOutlook } from "./stock-path.ts";
import { stockoutProbability } from "./stockout-probability.ts";
import type { SupplyCase } from "./supply-cases.ts";

/** Something without which the risk would be smaller. `low_stock` is what remains when nothing else explains it. */
export type RiskFactorName =
  | "late_receipts"
  | "receipt_timing"
  | "demand_rise"
  | "coming_events"
  | "production_need"
  | "demand_spread"
  | "lead_time_spread"
  | "allocated_stock"
  | "waiting_orders"
  | "low_stock";

/** Chinese names of the factors. */
export const RISK_FACTOR_LABELS: Readonly<Record<RiskFactorName, string>> = {
  late_receipts: "在途采购逾期",
  receipt_timing: "在途采购能否按期到货不确定",
  demand_rise: "近期需求上升",
  coming_events: "活动、节假日或人工调整使需求增加",
  production_need: "生产计划要用料",
  demand_spread: "需求波动大",
  lead_time_spread: "到货时间波动大",
  allocated_stock: "库存已被占用",
  waiting_orders: "有订单待补交",
  low_stock: "现有库存不够支撑到下次到货",
};

/** A factor with the stockout probability as it would be without it. */
export interface RiskFactor {
  readonly factor: RiskFactorName;
  readonly probability_without: number;
}

/** What the factors are told apart by. */
export interface RiskFactorInput {
  readonly outlook: StockOutlook;
  readonly stock: AvailableStock;
  readonly receipts: readonly DueUnits[];
  readonly is_count: boolean;
  /** Mean demand per day over the whole history, and the level forecast now. */
  readonly usual_demand: number;
  readonly forecast_demand: number;
  /** Demand without promotions, holidays and adjustments ÷ the expected one; 1 = they change nothing. */
  readonly ordinary_share: number;
  /** Part of the variance that comes from the lead time. */
  readonly lead_time_variance: number;
}

/** A factor counts when the risk would be lower by this share without it. */
const LEAST_DROP = 0.1;

/** Factors in the order of what their absence would change, most first; never empty. */
export function riskFactors(input: RiskFactorInput): readonly RiskFactor[] {
  const { outlook } = input;
  const found = counterfactuals(input)
    .map(({ factor, demand, cases }) => ({ factor, probability_without: stockoutProbability(demand, cases) }))
    .filter(({ probability_without }) => probability_without < outlook.probability * (1 - LEAST_DROP))
    .sort((a, b) => a.probability_without - b.probability_without);
  return found.length > 0 ? found : [{ factor: "low_stock", probability_without: 0 }];
}

interface Counterfactual {
  readonly factor: RiskFactorName;
  readonly demand: DemandDistribution;
  readonly cases: readonly SupplyCase[];
}

function counterfactuals(input: RiskFactorInput): Counterfactual[] {
  const { outlook, stock, receipts } = input;
  const { demand, cases } = outlook;
  const due = receipts.filter(({ due_in_days }) => due_in_days < outlook.days);
  const isLate = due.some(({ due_in_days }) => due_in_days < 0);
  const allDue = due.reduce((sum, { quantity }) => sum + quantity, 0);
  const withVariance = (varianceOf: (law: SimpleDemandLaw) => number) =>
    changedLaws(demand, (law) => demandDistribution(law.mean, varianceOf(law), input.is_count));
  const all: Counterfactual[] = [
    { factor: "demand_spread", demand: withVariance(({ mean }) => mean + input.lead_time_variance), cases },
    { factor: "lead_time_spread", demand: withVariance(({ variance }) => variance - input.lead_time_variance), cases },
    { factor: "allocated_stock", demand, cases: raised(cases, stock.allocated) },
    { factor: "waiting_orders", demand, cases: raised(cases, stock.available - stock.supply) },
  ];
  if (outlook.planned > 0) all.push({ factor: "production_need", demand, cases: raised(cases, outlook.planned) });
  if (due.length > 0) {
    const factor = isLate ? "late_receipts" : "receipt_timing";
    all.push({ factor, demand, cases: [{ probability: 1, supply: leftOver(stock.supply + allDue, outlook.planned) }] });
  }
  if (input.ordinary_share < 1) {
    const ordinary = (law: SimpleDemandLaw) =>
      demandDistribution(law.mean * input.ordinary_share, law.variance * input.ordinary_share, input.is_count);
    all.push({ factor: "coming_events", demand: changedLaws(demand, ordinary), cases });
  }
  if (input.forecast_demand > input.usual_demand && input.usual_demand > 0) {
    all.push({ factor: "demand_rise", demand: usualDemand(input), cases });
  }
  return all;
}

/** Demand as it would be had it not risen: no law expects more than the usual units. */
function usualDemand({ outlook, usual_demand, forecast_demand, is_count }: RiskFactorInput): DemandDistribution {
  const { demand } = outlook;
  const [present] = demand.name === "mixture" ? demand.parts.map(({ law }) => law) : [demand];
  const usual = ((present?.mean ?? 0) * usual_demand) / forecast_demand;
  return changedLaws(demand, (law) => {
    const ratio = Math.min(1, usual / law.mean);
    return demandDistribution(law.mean * ratio, law.variance * ratio, is_count);
  });
}

function raised(cases: readonly SupplyCase[], units: number): readonly SupplyCase[] {
  return cases.map(({ probability, supply }) => ({ probability, supply: supply + Math.max(0, units) }));
}
