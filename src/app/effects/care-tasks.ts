import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import type { ExposedCustomer } from "../../domain/customer/exposed-customers.ts";
import type { FieldValues } from "../../contracts/form.ts";
import type { NewEffect } from "../../ports/outbox.ts";
import { effectKeys, episodeKey } from "../alert/alert-keys.ts";
import type { AskingCustomer } from "../exposure/enquiry-exposures.ts";
import type { ForetoldBuyer } from "../exposure/foretell-buyers.ts";
import { type AssessedSubject, type EffectSetting, effectFrame, itemName } from "./assessed-subject.ts";

/** Who may buy gets a task where they are this likely: so many at most of those who asked, and as many of those foretold. */
const LEAST_PROBABILITY = 0.3;
const MOST_LIKELY = 10;

/**
 * A care task for every customer whose order cannot be served, who was turned away, or who is likely to buy while nothing is
 * there: one at a look, for the surest reason, and one for each reason in an episode. Internal: nobody writes to the
 * customer. None for nobody, nor for whoever asked to be forgotten.
 */
export function careTaskEffects(assessed: AssessedSubject, setting: EffectSetting): readonly NewEffect[] {
  if (assessed.alert.status === "quiet" || !setting.bound.has("care_task")) return [];
  const waiting = assessed.exposed.map((customer) => waitingReason(assessed, customer));
  const asking = askersCaredFor(assessed.asking ?? []).map((one) => askingReason(assessed, one));
  const likely = caredFor(assessed.foretold ?? []).map((buyer) => foretoldReason(assessed, buyer));
  return firstOfEach([...waiting, ...asking, ...likely])
    .filter(({ customer_code }) => isNamedCustomer(customer_code))
    .map((reason) => careTask(assessed, setting, reason));
}

/** A customer has one task at a time: the surest reason's, which stands first. */
function firstOfEach(reasons: readonly CareReason[]): readonly CareReason[] {
  return reasons.filter(
    ({ customer_code }, at) => reasons.findIndex((one) => one.customer_code === customer_code) === at,
  );
}

/** The buyers to come who get a task: those with the most to lose stand first, likely enough. */
export function caredFor<Buyer extends { readonly probability: number }>(foretold: readonly Buyer[]): readonly Buyer[] {
  return foretold.filter(isLikely).slice(0, MOST_LIKELY);
}

function isLikely({ probability }: { readonly probability: number }): boolean {
  return probability >= LEAST_PROBABILITY;
}

/**
 * Those who asked without an order who get a task: whoever was turned away, and of the others those who asked of late or are
 * likely enough still. By its chance alone a mere question would count on its own day and never after.
 */
export function askersCaredFor(asking: readonly AskingCustomer[]): readonly AskingCustomer[] {
  return [
    ...asking.filter(({ kind }) => kind === "refused"),
    ...asking.filter((one) => one.kind === "intent" && (one.is_recent || isLikely(one))).slice(0, MOST_LIKELY),
  ];
}

/** Why a customer is cared for. */
interface CareReason {
  readonly key: "care" | "turnedAway" | "interested" | "foretold";
  readonly customer_code: string;
  readonly customer_name: string | null;
  readonly values: Pick<FieldValues, "order_no" | "affected_quantity" | "care_reason">;
}

function waitingReason(assessed: AssessedSubject, customer: ExposedCustomer): CareReason {
  const { customer_code, customer_name, affected_quantity } = customer;
  const unit = assessed.facts.item?.unit ?? "件";
  const care_reason = `${itemName(assessed)} 库存不足，该客户有 ${affected_quantity} ${unit}暂时无法发货${expected(assessed.risk.projection)}。`;
  return {
    ...{ key: "care", customer_code, customer_name },
    values: { order_no: orderNumbers(customer), affected_quantity, care_reason },
  };
}

function askingReason(assessed: AssessedSubject, { customer_code, kind, quantity }: AskingCustomer): CareReason {
  const unit = assessed.facts.item?.unit ?? "件";
  const [lack, wish] =
    kind === "refused"
      ? ["没有货", `来要 ${quantity} ${unit}，没有下单`]
      : ["库存不足", `近期问过 ${quantity} ${unit}，还没有下单`];
  const care_reason = `${itemName(assessed)} ${lack}，该客户${wish}${expected(assessed.risk.projection)}。`;
  return {
    ...{ key: kind === "refused" ? "turnedAway" : "interested", customer_code, customer_name: null },
    values: { order_no: null, affected_quantity: quantity, care_reason },
  };
}

function foretoldReason(assessed: AssessedSubject, buyer: ForetoldBuyer): CareReason {
  const { customer_code, probability, units, usual_gap_days, from, through } = buyer;
  const days = Math.max(1, Math.round(usual_gap_days));
  const care_reason = `${itemName(assessed)} 库存不足，该客户通常每 ${days} 天购买一次，预计在缺货期间（${from}–${through}）会再买，可能性约 ${Math.round(100 * probability)}%。`;
  return {
    ...{ key: "foretold", customer_code, customer_name: null },
    values: { order_no: null, affected_quantity: Math.max(1, Math.round(units)), care_reason },
  };
}

function careTask(
  assessed: AssessedSubject,
  { clock }: EffectSetting,
  { key, customer_code, customer_name, values }: CareReason,
): NewEffect {
  const { subject, alert } = assessed;
  const effect_key = effectKeys[key](subject, alert.episode, customer_code);
  const known = assessed.customers.get(customer_code);
  return {
    ...effectFrame(assessed),
    effect_key,
    line: effect_key,
    action: {
      kind: "create_record",
      form: "care_task",
      values: {
        effect_key,
        customer_code,
        customer_name: known?.customer_name ?? customer_name ?? customer_code,
        item_code: subject.item_code,
        item_name: itemName(assessed),
        event_no: episodeKey(subject, alert.episode),
        ...values,
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
