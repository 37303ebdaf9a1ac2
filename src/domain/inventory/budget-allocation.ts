import { compareText } from "../math/compare-text.ts";
import { orderCandidates } from "./order-candidates.ts";
import type { BudgetItem, OrderCandidate } from "./order-candidates.ts";
import { hullSteps, NO_ORDER } from "./profit-hull.ts";
import type { HullStep } from "./profit-hull.ts";

/** An order in the ranked list. */
export interface RankedOrder {
  readonly item_code: string;
  readonly location_code: string;
  readonly quantity: number;
  /** Money. */
  readonly cost: number;
  readonly expected_profit: number;
  /** Expected profit per unit of money spent; infinite where nothing is spent. */
  readonly profit_per_money: number;
}

/** What to order within the budget, the most profitable per money first. */
export interface BudgetAllocation {
  readonly orders: readonly RankedOrder[];
  /** Items worth ordering for which no money is left, the smallest order that pays best for each, by the same rank. */
  readonly unfunded: readonly RankedOrder[];
  /** Money; never above the budget, to the fen. */
  readonly spent: number;
  readonly expected_profit: number;
}

/** An item with the sizes its order may have, worked out once for any number of budgets. */
export interface SizedItem {
  readonly item: BudgetItem;
  readonly candidates: readonly OrderCandidate[];
  readonly steps: readonly HullStep[];
}

/** A step of an item's order among those of all items. */
export interface RankedStep extends HullStep {
  readonly sized: SizedItem;
}

/** The sizes of an item's order. */
export function sizedItem(item: BudgetItem): SizedItem {
  const candidates = orderCandidates(item);
  return { item, candidates, steps: hullSteps(candidates) };
}

/** All steps in the order in which money is spent on them. Equal steps go by item and location code. */
export function rankedSteps(items: readonly SizedItem[]): readonly RankedStep[] {
  return items.flatMap((sized) => sized.steps.map((step) => ({ ...step, sized }))).sort(byWorth);
}

/**
 * Spends a budget on the steps with the most expected profit per money: the multiple-choice knapsack solved greedily along
 * each item's upper hull (Sinha & Zoltners 1979), with minimum quantities, multiples and price breaks as lumps; then what
 * is left over goes to sizes beside the hull that still fit.
 */
export function allocateBudget(items: readonly BudgetItem[], budget: number): BudgetAllocation {
  const sized = items.map(sizedItem);
  const { chosen, spent } = chooseSizes(rankedSteps(sized), budget);
  const orders = [...chosen].map(([{ item }, candidate]) => ranked(item, candidate));
  return {
    orders: orders.sort(byRank),
    unfunded: sized
      .filter((one) => !chosen.has(one))
      .flatMap(firstUnfunded)
      .sort(byRank),
    spent,
    expected_profit: orders.reduce((sum, { expected_profit }) => sum + expected_profit, 0),
  };
}

/** The size chosen for each item that gets any. */
export interface ChosenSizes {
  readonly chosen: ReadonlyMap<SizedItem, OrderCandidate>;
  /** Money; never above the budget, to the fen. */
  readonly spent: number;
}

/** The same as sizes, from steps that are ranked. */
export function chooseSizes(steps: readonly RankedStep[], budget: number): ChosenSizes {
  const choices = new Map<SizedItem, Choice>();
  for (const { sized } of steps) {
    if (!choices.has(sized)) choices.set(sized, { candidates: sized.candidates, chosen: NO_ORDER, isClosed: false });
  }
  const budget_fen = Math.max(0, Math.floor(budget * 100 + ROUNDING_SLACK));
  const left_fen = fillGaps(choices, takeSteps(steps, choices, budget_fen));
  const funded = [...choices].filter(([, { chosen }]) => chosen.quantity > 0);
  return {
    chosen: new Map(funded.map(([sized, { chosen }]) => [sized, chosen])),
    spent: (budget_fen - left_fen) / 100,
  };
}

/** The size chosen for an item so far. */
interface Choice {
  readonly candidates: readonly OrderCandidate[];
  chosen: OrderCandidate;
  isClosed: boolean;
}

/** 0.29 · 100 must be 29 fen. */
const ROUNDING_SLACK = 1e-6;

/** Takes step after step while it fits; an item whose next step does not fit is closed. Answers what is left. */
function takeSteps(steps: readonly RankedStep[], choices: ReadonlyMap<SizedItem, Choice>, budget_fen: number): number {
  let left = budget_fen;
  for (const { sized, candidate, cost_fen } of steps) {
    const choice = choices.get(sized);
    if (choice === undefined || choice.isClosed) continue;
    choice.isClosed = cost_fen > left;
    if (choice.isClosed) continue;
    choice.chosen = candidate;
    left -= cost_fen;
  }
  return left;
}

/** Gives closed items, in the order of their worth, the best size that still fits. Answers what is left. */
function fillGaps(choices: ReadonlyMap<SizedItem, Choice>, left_fen: number): number {
  let left = left_fen;
  for (const choice of choices.values()) {
    if (!choice.isClosed) continue;
    const before = choice.chosen;
    for (const candidate of choice.candidates) {
      const isAffordable = candidate.cost_fen - before.cost_fen <= left;
      if (isAffordable && candidate.profit > choice.chosen.profit) choice.chosen = candidate;
    }
    left -= choice.chosen.cost_fen - before.cost_fen;
  }
  return left;
}

function firstUnfunded({ item, steps }: SizedItem): readonly RankedOrder[] {
  const [first] = steps;
  return first === undefined ? [] : [ranked(item, first.candidate)];
}

function ranked({ item_code, location_code }: BudgetItem, { quantity, cost_fen, profit }: OrderCandidate): RankedOrder {
  return {
    item_code,
    location_code,
    quantity,
    cost: cost_fen / 100,
    expected_profit: profit,
    profit_per_money: cost_fen > 0 ? (profit / cost_fen) * 100 : Infinity,
  };
}

function byWorth(a: RankedStep, b: RankedStep): number {
  return descending(a.ratio, b.ratio) || byCode(a.sized.item, b.sized.item);
}

function byRank(a: RankedOrder, b: RankedOrder): number {
  return descending(a.profit_per_money, b.profit_per_money) || byCode(a, b);
}

type Coded = Pick<BudgetItem, "item_code" | "location_code">;

function byCode(a: Coded, b: Coded): number {
  return compareText(a.item_code, b.item_code) || compareText(a.location_code, b.location_code);
}

function descending(a: number, b: number): number {
  return a > b ? -1 : a < b ? 1 : 0;
}
