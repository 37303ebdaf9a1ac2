import type { PurchaseChoice } from "../../domain/purchase-choice/purchase-choice.ts";
import { unitPrice } from "../../domain/inventory/price-break.ts";
import type { FieldValues } from "../../contracts/form.ts";
import type { Clock } from "../../ports/clock.ts";
import type { NewEffect } from "../../ports/outbox.ts";

/** An order to be made: its choices, which share its head, and the names of their items. */
export interface OrderToMake {
  readonly installation_id: string;
  readonly choices: readonly [PurchaseChoice, ...(readonly PurchaseChoice[])];
  nameOf(item_code: string): string;
}

/** Somebody waits for it, so it goes before everything that nobody has asked for. */
const AT_ONCE = 0;

/** Makes the record of an order once: it is found again by its number. On a workflow form its workflow is started. */
export function orderEffect(order: OrderToMake, clock: Pick<Clock, "startOf" | "stamp">): NewEffect {
  const { installation_id, choices } = order;
  const [head] = choices;
  const { item_code, location_code, effect_key, chosen_at } = head;
  return {
    ...{ installation_id, item_code, location_code, effect_key },
    line: effect_key,
    replaces_line: false,
    priority: AT_ONCE,
    due_at: chosen_at,
    caused_at: chosen_at,
    action: {
      kind: "create_record",
      form: "purchase_order",
      key_field: "purchase_order_no",
      values: {
        purchase_order_no: head.purchase_order_no,
        supplier_code: head.supplier_code,
        ordered_at: clock.stamp(),
        expected_date: clock.startOf(head.expected_date),
        location_code: location_code === "" ? null : location_code,
        order_status: "已下单",
        lines: choices.map((choice) => lineOf(choice, order.nameOf(choice.item_code))),
      },
      start_trigger: false,
      start_workflow: true,
    },
  };
}

function lineOf({ item_code, quantity, purchase_cost, basis }: PurchaseChoice, item_name: string): FieldValues {
  const unit_cost = purchase_cost === null ? null : unitPrice(purchase_cost, basis.price_breaks, quantity);
  return { item_code, item_name, quantity, received_quantity: 0, unit_cost };
}
