import { isErasedCode } from "../../domain/customer/erased-customer.ts";
import type { ExposedCustomer } from "../../domain/customer/exposed-customers.ts";
import type { NewEffect } from "../../ports/outbox.ts";
import { effectKeys, episodeKey } from "../alert/alert-keys.ts";
import { type AssessedSubject, type EffectSetting, effectFrame, itemName } from "./assessed-subject.ts";

/**
 * One care task per customer whose order cannot be served, once per episode. Internal: nobody writes to the customer. None
 * for whoever asked to be forgotten.
 */
export function careTaskEffects(assessed: AssessedSubject, setting: EffectSetting): readonly NewEffect[] {
  if (assessed.alert.status === "quiet" || !setting.bound.has("care_task")) return [];
  const known = assessed.exposed.filter(({ customer_code }) => !isErasedCode(customer_code));
  return known.map((customer) => careTask(assessed, setting, customer));
}

function careTask(assessed: AssessedSubject, { clock }: EffectSetting, customer: ExposedCustomer): NewEffect {
  const { subject, alert, facts, risk } = assessed;
  const effect_key = effectKeys.care(subject, alert.episode, customer.customer_code);
  const known = assessed.customers.get(customer.customer_code);
  const unit = facts.item?.unit ?? "件";
  return {
    ...effectFrame(assessed),
    effect_key,
    line: effect_key,
    action: {
      kind: "create_record",
      form: "care_task",
      values: {
        effect_key,
        customer_code: customer.customer_code,
        customer_name: known?.customer_name ?? customer.customer_name ?? customer.customer_code,
        item_code: subject.item_code,
        item_name: itemName(assessed),
        event_no: episodeKey(subject, alert.episode),
        order_no: orderNumbers(customer),
        affected_quantity: customer.affected_quantity,
        care_reason: `${itemName(assessed)} 库存不足，该客户有 ${customer.affected_quantity} ${unit}暂时无法发货${expected(risk.projection)}。`,
        owner_name: known?.owner_name ?? null,
        due_date: clock.startOf(clock.today()),
        care_status: "待跟进",
      },
      start_trigger: false,
      start_workflow: false,
    },
  };
}

function orderNumbers({ lines }: ExposedCustomer): string {
  return [...new Set(lines.map(({ line }) => line.order_no))].join("、");
}

/** When goods are expected, so that sales can name a day. */
function expected(projection: AssessedSubject["risk"]["projection"]): string {
  const arrival = projection.find(({ receipt }) => receipt > 0);
  return arrival === undefined ? "，尚无在途采购" : `，最近一批预计 ${arrival.day} 到货`;
}
