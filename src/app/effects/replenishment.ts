import { type PriceBreak, unitPrice } from "../../domain/inventory/price-break.ts";
import { explanationSentence } from "../../domain/risk/explanation-sentence.ts";
import type { NewEffect } from "../../ports/outbox.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import { type AssessedSubject, type EffectSetting, effectFrame, itemName } from "./assessed-subject.ts";

/**
 * A purchase proposed once per episode, as a workflow for the buyer to approve. Where other places can give first, the
 * record says so and asks for what remains; it is written even where nothing remains, for the transfer to be seen.
 */
export function replenishmentEffects(assessed: AssessedSubject, setting: EffectSetting): readonly NewEffect[] {
  const { subject, facts, risk, alert, transition, transfers_first } = assessed;
  const isWanted = transition === "raised" || transition === "escalated";
  if (!isWanted || !setting.bound.has("replenishment")) return [];
  if (risk.suggested_order_quantity === null || risk.suggested_order_quantity <= 0) return [];
  const effect_key = effectKeys.replenishment(subject, alert.episode);
  const cost = facts.item?.purchase_cost ?? null;
  const quantity = transfers_first?.order_quantity ?? risk.suggested_order_quantity;
  return [
    {
      ...effectFrame(assessed),
      effect_key,
      line: effect_key,
      action: {
        kind: "create_record",
        form: "replenishment",
        values: {
          effect_key,
          item_code: subject.item_code,
          item_name: itemName(assessed),
          location_code: subject.location_code,
          supplier_code: facts.item?.supplier_code ?? null,
          suggested_order_quantity: quantity,
          order_by_date: risk.order_by_date === null ? null : setting.clock.startOf(risk.order_by_date),
          estimated_cost: cost === null ? null : orderMoney(cost, facts.item?.price_breaks ?? [], quantity),
          rounding_reason: transfers_first === undefined ? risk.rounding_reason : transfers_first.rounding_reason,
          alert_reason: explanationSentence(risk.explanation, transfers_first?.advice),
          replenishment_status: "待审批",
        },
        start_trigger: false,
        start_workflow: true,
      },
    },
  ];
}

/** What the order costs at the price of its size, to the cent. */
function orderMoney(unit_cost: number, price_breaks: readonly PriceBreak[], quantity: number): number {
  return Math.round(unitPrice(unit_cost, price_breaks, quantity) * quantity * 100) / 100;
}
