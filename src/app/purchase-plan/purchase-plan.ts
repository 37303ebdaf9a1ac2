import { itemPlan, type NeededOrder } from "../../domain/purchase-plan/item-plan.ts";
import { fundOrders } from "../../domain/purchase-plan/funded-orders.ts";
import type { PlanPlace } from "../../domain/purchase-plan/plan-place.ts";
import { orderSteps, type ValuedOrder, valuedOrder } from "../../domain/purchase-plan/valued-order.ts";
import { RETURN_MS } from "../../domain/purchase-choice/under-way.ts";
import type { PurchasePlan } from "../../contracts/purchase-plan.ts";
import type { Assessments } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { PurchaseChoices } from "../../ports/purchase-choices.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { ordersUnderWay } from "../purchase-order/order-state.ts";
import { transferSetting } from "../assess/transfers-first.ts";
import { itemPlanItem } from "./plan-item-of.ts";
import type { SteadyPlaces } from "./shown-suggestions.ts";
import { type PlannedItem, planReport } from "./plan-report.ts";

/** Ports of `purchasePlan`. */
export interface PurchasePlanPorts {
  readonly assessments: Pick<Assessments, "planPlaces">;
  readonly subjects: Pick<Subjects, "masters">;
  readonly purchaseChoices: Pick<PurchaseChoices, "since">;
  readonly clock: Pick<Clock, "today" | "now">;
  /** Has what was shown stand for a while; every plan is as new where left out. */
  readonly steadied?: SteadyPlaces;
  /** Lets waiting pushes and pages in between items. */
  breathe(): Promise<void>;
}

/** Told now and then how many items are done. */
export type PlanProgress = (done: number, total: number) => void;

/** Items between two breaths: about a hundredth of a second. */
const ITEMS_AT_ONCE = 32;

/** A plan of transfers and purchases from what is kept of all assessments; nothing is assessed anew. */
export function createPurchasePlan(ports: PurchasePlanPorts) {
  const { assessments, subjects, purchaseChoices, clock, breathe, steadied } = ports;
  return async function purchasePlan(
    installation_id: string,
    budget: number | null,
    onProgress: PlanProgress = () => undefined,
  ): Promise<PurchasePlan> {
    const now = clock.now();
    // Before the places: an order that is not under way here is in what they were assessed with.
    const recent = await purchaseChoices.since(installation_id, now - RETURN_MS);
    const [assessed, items, suppliers, locations] = await Promise.all([
      assessments.planPlaces(installation_id),
      subjects.masters(installation_id, "item"),
      subjects.masters(installation_id, "supplier"),
      subjects.masters(installation_id, "location"),
    ]);
    const places = steadied === undefined ? assessed : await steadied(installation_id, assessed);
    const { lanes, nameOf } = transferSetting(locations);
    const forms = new Map(items.map((row) => [row.item_code, row]));
    const groups = [...Map.groupBy(places, ({ item_code }) => item_code)].filter(([, found]) => found.some(wants));
    const planned: PlannedItem[] = [];
    const orders: ValuedOrder[] = [];
    for (const [index, [item_code, found]] of groups.entries()) {
      const item = itemPlanItem(item_code, forms.get(item_code));
      const plan = itemPlan(item, found, lanes, nameOf);
      planned.push({ item, transfers: plan.transfers });
      orders.push(...plan.orders.map((order: NeededOrder) => valuedOrder(item, order)));
      if (index % ITEMS_AT_ONCE > 0) continue;
      onProgress(index, groups.length);
      await breathe();
    }
    onProgress(groups.length, groups.length);
    await breathe();
    const steps = orderSteps(orders);
    await breathe();
    const funding = fundOrders(orders, budget, steps);
    await breathe();
    return planReport({
      ...{ today: clock.today(), budget, planned, orders, steps, funding, nameOf },
      orderedAt: ordersUnderWay(recent, now),
      suppliers: new Map(suppliers.map(({ supplier_code, supplier_name }) => [supplier_code, supplier_name])),
      lanes: { taking_part: new Set(lanes.map(({ from }) => from)).size, locations: locations.length },
    });
  };
}

/** A plan of transfers and purchases, by budget. */
export type MakePurchasePlan = ReturnType<typeof createPurchasePlan>;

/** A place that lacks or orders something; the others only give. */
function wants({ gap, suggested_order_quantity }: PlanPlace): boolean {
  return gap !== null || suggested_order_quantity > 0;
}
