import { addDays } from "../calendar/day.ts";
import type { Day } from "../calendar/day.ts";

/** An order of the production plan (生产计划): so many units of an item, begun on a day. */
export interface PlannedOrder {
  /** One of a kind: a plan may have a number twice. */
  readonly order_id: string;
  /** The number people know it by. */
  readonly order_no: string;
  readonly item_code: string;
  /** Where it is made, and material taken; "" where the plan names no place. */
  readonly location_code: string;
  readonly day: Day;
  /** Units for which material is still to be taken. */
  readonly quantity: number;
}

/** Units of an item that an order of the plan will have made by a day. */
export interface PlannedOutput {
  readonly item_code: string;
  readonly location_code: string;
  readonly ready_on: Day;
  readonly quantity: number;
}

/** What an order will bring, its making time after it has begun. `to_come`: units not finished yet. */
export function plannedOutput(order: PlannedOrder, to_come: number, make_days: number): PlannedOutput {
  const { item_code, location_code, day } = order;
  return { item_code, location_code, ready_on: addDays(day, make_days), quantity: to_come };
}
