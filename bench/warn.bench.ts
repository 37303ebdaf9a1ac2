/**
 * Early warning: will an item run out within 14 days if nothing more than its open orders arrives? Ours beside days of
 * cover and a minimum stock, on stock as a buyer would have it and on stock drawn by lot. What a buyer then did is not
 * asked: a good warning is the one that keeps the stockout from happening.
 */
import { textbookExposureDemand, textbookSafetyStock } from "../src/domain/inventory/safety-stock.ts";
import { warnAll } from "./lab/warn.ts";
import type { Figure } from "./run.ts";
import { averagePrecision, calibrationError } from "./science/average-precision.ts";
import type { ScienceSet } from "./science/held-out.ts";
import { scienceSets } from "./science/science-sets.ts";
import { runsOut, simulatedStates, type StockState } from "./science/stock-state.ts";
import { evenly } from "../src/domain/math/evenly.ts";
import { seededRandom } from "./support/seeded-random.ts";

const HORIZON_DAYS = 14;
/** Evenings judged, in days before the last: windows that do not overlap. */
const EVENINGS = [14, 28, 42, 56] as const;
/** Days a shop lives through before it is judged, and days it has known before. */
const SIMULATED_DAYS = 70;
const LEAST_PAST_DAYS = 60;
const WINDOW_DAYS = 91;
const HABITS = { lead_time_days: 10, cover_days: 14, service_level: 0.9, opening_days: 14 } as const;
const MOST_ITEMS = 800;
const SEED = 20_261_129;

/** Runs the bench on the daily sets whose days are all known. */
export function run(): Promise<readonly Figure[]> {
  const daily = scienceSets().filter(
    ({ cycle, series }) => cycle === 7 && series.every(({ values }) => !values.includes(NaN)),
  );
  return Promise.resolve(
    daily.flatMap((set) => [
      ...tableOf(`${set.name}, bought by a monthly (s, S)`, judged(set, boughtMonthly)),
      ...tableOf(`${set.name}, stock by lot`, judged(set, byLot(seededRandom(SEED)))),
    ]),
  );
}

/** An item on an evening, with the answers of the rules and what came. */
interface Judged {
  readonly ours: number;
  readonly cover: number;
  readonly coverWithOrders: number;
  readonly belowMinimum: number;
  readonly happened: boolean;
}

/** The state of an item on each of the evenings (days of `demand` before which it is asked for). */
type States = (demand: readonly number[], evenings: readonly number[]) => readonly StockState[];

function boughtMonthly(demand: readonly number[], evenings: readonly number[]): readonly StockState[] {
  return simulatedStates(demand, { from: Math.min(...evenings) - SIMULATED_DAYS, at: evenings }, HABITS);
}

/** Half a lead time to forty days of stock, and sometimes an order that is due within twenty. */
function byLot(random: () => number): States {
  return (demand, evenings) =>
    evenings.map((evening) => {
      const level = mean(demand.slice(0, evening));
      const on_hand = Math.round(level * (5 + 40 * random()));
      const order = { quantity: Math.max(1, Math.round(level * HORIZON_DAYS)), due_in_days: Math.floor(20 * random()) };
      return { on_hand, open_orders: random() < 0.4 ? [order] : [] };
    });
}

/** Evening by evening, so that no item learns from another's days to come. */
function judged({ series }: ScienceSet, statesOf: States): readonly Judged[] {
  const items = evenly(series, MOST_ITEMS).flatMap(({ sku, values }) => {
    const demand = Array.from(values.slice(values.findIndex((value) => value > 0)));
    const evenings = EVENINGS.map((before) => demand.length - before);
    if (Math.min(...evenings) < SIMULATED_DAYS + LEAST_PAST_DAYS) return [];
    return [{ sku, demand, states: statesOf(demand, evenings) }];
  });
  return EVENINGS.flatMap((before, i) => {
    const known = items.flatMap(({ sku, demand, states }) => {
      const state = states[i];
      const [history, coming] = [demand.slice(0, -before), demand.slice(-before).slice(0, HORIZON_DAYS)];
      return state === undefined || mean(history.slice(-WINDOW_DAYS)) === 0 ? [] : [{ sku, history, coming, state }];
    });
    const cases = known.map(({ sku, history, state }) => ({
      ...{ id: sku, history, on_hand: state.on_hand, open_orders: [...state.open_orders] },
      lead_time_days: HABITS.lead_time_days,
    }));
    const chances = warnAll(cases, HORIZON_DAYS);
    return known.map(({ history, coming, state }, n) => answers(history, coming, state, chances[n] ?? 0));
  });
}

function answers(history: readonly number[], coming: readonly number[], state: StockState, ours: number): Judged {
  const recent = history.slice(-WINDOW_DAYS);
  const demand_mean = mean(recent);
  const due = state.open_orders.filter(({ due_in_days }) => due_in_days < HORIZON_DAYS);
  const ordered = due.reduce((sum, { quantity }) => sum + quantity, 0);
  return {
    ours,
    cover: -state.on_hand / demand_mean,
    coverWithOrders: -(state.on_hand + ordered) / demand_mean,
    belowMinimum: state.on_hand < minimumStock(recent) ? 1 : 0,
    happened: runsOut(state, coming),
  };
}

/** Demand of the lead time with a safety stock for 95 %, as a textbook sets a minimum. */
function minimumStock(recent: readonly number[]): number {
  const demand_mean = mean(recent);
  const demand_sd = Math.sqrt(mean(recent.map((units) => (units - demand_mean) ** 2)));
  const terms = { lead_time_days: HABITS.lead_time_days, lead_time_sd_days: 0, review_period_days: 0 };
  const exposure = textbookExposureDemand({ demand_mean, demand_sd, ...terms });
  return exposure.mean + textbookSafetyStock(0.95, exposure.sd);
}

function tableOf(name: string, all: readonly Judged[]): readonly Figure[] {
  if (all.length === 0) return [];
  const scored = (rule: Exclude<keyof Judged, "happened">) =>
    all.map(({ [rule]: score, happened }) => ({ score, happened }));
  const precision = (rule: Exclude<keyof Judged, "happened">) => averagePrecision(scored(rule));
  const rivals = { cover: precision("cover"), withOrders: precision("coverWithOrders") };
  const figure = (measure: string, value: number, unit: string, aim: string | null = null): Figure => {
    return { name: `${name}: ${measure}`, value: Math.round(value * 1e4) / 1e4, unit, aim };
  };
  const best = Math.round(Math.max(rivals.cover, rivals.withOrders) * 1e4) / 1e4;
  return [
    figure("items and evenings judged", all.length, "cases"),
    figure("run out", mean(all.map(({ happened }) => (happened ? 1 : 0))), "share"),
    figure("average precision, ours", precision("ours"), "share", `> ${best}`),
    figure("average precision, days of cover", rivals.cover, "share"),
    figure("average precision, days of cover with orders due", rivals.withOrders, "share"),
    figure("average precision, stock below a minimum", precision("belowMinimum"), "share"),
    figure("expected calibration error, ours", calibrationError(scored("ours")), "share", "< 0.05"),
  ];
}

function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length;
}
