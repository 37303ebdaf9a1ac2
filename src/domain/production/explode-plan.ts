import { addDays } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { compareText } from "../math/compare-text.ts";
import { grossQuantityPer } from "./bom.ts";
import type { Bom } from "./bom.ts";
import { countedOn } from "./component-supply.ts";
import type { ComponentReceipt } from "./component-supply.ts";

/** An order of the production plan (生产计划): so many units of an item, begun on a day. */
export interface PlannedOrder {
  /** One of a kind: an order for several items is several planned orders. */
  readonly order_no: string;
  readonly item_code: string;
  readonly day: Day;
  readonly quantity: number;
}

/** What an order wants of a component, along one path of the bill of materials. */
export interface Requirement {
  readonly order_no: string;
  readonly item_code: string;
  readonly day: Day;
  readonly quantity: number;
  /** Units of the component per unit of the order. */
  readonly per_unit: number;
}

/** What the explosion works with. */
export interface ExplosionInput {
  readonly bom: Bom;
  readonly orders: readonly PlannedOrder[];
  readonly on_hand: ReadonlyMap<string, number>;
  readonly receipts: readonly ComponentReceipt[];
  /** Days it takes to make an item that is itself a component; none for a phantom. */
  readonly make_days: ReadonlyMap<string, number>;
}

/**
 * Requirements of bought components by date. Intermediate items take from their own stock and from receipts that are
 * there by then, the earliest requirement first; only the rest is made, and asks for components its making time earlier.
 */
export function explodePlan(input: ExplosionInput): readonly Requirement[] {
  const wanted = new Map<string, Requirement[]>();
  const add = (requirement: Requirement): void => {
    const known = wanted.get(requirement.item_code);
    if (known === undefined) wanted.set(requirement.item_code, [requirement]);
    else known.push(requirement);
  };
  const orders = input.orders.filter(({ quantity }) => quantity > 0);
  for (const one of orders.flatMap((order) => componentsOf(input.bom, { ...order, per_unit: 1 }, order.day))) add(one);
  return input.bom.order.flatMap((item_code) => {
    const requirements = (wanted.get(item_code) ?? []).sort(byTurn);
    if (!input.bom.components.has(item_code)) return requirements;
    for (const one of toBeMade(input, item_code, requirements).flat()) add(one);
    return [];
  });
}

/** Order of service: the earlier day, then the order number, then the smaller path. */
export function byTurn(a: Requirement, b: Requirement): number {
  return (
    compareText(a.day, b.day) ||
    compareText(a.order_no, b.order_no) ||
    a.per_unit - b.per_unit ||
    a.quantity - b.quantity
  );
}

function toBeMade(input: ExplosionInput, item_code: string, requirements: readonly Requirement[]) {
  const days = input.make_days.get(item_code) ?? 0;
  const receipts = input.receipts.filter((receipt) => receipt.item_code === item_code);
  let used = 0;
  return requirements.map((requirement) => {
    const arrived = receipts.reduce((sum, one) => sum + (isHere(one, requirement.day) ? one.quantity : 0), 0);
    const stock = Math.max(0, (input.on_hand.get(item_code) ?? 0) + arrived - used);
    const taken = Math.min(stock, requirement.quantity);
    used += taken;
    const rest = { ...requirement, quantity: requirement.quantity - taken };
    return rest.quantity > 0 ? componentsOf(input.bom, rest, addDays(requirement.day, -days)) : [];
  });
}

function isHere(receipt: ComponentReceipt, day: Day): boolean {
  const counted = countedOn(receipt);
  return counted !== null && counted <= day;
}

function componentsOf({ components }: Bom, made: Requirement, day: Day): readonly Requirement[] {
  return (components.get(made.item_code) ?? []).map((line) => {
    const per = grossQuantityPer(line);
    return {
      order_no: made.order_no,
      item_code: line.component_code,
      day,
      quantity: made.quantity * per,
      per_unit: made.per_unit * per,
    };
  });
}
