import { addDays, type Day } from "../../domain/calendar/day.ts";
import type { RankedStep } from "../../domain/inventory/budget-allocation.ts";
import type { FundedOrder, Funding, UnfundedRest } from "../../domain/purchase-plan/funded-orders.ts";
import { type ItemTransfer, orderReason } from "../../domain/purchase-plan/item-plan.ts";
import { moneyCurve } from "../../domain/purchase-plan/money-curve.ts";
import type { PlanItem } from "../../domain/purchase-plan/plan-item.ts";
import type { PlanPlace } from "../../domain/purchase-plan/plan-place.ts";
import { USUAL_HOLDING_COST_RATE } from "../../domain/inventory/order-terms.ts";
import type { ValuedOrder } from "../../domain/purchase-plan/valued-order.ts";
import type {
  PlanPurchase,
  PlanSupplier,
  PlanTransfer,
  PlanUnfunded,
  PurchasePlan,
} from "../../contracts/purchase-plan.ts";

/** An item's transfers. */
export interface PlannedItem {
  readonly item: PlanItem;
  readonly transfers: readonly ItemTransfer[];
}

/** What a plan is told from. */
export interface PlanParts {
  readonly today: Day;
  readonly budget: number | null;
  readonly planned: readonly PlannedItem[];
  readonly orders: readonly ValuedOrder[];
  readonly steps: readonly RankedStep[];
  readonly funding: Funding;
  /** Names by code. */
  readonly suppliers: ReadonlyMap<string, string>;
  readonly lanes: PurchasePlan["lanes"];
  nameOf(location_code: string): string;
  /** The order under way for a place, if any. */
  orderedAt(item_code: string, location_code: string): PlanPurchase["ordered"];
}

const CURVE_POINTS = 160;

/** A plan as people and programs read it. */
export function planReport(parts: PlanParts): PurchasePlan {
  const { today, budget, planned, orders, steps, funding, lanes } = parts;
  const transfers = planned.flatMap(({ item, transfers }) => transfers.map((one) => planTransfer(item, one, parts)));
  const purchases = funding.orders
    .filter(({ quantity }) => quantity > 0)
    .map((order, index) => planPurchase(order, index + 1, parts));
  const unfunded = funding.orders.flatMap((order) =>
    order.rest === null ? [] : [planUnfunded(order, order.rest, parts)],
  );
  return {
    ...{ today, budget, lanes, holding_rate: USUAL_HOLDING_COST_RATE },
    transfers: transfers.sort(byGain),
    suppliers: bySupplier(purchases),
    unfunded: unfunded.sort(byForgone),
    totals: {
      transfer_cost: money(sum(transfers.map(({ cost }) => cost))),
      transfer_gain: money(sum(transfers.map(({ gain }) => gain ?? 0))),
      spent: funding.spent,
      expected_profit: money(sum(purchases.map(({ expected_profit }) => expected_profit ?? 0))),
      wanted: sum(orders.map(({ cost_fen }) => cost_fen ?? 0)) / 100,
      forgone_profit: money(sum(unfunded.map(({ forgone_profit }) => forgone_profit ?? 0))),
      by_units: orders.filter(({ worth }) => worth === null).length,
      without_cost: orders.filter(({ cost_fen }) => cost_fen === null).length,
    },
    curve: moneyCurve(orders, CURVE_POINTS, steps).map((point) => ({
      money: money(point.money),
      expected_profit: money(point.expected_profit),
    })),
  };
}

function planTransfer(
  { item_code, item_name, unit }: PlanItem,
  transfer: ItemTransfer,
  parts: PlanParts,
): PlanTransfer {
  const { from, to, quantity, lead_time_days, cost, gain, saved_units, reason } = transfer;
  return {
    ...{ item_code, item_name, unit, from, to, quantity, lead_time_days },
    from_name: parts.nameOf(from),
    to_name: parts.nameOf(to),
    cost: money(cost),
    gain: gain === null ? null : money(gain),
    saved_units: money(saved_units),
    reason,
  };
}

function planPurchase(funded: FundedOrder, rank: number, parts: PlanParts): PlanPurchase {
  const { valued, quantity, cost, expected_profit } = funded;
  const { item, order } = valued;
  const ordered = parts.orderedAt(item.item_code, order.place.location_code);
  // A printed plan has no boxes that stay shut.
  const warning = ordered === null ? "" : `已有采购单 ${ordered.purchase_order_no}，不要再下；`;
  return {
    ...purchaseFields(valued, parts),
    ...{ rank, quantity, cost },
    expected_profit: expected_profit === null ? null : money(expected_profit),
    moved_in: order.moved_in,
    expected_date: arrivalDate(order.place, parts.today),
    ordered,
    reason: `${warning}${orderReason(order)}`,
  };
}

/** An order takes as long today as it would have on the day of the assessment. */
function arrivalDate({ arrival_days }: PlanPlace, today: Day): Day | null {
  return arrival_days === undefined ? null : addDays(today, arrival_days);
}

function planUnfunded({ valued, quantity }: FundedOrder, rest: UnfundedRest, parts: PlanParts): PlanUnfunded {
  return {
    ...purchaseFields(valued, parts),
    ...{ quantity: rest.quantity, cost: rest.cost, is_rest: quantity > 0 },
    forgone_profit: rest.forgone_profit === null ? null : money(rest.forgone_profit),
    lost_units: money(rest.lost_units),
  };
}

function purchaseFields({ item, order: { place } }: ValuedOrder, { suppliers, nameOf }: PlanParts) {
  const { item_code, item_name, unit, supplier_code } = item;
  const { location_code, severity, stockout_date, order_by_date } = place;
  return {
    ...{ item_code, item_name, unit, location_code, severity, stockout_date, order_by_date, supplier_code },
    location_name: nameOf(location_code),
    supplier_name: supplier_code === null ? null : (suppliers.get(supplier_code) ?? null),
  };
}

/** Purchases keep their rank within a supplier. */
function bySupplier(purchases: readonly PlanPurchase[]): PlanSupplier[] {
  const groups = [...Map.groupBy(purchases, ({ supplier_code }) => supplier_code)];
  return groups
    .map(([supplier_code, found]) => ({
      supplier_code,
      supplier_name: found[0]?.supplier_name ?? null,
      cost: money(sum(found.map(({ cost }) => cost ?? 0))),
      expected_profit: money(sum(found.map(({ expected_profit }) => expected_profit ?? 0))),
      purchases: found,
    }))
    .sort((a, b) => b.expected_profit - a.expected_profit || (a.purchases[0]?.rank ?? 0) - (b.purchases[0]?.rank ?? 0));
}

function byGain(a: PlanTransfer, b: PlanTransfer): number {
  return (b.gain ?? -Infinity) - (a.gain ?? -Infinity) || b.saved_units - a.saved_units;
}

function byForgone(a: PlanUnfunded, b: PlanUnfunded): number {
  return (b.forgone_profit ?? -Infinity) - (a.forgone_profit ?? -Infinity) || b.lost_units - a.lost_units;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}

/** To the fen, and units to the hundredth. */
function money(value: number): number {
  return Math.round(value * 100) / 100;
}
