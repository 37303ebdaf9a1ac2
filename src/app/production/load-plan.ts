import type { BusinessCalendar } from "../../domain/calendar/business-calendar.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { inShares } from "../../domain/math/in-shares.ts";
import { type Bom, bomOf } from "../../domain/production/bom.ts";
import type { PlanCheckInput } from "../../domain/production/check-plan.ts";
import type { PlacedStock } from "../../domain/production/placed-stock.ts";
import { plannedOutput, type PlannedOrder } from "../../domain/production/planned-order.ts";
import { stockOfRisk } from "../../domain/production/stock-of-risk.ts";
import { placeKey } from "../../domain/text/place-key.ts";
import type { FormName } from "../../contracts/form.ts";
import type { BomLineRow } from "../../contracts/rows.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Assessments } from "../../ports/assessments.ts";
import type { OpenOrder, Production, ProductionFacts } from "../../ports/production.ts";
import { exposedOf } from "../assess/exposed-of.ts";
import { riskInput } from "../assess/risk-input.ts";

/** Ports of `loadPlan`. */
export interface PlanPorts {
  readonly production: Pick<Production, "facts">;
  readonly assessments: Pick<Assessments, "bases">;
  /** Lets waiting pushes and pages in between two readings. */
  breathe(): Promise<void>;
}

/** When the plan is looked at, and what holds for the whole installation. */
export interface PlanSetting {
  readonly installation_id: string;
  readonly today: Day;
  readonly calendar: BusinessCalendar;
  readonly bound: ReadonlySet<FormName>;
  /** `made`: the stock of intermediate items only, which is all that the needs of bought ones depend on. */
  readonly stock_of: "made" | "all";
}

/** A plan with its open orders. */
export interface LoadedPlan {
  readonly orders: readonly OpenOrder[];
  readonly question: PlanCheckInput;
}

/** Places read together. */
const READ_TOGETHER = 16;

/** The production plan of an installation, as the question that `explodePlan` and `checkPlan` answer. */
export async function loadPlan(ports: PlanPorts, setting: PlanSetting): Promise<LoadedPlan> {
  const facts = await ports.production.facts(setting.installation_id);
  const bom = bomOf(facts.bom_lines);
  const make_days = makeDays(facts.bom_lines);
  const orders = facts.orders.map(plannedOrder);
  const outputs = facts.orders.map((order) => {
    const to_come = Math.max(0, order.quantity - order.completed_quantity);
    const output = plannedOutput(plannedOrder(order), to_come, make_days.get(order.item_code) ?? 0);
    return output.ready_on < setting.today ? { ...output, ready_on: setting.today } : output;
  });
  const stock = await loadStock(ports, facts, bom, setting);
  const names = new Map([...facts.names].map(([code, name]) => [code, name === code ? code : `${name}（${code}）`]));
  return { orders: facts.orders, question: { today: setting.today, bom, orders, outputs, stock, make_days, names } };
}

/** What an order still takes: nothing for what has been issued, and nothing for what is finished. */
function plannedOrder(order: OpenOrder): PlannedOrder {
  const { record_id, production_no, item_code, location_code, start_on, quantity } = order;
  const served = Math.max(order.issued_quantity, order.completed_quantity);
  const place = { item_code, location_code, day: start_on };
  return { order_id: record_id, order_no: production_no, ...place, quantity: Math.max(0, quantity - served) };
}

function makeDays(lines: readonly BomLineRow[]): ReadonlyMap<string, number> {
  return new Map(lines.flatMap(({ parent_code, make_days }) => (make_days === null ? [] : [[parent_code, make_days]])));
}

/** Every place of every item; what lies there only where the question asks for it. */
async function loadStock(
  ports: PlanPorts,
  { places, orders }: ProductionFacts,
  bom: Bom,
  { installation_id, today, calendar, bound, stock_of }: PlanSetting,
): Promise<PlanCheckInput["stock"]> {
  const used = new Set([...bom.components.values()].flat().map(({ component_code }) => component_code));
  const atOrders = new Set(orders.map(({ location_code }) => location_code));
  const byItem = Map.groupBy(places, ({ item_code }) => item_code);
  const isAsked = ({ item_code, location_code }: Omit<Subject, "installation_id">) =>
    used.has(item_code) &&
    (stock_of === "all" || bom.components.has(item_code)) &&
    (atOrders.has(location_code) || byItem.get(item_code)?.[0]?.location_code === location_code);
  const asked = places.filter(isAsked).map((place): Subject => ({ installation_id, ...place }));
  const found = new Map<string, PlacedStock>();
  for (const share of inShares(asked, READ_TOGETHER)) {
    // Neither what sold nor what moved is asked for.
    const bases = await ports.assessments.bases(share, today);
    for (const [index, { item_code, location_code }] of share.entries()) {
      const facts = bases[index]?.facts;
      if (facts === undefined) continue;
      const exposed = exposedOf(facts);
      const input = riskInput({ item_code, location_code, facts, exposed, previous: null, bound, today, calendar });
      found.set(placeKey({ item_code, location_code }), stockOfRisk(input));
    }
    await ports.breathe();
  }
  return new Map(
    [...byItem].map(([code, own]) => [
      code,
      own.map((place) => {
        return found.get(placeKey(place)) ?? { location_code: place.location_code, on_hand: 0, receipts: [] };
      }),
    ]),
  );
}
