import { addDays } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";
import { compareText } from "../math/compare-text.ts";
import { grouped } from "../math/grouped.ts";
import { grossQuantityPer } from "./bom.ts";
import type { Bom } from "./bom.ts";
import { countedOn } from "./component-supply.ts";
import type { CoveredRequirement } from "./component-outlook.ts";
import { stockFor } from "./placed-stock.ts";
import type { StockByItem } from "./placed-stock.ts";
import type { PlannedOrder, PlannedOutput } from "./planned-order.ts";

/** What an order wants of a component, along one path of the bill of materials. */
export interface Requirement {
  readonly order_id: string;
  readonly order_no: string;
  /** What the order makes. */
  readonly made_code: string;
  readonly item_code: string;
  /** Where it is taken from. */
  readonly location_code: string;
  readonly day: Day;
  readonly quantity: number;
  /** Units of the component per unit of the order. */
  readonly per_unit: number;
}

/** What the explosion works with. */
export interface ExplosionInput {
  /** What was wanted before today is wanted today. */
  readonly today: Day;
  readonly bom: Bom;
  readonly orders: readonly PlannedOrder[];
  readonly stock: StockByItem;
  /** What orders of the plan will have made themselves: components that need not be made once more. */
  readonly outputs: readonly PlannedOutput[];
  /** Days it takes to make an item that is itself a component; none for a phantom. */
  readonly make_days: ReadonlyMap<string, number>;
}

/** A plan as what it wants. */
export interface ExplodedPlan {
  /** Of bought components, by date. */
  readonly requirements: readonly Requirement[];
  /** Of made ones that another order of the plan makes, but too late. */
  readonly waits: readonly CoveredRequirement[];
}

/** A requirement with the place of its order, which its own components are looked for first. */
interface Wanted extends Requirement {
  readonly order_location: string;
}

/**
 * Requirements of bought components by date. Intermediate items take from their own stock and from receipts that are
 * there by then, the earliest requirement first, then from what the plan makes of them itself; only the rest is made, and
 * asks for components its making time earlier.
 */
export function explodePlan(input: ExplosionInput): ExplodedPlan {
  const wanted = new Map<string, Wanted[]>();
  const add = (requirement: Wanted): void => {
    const known = wanted.get(requirement.item_code);
    if (known === undefined) wanted.set(requirement.item_code, [requirement]);
    else known.push(requirement);
  };
  const orders = input.orders.filter(({ quantity }) => quantity > 0);
  for (const one of orders.flatMap((order) => componentsOf(input, ofOrder(order), order.day))) add(one);
  const requirements: Requirement[] = [];
  const waits: CoveredRequirement[] = [];
  for (const item_code of input.bom.order) {
    const own = (wanted.get(item_code) ?? []).sort(byTurn);
    if (!input.bom.components.has(item_code)) {
      requirements.push(...own.map(plain));
      continue;
    }
    for (const atPlace of grouped(own, ({ location_code }) => location_code).values()) {
      const made = toBeMade(input, atPlace);
      made.wanted.forEach(add);
      waits.push(...made.waits);
    }
  }
  return { requirements, waits };
}

/** Order of service: the earlier day, then the order, then the smaller path. */
export function byTurn(a: Requirement, b: Requirement): number {
  return (
    compareText(a.day, b.day) ||
    compareText(a.order_no, b.order_no) ||
    compareText(a.order_id, b.order_id) ||
    a.per_unit - b.per_unit ||
    a.quantity - b.quantity
  );
}

function ofOrder({ order_id, order_no, item_code, location_code, day, quantity }: PlannedOrder): Wanted {
  const made = { order_id, order_no, made_code: item_code, order_location: location_code };
  return { ...made, item_code, location_code, day, quantity, per_unit: 1 };
}

function plain(wanted: Wanted): Requirement {
  const { order_id, order_no, made_code, item_code, location_code, day, quantity, per_unit } = wanted;
  return { order_id, order_no, made_code, item_code, location_code, day, quantity, per_unit };
}

/** Of one made item at one place: what its parts are wanted for, and what waits for another order of the plan. */
function toBeMade(input: ExplosionInput, own: readonly Wanted[]) {
  const [{ item_code, location_code }] = own as readonly [Wanted, ...Wanted[]]; // groups are never empty
  const { on_hand, receipts } = stockFor(input.stock, item_code, location_code);
  const planned = input.outputs
    .filter((output) => output.item_code === item_code)
    .filter((output) => stockFor(input.stock, item_code, output.location_code).location_code === location_code)
    .sort((a, b) => compareText(a.ready_on, b.ready_on))
    .map(({ ready_on, quantity }) => ({ ready_on, left: quantity }));
  const wanted: Wanted[] = [];
  const waits: CoveredRequirement[] = [];
  let used = 0;
  for (const requirement of own) {
    const arrived = receipts.reduce((sum, one) => {
      const day = countedOn(one);
      return sum + (day !== null && day <= requirement.day ? one.quantity : 0);
    }, 0);
    const stocked = Math.min(Math.max(0, on_hand + arrived - used), requirement.quantity);
    used += stocked;
    const { taken, late } = takePlanned(planned, requirement.quantity - stocked, requirement.day);
    if (late !== null) {
      const { units, ready_on } = late;
      waits.push({ requirement: plain(requirement), missing: units, covered_on: ready_on, shortage_probability: 1 });
    }
    const rest = { ...requirement, quantity: requirement.quantity - stocked - taken };
    const days = input.make_days.get(item_code) ?? 0;
    if (rest.quantity > 0) wanted.push(...componentsOf(input, rest, addDays(requirement.day, -days)));
  }
  return { wanted, waits };
}

/** Takes what the plan makes, the earliest first; `late`: the part that is ready only after the day. */
function takePlanned(planned: { readonly ready_on: Day; left: number }[], units: number, day: Day) {
  const parts: { readonly units: number; readonly ready_on: Day }[] = [];
  let taken = 0;
  for (const output of planned) {
    const part = Math.min(output.left, units - taken);
    if (part <= 0) continue;
    output.left -= part;
    taken += part;
    parts.push({ units: part, ready_on: output.ready_on });
  }
  const late = parts.filter(({ ready_on }) => ready_on > day);
  const last = late.at(-1);
  const missing = late.reduce((sum, part) => sum + part.units, 0);
  return { taken, late: last === undefined ? null : { units: missing, ready_on: last.ready_on } };
}

function componentsOf({ bom, stock, today }: ExplosionInput, made: Wanted, day: Day): readonly Wanted[] {
  return (bom.components.get(made.item_code) ?? []).map((line) => {
    const per = grossQuantityPer(line);
    return {
      ...made,
      item_code: line.component_code,
      location_code: stockFor(stock, line.component_code, made.order_location).location_code,
      day: day < today ? today : day,
      quantity: made.quantity * per,
      per_unit: made.per_unit * per,
    };
  });
}
