import { placeKey } from "../text/place-key.ts";
import type { Day } from "../calendar/day.ts";
import { compareText } from "../math/compare-text.ts";
import { grouped } from "../math/grouped.ts";
import type { Bom } from "./bom.ts";
import { bomFaults } from "./bom-faults.ts";
import { componentOutlook } from "./component-outlook.ts";
import type { ComponentOutlook } from "./component-outlook.ts";
import { explodePlan } from "./explode-plan.ts";
import type { ExplosionInput, Requirement } from "./explode-plan.ts";
import { orderOutlook } from "./order-outlook.ts";
import type { OrderOutlook } from "./order-outlook.ts";
import { stockFor } from "./placed-stock.ts";
import type { PlannedOrder } from "./planned-order.ts";

/** A production plan beside the material for it. */
export interface PlanCheckInput extends ExplosionInput {
  /** How people call items. */
  readonly names: ReadonlyMap<string, string>;
}

/** Shortages by component, line stops by order. */
export interface PlanCheck {
  /** By the day of their first shortage, those without one last, then by item code. */
  readonly components: readonly ComponentOutlook[];
  /** By day and order. */
  readonly orders: readonly OrderOutlook[];
}

/** Whether the material for a production plan is there in time. */
export function checkPlan(input: PlanCheckInput): PlanCheck {
  const { requirements, waits } = explodePlan(input);
  const components = outlooks(requirements, input);
  const covered = [...components.flatMap((one) => one.requirements), ...waits];
  const byOrder = grouped(covered, ({ requirement }) => requirement.order_id);
  const faultsOf = faultFinder(input.bom);
  const orders = [...input.orders].sort(byDay).map((order) =>
    orderOutlook({
      order,
      requirements: byOrder.get(order.order_id) ?? [],
      bom_faults: faultsOf(order.item_code),
      nameOf: (item_code) => input.names.get(item_code) ?? item_code,
    }),
  );
  return { components, orders };
}

/** Many orders make the same item: what is wrong with its bill of materials is looked up once. */
function faultFinder(bom: Bom): (item_code: string) => readonly string[] {
  const known = new Map<string, readonly string[]>();
  return (item_code) => {
    const found = known.get(item_code) ?? bomFaults(bom, item_code);
    known.set(item_code, found);
    return found;
  };
}

function outlooks(requirements: readonly Requirement[], { stock }: PlanCheckInput): readonly ComponentOutlook[] {
  const byPlace = grouped(requirements, placeKey);
  return [...byPlace.values()]
    .flatMap((wanted) => {
      const [first] = wanted;
      if (first === undefined) return [];
      return [componentOutlook(first, wanted, stockFor(stock, first.item_code, first.location_code))];
    })
    .sort(
      (a, b) =>
        byShortage(a.first_shortage_on, b.first_shortage_on) ||
        compareText(a.item_code, b.item_code) ||
        compareText(a.location_code, b.location_code),
    );
}

function byShortage(a: Day | null, b: Day | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return compareText(a, b);
}

function byDay(a: PlannedOrder, b: PlannedOrder): number {
  return compareText(a.day, b.day) || compareText(a.order_no, b.order_no) || compareText(a.order_id, b.order_id);
}
