import { CARE_ACTION_LABELS } from "../../domain/care/care-action.ts";
import { careText } from "../../domain/care/care-text.ts";
import type { Substitute } from "../../domain/order-check/substitutes.ts";
import { substitutesText } from "../../domain/order-check/order-check-sentence.ts";
import { unitOf } from "../../domain/risk/default-unit.ts";
import { dayText, moneyText, quantityText } from "../../domain/text/quantity-text.ts";
import { writeUrgency } from "../../domain/writeback/write-urgency.ts";
import type { Day } from "../../domain/calendar/day.ts";
import type { FieldValues, FormName } from "../../contracts/form.ts";
import type { CustomerRow } from "../../contracts/rows.ts";
import type { KeptCoupon } from "../../ports/care.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EffectAction, NewEffect } from "../../ports/outbox.ts";
import type { SubjectFacts } from "../../ports/subjects.ts";
import { effectKeys } from "../alert/alert-keys.ts";
import type { HitCustomer } from "./cared-customers.ts";
import type { CareEvent, DecidedAction } from "./decide-care.ts";

/** What care is told of an event in words. */
export interface EventWords extends CareEvent {
  readonly installation_id: string;
  readonly item_name: string;
  readonly unit: string;
  readonly arrival: Day | null;
  readonly substitutes: readonly Substitute[];
}

/** What a task says. */
export interface CareTaskWords {
  readonly customer: Pick<HitCustomer, "customer_code" | "order_nos" | "units">;
  /** Null where 客户资料 does not know them. */
  readonly known: CustomerRow | null;
  readonly reason: string;
  /** The key of the plain task that they have already (see `careTaskEffects`); null where there is none. */
  readonly plain_task: string | null;
}

/** What effects of care need of the installation. */
export interface CareEffectSetting {
  /** Forms that exist on the platform; nothing is written to any other. */
  readonly bound: ReadonlySet<FormName>;
  readonly clock: Pick<Clock, "now" | "today" | "startOf">;
}

const PRIORITY = writeUrgency({ severity: "watch", is_raised: false, expected_loss: null });

/** The words of an event, from the facts of its subject. */
export function eventWords(
  event: Omit<CareEvent, "has_substitutes"> & { readonly installation_id: string },
  facts: SubjectFacts,
  substitutes: readonly Substitute[],
): EventWords {
  return {
    ...event,
    has_substitutes: substitutes.length > 0,
    item_name: facts.item?.item_name ?? event.item_code,
    unit: unitOf({ unit: facts.item?.unit ?? null }),
    arrival: facts.open_purchase_lines.find(({ expected_on }) => expected_on !== null)?.expected_on ?? null,
    substitutes,
  };
}

/**
 * The task of an action that is done, and its coupon; nothing for whoever is held out. An apology goes to the plain task
 * that the customer has already, so that nobody is called twice for it.
 */
export function careEffects(
  event: EventWords,
  decided: DecidedAction,
  words: CareTaskWords,
  setting: CareEffectSetting,
): readonly NewEffect[] {
  if (decided.assignment.held_out) return [];
  const { coupon } = decided;
  const task = taskEffect(event, decided, words, setting);
  return coupon === null ? [task] : [couponEffect(event, coupon, words, setting), task];
}

function taskEffect(
  event: EventWords,
  { plan, coupon, assignment }: DecidedAction,
  words: CareTaskWords,
  setting: CareEffectSetting,
): NewEffect {
  const { customer_code, order_nos, units } = words.customer;
  const { clock } = setting;
  const said: FieldValues = {
    care_action: CARE_ACTION_LABELS[assignment.action],
    suggested_text: textOf(event, plan.care_text ?? "", { coupon, words, today: clock.today() }),
    substitute_items: assignment.action === "substitute" ? substitutesText(event.substitutes) : null,
    coupon_no: coupon?.coupon_no ?? null,
  };
  const key = effectKeys.careAction(event.event_no, customer_code, assignment.action);
  if (assignment.action === "delay_notice" && words.plain_task !== null) {
    const duty = words.plain_task;
    return effectOf(
      event,
      key,
      setting,
      { kind: "update_created", form: "care_task", created_by: duty, values: said },
      duty,
    );
  }
  return effectOf(event, key, setting, {
    ...{ kind: "create_record", form: "care_task", start_trigger: false, start_workflow: false },
    values: {
      ...{ effect_key: key, customer_code, customer_name: words.known?.customer_name ?? customer_code },
      ...{ item_code: event.item_code, item_name: event.item_name, event_no: event.event_no },
      ...{
        order_no: order_nos.join("、"),
        affected_quantity: Number(quantityText(units)),
        care_reason: reasonOf(words),
      },
      ...{ owner_name: words.known?.owner_name ?? null, due_date: clock.startOf(clock.today()), care_status: "待跟进" },
      ...said,
    },
  });
}

function couponEffect(
  event: EventWords,
  coupon: KeptCoupon,
  { known }: CareTaskWords,
  setting: CareEffectSetting,
): NewEffect {
  const { event_no, customer_code, coupon_no, amount, minimum, valid_from, valid_to } = coupon;
  const effect_key = effectKeys.coupon(event_no, customer_code);
  const { startOf } = setting.clock;
  return effectOf(event, effect_key, setting, {
    ...{ kind: "create_record", form: "coupon", start_trigger: false, start_workflow: false },
    values: {
      ...{ effect_key, coupon_no, customer_code, customer_name: known?.customer_name ?? customer_code, event_no },
      ...{ amount, minimum, valid_from: startOf(valid_from), valid_to: startOf(valid_to), coupon_status: "未使用" },
    },
  });
}

/** What is said where a coupon went out of date. */
export function couponExpired(
  event: Pick<EventWords, "installation_id" | "item_code" | "location_code">,
  { event_no, customer_code }: KeptCoupon,
  setting: CareEffectSetting,
): NewEffect {
  const created_by = effectKeys.coupon(event_no, customer_code);
  const values = { coupon_status: "已过期" };
  const action: EffectAction = { kind: "update_created", form: "coupon", created_by, values };
  return effectOf(event, `${created_by}/expired`, setting, action, created_by);
}

function effectOf(
  { installation_id, item_code, location_code }: Pick<EventWords, "installation_id" | "item_code" | "location_code">,
  effect_key: string,
  { clock }: CareEffectSetting,
  action: EffectAction,
  line = effect_key,
): NewEffect {
  return {
    ...{ installation_id, item_code, location_code, effect_key, line, replaces_line: false, priority: PRIORITY },
    ...{ due_at: clock.now(), caused_at: clock.now(), action },
  };
}

interface Told {
  readonly coupon: KeptCoupon | null;
  readonly words: CareTaskWords;
  readonly today: Day;
}

function textOf(event: EventWords, template: string, { coupon, words, today }: Told): string | null {
  const { customer, known } = words;
  const text = careText(template, {
    客户: known?.customer_name ?? null,
    商品: event.item_name,
    数量: customer.order_nos.length === 0 ? null : `${quantityText(customer.units)} ${event.unit}`,
    到货日: event.arrival === null || event.arrival < today ? null : dayText(event.arrival, today),
    替代商品: event.substitutes.length === 0 ? null : event.substitutes.map(({ item_name }) => item_name).join("、"),
    券额: coupon === null ? null : moneyText(coupon.amount),
    券号: coupon?.coupon_no ?? null,
    有效期: coupon === null ? null : dayText(coupon.valid_to, today),
  });
  return text === "" ? null : text;
}

/** People call by telephone; whoever did not agree to messages is to be asked first. */
function reasonOf({ reason, known }: CareTaskWords): string {
  return known?.accepts_messages === true ? reason : `${reason}该客户没有同意接收消息的记录，请先征得同意，不要群发。`;
}
