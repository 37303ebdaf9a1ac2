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

/** An item with the size chosen for it so far. */
interface Choice extends SizedItem {
  chosen: OrderCandidate;
  isClosed: boolean;
}

interface ChoiceStep extends HullStep {
  readonly choice: Choice;
}

/** The sizes of an item's order. */
export function sizedItem(item: BudgetItem): SizedItem {
  const candidates = orderCandidates(item);
  return { item, candidates, steps: hullSteps(candidates) };
}

/**
 * Spends a budget on the steps with the most expected profit per money: the multiple-choice knapsack solved greedily along
 * each item's upper hull (Sinha & Zoltners 1979), with minimum quantities, multiples and price breaks as lumps; then what
 * is left over goes to sizes beside the hull that still fit. Equal steps go by item and location code.
 */
export function allocateBudget(items: readonly BudgetItem[], budget: number): BudgetAllocation {
  return allocateSized(items.map(sizedItem), budget);
}

/** The same of items whose sizes are worked out. */
export function allocateSized(items: readonly SizedItem[], budget: number): BudgetAllocation {
  const choices = items.map((item): Choice => ({ ...item, chosen: NO_ORDER, isClosed: false }));
  const steps = choices.flatMap((choice) => choice.steps.map((step): ChoiceStep => ({ ...step, choice })));
  steps.sort(byWorth);
  const budget_fen = Math.max(0, Math.floor(budget * 100 + ROUNDING_SLACK));
  const left_fen = fillGaps(steps, takeSteps(steps, budget_fen));
  const orders = choices.filter(isFunded).map(({ item, chosen }) => ranked(item, chosen));
  return {
    orders: orders.sort(byRank),
    unfunded: choices.flatMap(firstUnfunded).sort(byRank),
    spent: (budget_fen - left_fen) / 100,
    expected_profit: orders.reduce((sum, { expected_profit }) => sum + expected_profit, 0),
  };
}

/** 0.29 · 100 must be 29 fen. */
const ROUNDING_SLACK = 1e-6;

/** Takes step after step while it fits; an item whose next step does not fit is closed. Answers what is left. */
function takeSteps(steps: readonly ChoiceStep[], budget_fen: number): number {
  let left = budget_fen;
  for (const { choice, candidate, cost_fen } of steps) {
    if (choice.isClosed) continue;
    choice.isClosed = cost_fen > left;
    if (choice.isClosed) continue;
    choice.chosen = candidate;
    left -= cost_fen;
  }
  return left;
}

/** Gives closed items, in the order of their worth, the best size that still fits. Answers what is left. */
function fillGaps(steps: readonly ChoiceStep[], left_fen: number): number {
  let left = left_fen;
  for (const choice of new Set(steps.map((step) => step.choice))) {
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

function isFunded({ chosen }: Choice): boolean {
  return chosen.quantity > 0;
}

function firstUnfunded(choice: Choice): readonly RankedOrder[] {
  const [first] = choice.steps;
  return isFunded(choice) || first === undefined ? [] : [ranked(choice.item, first.candidate)];
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

function byWorth(a: ChoiceStep, b: ChoiceStep): number {
  return descending(a.ratio, b.ratio) || byCode(a.choice.item, b.choice.item);
}

/** All steps of some items in the order in which money is spent on them. */
export function stepsByWorth(items: readonly SizedItem[]): readonly HullStep[] {
  return items
    .flatMap(({ item, steps }) => steps.map((step) => ({ item, step })))
    .sort((a, b) => descending(a.step.ratio, b.step.ratio) || byCode(a.item, b.item))
    .map(({ step }) => step);
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
