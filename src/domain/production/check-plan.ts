import type { Day } from "../calendar/day.ts";
import { compareText } from "../math/compare-text.ts";
import { grouped } from "../math/grouped.ts";
import { bomOf } from "./bom.ts";
import type { BomLine, BomProblem } from "./bom.ts";
import { componentOutlook } from "./component-outlook.ts";
import type { ComponentOutlook } from "./component-outlook.ts";
import { explodePlan } from "./explode-plan.ts";
import type { ExplosionInput, PlannedOrder, Requirement } from "./explode-plan.ts";
import { orderOutlook } from "./order-outlook.ts";
import type { OrderOutlook } from "./order-outlook.ts";

/** A production plan beside the material for it. */
export interface PlanCheckInput extends Omit<ExplosionInput, "bom"> {
  readonly bom_lines: readonly BomLine[];
}

/** The answer, or why the bill of materials allows none. */
export type PlanCheck =
  | BomProblem
  | {
      readonly kind: "plan_checked";
      /** By the day of their first shortage, those without one last, then by item code. */
      readonly components: readonly ComponentOutlook[];
      /** By day and order number. */
      readonly orders: readonly OrderOutlook[];
    };

/** Whether the material for a production plan is there in time: shortages by component, line stops by order. */
export function checkPlan(input: PlanCheckInput): PlanCheck {
  const bom = bomOf(input.bom_lines);
  if (bom.kind !== "bom") return bom;
  const components = outlooks(explodePlan({ ...input, bom }), input);
  const covered = components.flatMap(({ requirements }) => requirements);
  const byOrder = grouped(covered, ({ requirement }) => requirement.order_no);
  const orders = [...input.orders].sort(byDay).map((order) => orderOutlook(order, byOrder.get(order.order_no) ?? []));
  return { kind: "plan_checked", components, orders };
}

function outlooks(requirements: readonly Requirement[], input: PlanCheckInput): readonly ComponentOutlook[] {
  const receipts = grouped(input.receipts, ({ item_code }) => item_code);
  return [...grouped(requirements, ({ item_code }) => item_code)]
    .map(([item_code, wanted]) =>
      componentOutlook(item_code, wanted, input.on_hand.get(item_code) ?? 0, receipts.get(item_code) ?? []),
    )
    .sort((a, b) => byShortage(a.first_shortage_on, b.first_shortage_on) || compareText(a.item_code, b.item_code));
}

function byShortage(a: Day | null, b: Day | null): number {
  if (a === null || b === null) return (a === null ? 1 : 0) - (b === null ? 1 : 0);
  return compareText(a, b);
}

function byDay(a: PlannedOrder, b: PlannedOrder): number {
  return compareText(a.day, b.day) || compareText(a.order_no, b.order_no);
}
