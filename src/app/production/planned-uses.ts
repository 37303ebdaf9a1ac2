import { explodePlan } from "../../domain/production/explode-plan.ts";
import type { Requirement } from "../../domain/production/explode-plan.ts";
import type { PlannedUse } from "../../domain/risk/planned-use.ts";
import type { LoadedPlan } from "./load-plan.ts";

/** What the open orders take of each component, by the place where they take it. */
export interface PlannedUses {
  at(item_code: string, location_code: string): readonly PlannedUse[];
}

/** No order takes anything. */
export const NOTHING_PLANNED: PlannedUses = { at: () => [] };

/** Explodes a plan once, for all the components that are to be assessed. */
export function plannedUses({ question }: LoadedPlan): PlannedUses {
  const { requirements } = explodePlan(question);
  const byPlace = Map.groupBy(requirements, ({ item_code, location_code }) => keyOf(item_code, location_code));
  return { at: (item_code, location_code) => usesOf(byPlace.get(keyOf(item_code, location_code)) ?? []) };
}

/** What an order takes of a component on a day is one use, on however many paths of the bill of materials. */
function usesOf(requirements: readonly Requirement[]): readonly PlannedUse[] {
  const byOrder = Map.groupBy(requirements, ({ order_id, day }) => keyOf(order_id, day));
  return [...byOrder.values()].flatMap((own) => {
    const [first] = own;
    if (first === undefined) return [];
    const { order_no, made_code, day } = first;
    return [{ order_no, made_code, day, quantity: own.reduce((sum, { quantity }) => sum + quantity, 0) }];
  });
}

function keyOf(one: string, other: string): string {
  return JSON.stringify([one, other]);
}
