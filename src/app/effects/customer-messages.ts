import { effectKeys } from "../alert/alert-keys.ts";
import { customerMessage } from "../notify/customer-message.ts";
import { dueAt, matchingRules } from "../notify/match-rules.ts";
import { quietHoursOf } from "../notify/quiet-hours.ts";
import { customersTold } from "../notify/told-customers.ts";
import { higherFirst } from "./messages-to-tell.ts";
import type { ExposedCustomer } from "../../domain/customer/exposed-customers.ts";
import type { NewEffect } from "../../ports/outbox.ts";
import { ruleSubject } from "./alert-record.ts";
import { type AssessedSubject, type EffectSetting, effectFrame, isRaised } from "./assessed-subject.ts";

/**
 * What customers are told of their orders where a rule wants it, by the one with the highest priority of those that mean
 * them: each once in an episode, when the alert is raised or gets worse, or when they order while it stands. Nothing at
 * the first look at a shop: what lacks then has lacked for long.
 */
export function customerMessageEffects(assessed: AssessedSubject, setting: EffectSetting): readonly NewEffect[] {
  const { subject, alert, at, is_first } = assessed;
  if (alert.status === "quiet" || is_first) return [];
  const rules = matchingRules(setting.rules, ruleSubject(assessed))
    .filter(({ receiver_kind, delivery_path }) => receiver_kind === "customer" && delivery_path === "own")
    .toSorted(higherFirst);
  const told = new Set<string>();
  return rules.flatMap((rule) =>
    customersTold(assessed, rule)
      .filter(({ customer_code }) => !told.has(customer_code))
      .filter((customer) => isRaised(assessed) || hasOrderedSince(customer, alert.raised_at ?? at, setting))
      .map((customer): NewEffect => {
        told.add(customer.customer_code);
        const effect_key = effectKeys.customerMessage(subject, alert.episode, customer.customer_code);
        const message = customerMessage(assessed, customer, rule, effect_key);
        const due_at = dueAt(rule, at, setting.clock.timeOfDay(at));
        return {
          ...effectFrame(assessed),
          effect_key,
          line: effect_key,
          due_at,
          action: { kind: "send_message", message, while_standing: alert.episode, ...quietHoursOf(rule) },
        };
      }),
  );
}

/** Orders bear days, not instants: those of the very day count. */
function hasOrderedSince({ lines }: ExposedCustomer, since: number, { clock }: Pick<EffectSetting, "clock">): boolean {
  const day = clock.dayOf(since);
  return day !== null && lines.some(({ line }) => line.ordered_on >= day);
}
