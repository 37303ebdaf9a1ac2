import { demandDistribution, probabilityAbove } from "../demand/demand-distribution.ts";
import type { DemandDistribution, SimpleDemandLaw } from "../demand/demand-distribution.ts";
import type { LeadTime } from "../inventory/lead-time.ts";
import { valueAt } from "../math/value-at.ts";
import { arrivalProbability } from "./open-receipt.ts";
import type { DueUnits } from "./open-receipt.ts";

/** What an item has and what is on its way to it; day 0 = today. */
export interface ComingStock {
  /** Units that can be handed out now. */
  readonly on_hand: number;
  readonly receipts: readonly DueUnits[];
  readonly lead_time: LeadTime;
}

/** Demand of the first so many coming days. */
export type DemandThrough = (days: number) => DemandDistribution;

/** Chances that stand for lateness, the middles of five equal stretches; all receipts are late together. */
const LATENESS_CHANCES = [0.1, 0.3, 0.5, 0.7, 0.9] as const;
/** Cells into which the stock is divided where it is larger than this. */
const MOST_CELLS = 64;

/**
 * P(stock falls below zero on any of the coming days), a first passage: a dip before a receipt and running out after
 * it both count, and neither twice. The worst day alone says too little wherever both can happen. `lab warn` asks it;
 * alerts still go by the worst day, whose formula the page of an item shows line by line (docs/science.md).
 */
export function runOutProbability(stock: ComingStock, horizon_days: number, demandThrough: DemandThrough): number {
  const courses = LATENESS_CHANCES.map((chance) => supplySteps(stock, horizon_days, chance));
  const alike = Map.groupBy(courses, (steps) => JSON.stringify(steps));
  let sum = 0;
  for (const [steps = [], ...others] of alike.values()) {
    sum += ((1 + others.length) / courses.length) * passageOf(steps, demandThrough);
  }
  return Math.min(1, sum);
}

/** A stretch of days at whose end more comes, or the horizon ends. */
interface SupplyStep {
  readonly days: number;
  /** Units that demand through these days may take. */
  readonly supply: number;
}

/** What can be handed out before each receipt and at the end, if receipts come on the first day that has this chance. */
function supplySteps({ on_hand, receipts, lead_time }: ComingStock, horizon: number, chance: number) {
  const arriving = new Map<number, number>();
  for (const { due_in_days, quantity } of receipts) {
    const day = arrivalDay(due_in_days, horizon, chance, lead_time);
    if (quantity > 0) arriving.set(day, (arriving.get(day) ?? 0) + quantity);
  }
  const steps: SupplyStep[] = [];
  let supply = on_hand + (arriving.get(0) ?? 0);
  for (let days = 1; days < horizon; days++) {
    const more = arriving.get(days);
    if (more === undefined) continue;
    steps.push({ days, supply });
    supply += more;
  }
  return [...steps, { days: horizon, supply }];
}

function arrivalDay(due_in_days: number, horizon: number, chance: number, lead_time: LeadTime): number {
  for (let day = 0; day < horizon; day++) if (arrivalProbability(due_in_days, day, lead_time) >= chance) return day;
  return horizon;
}

function passageOf(steps: readonly SupplyStep[], demandThrough: DemandThrough): number {
  const laws = steps.map(({ days }) => demandThrough(days));
  const parts = laws.find((law) => law.name === "mixture")?.parts ?? [{ weight: 1 }];
  let sum = 0;
  parts.forEach(({ weight }, part) => {
    sum +=
      weight *
      passageUnder(
        steps,
        laws.map((law) => partOf(law, part)),
      );
  });
  return sum;
}

/** Laws of one outlook have the same levels, so a mixture has all parts and a plain law stands for each of them. */
function partOf(law: DemandDistribution, part: number): SimpleDemandLaw {
  if (law.name !== "mixture") return law;
  const { law: own } = law.parts[part] as (typeof law.parts)[number]; // inside by the caller's loop
  return own;
}

/**
 * The same where one law holds: demand of the stretches is taken for independent, with means and variances that add up
 * to those of the sums. `surviving[j]` = P(about j cells are sold and the stock was never short).
 */
function passageUnder(steps: readonly SupplyStep[], laws: readonly SimpleDemandLaw[]): number {
  const most = Math.max(0, ...steps.slice(0, -1).map(({ supply }) => supply));
  const isCount = laws.every(({ name }) => name !== "gamma");
  const cell = isCount ? Math.max(1, most / MOST_CELLS) : Math.max(most / MOST_CELLS, Number.EPSILON);
  let surviving = Float64Array.of(1);
  let before: Pick<SimpleDemandLaw, "mean" | "variance"> = { mean: 0, variance: 0 };
  let lost = 0;
  for (const [k, { supply }] of steps.entries()) {
    const through = laws[k] ?? before;
    const law = demandDistribution(through.mean - before.mean, through.variance - before.variance, isCount);
    before = through;
    let short = 0;
    for (let j = 0; j < surviving.length; j++) {
      short += valueAt(surviving, j) * probabilityAbove(law, supply - j * cell);
    }
    lost += short;
    if (k < steps.length - 1) surviving = soldOn(surviving, law, cell, supply);
  }
  return lost;
}

/** Sold after one more stretch, in cells, while the supply lasts. */
function soldOn(sold: Float64Array, law: SimpleDemandLaw, cell: number, supply: number): Float64Array<ArrayBuffer> {
  const after = new Float64Array(Math.max(0, Math.floor(supply / cell) + 1));
  const sells = after.map(
    (_, j) => (j === 0 ? 1 : probabilityAbove(law, (j - 0.5) * cell)) - probabilityAbove(law, (j + 0.5) * cell),
  );
  for (let j = 0; j < sold.length; j++) {
    for (let more = 0; j + more < after.length; more++) {
      after[j + more] = valueAt(after, j + more) + valueAt(sold, j) * valueAt(sells, more);
    }
  }
  return after;
}
