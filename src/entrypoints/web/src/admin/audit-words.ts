import type { AuditReport } from "../../../../contracts/access.ts";
import { levelText } from "../../../../domain/text/quantity-text.ts";
import { wordFor } from "../text/word-for.ts";
import type { Dictionary } from "../text/zh.ts";

type Entry = Pick<AuditReport["entries"][number], "event" | "object">;

const TOKEN = "token:";

/** Who did it, in words: a login name as it is, everybody else by what they are. */
export function auditActor(actor: string, { audit_actor: words }: Dictionary): string {
  if (actor.startsWith(TOKEN)) return words.token(actor.slice(TOKEN.length));
  const { cli, link, local, unknown } = words;
  return wordFor({ cli, link, local, "?": unknown }, actor);
}

/** What it was done to, in words. The log holds codes apart by spaces; names and codes stay as they are. */
export function auditObject({ event, object }: Entry, texts: Dictionary): string {
  const words = texts.audit_object;
  switch (event) {
    case "signed_in":
    case "signed_out":
      return wordFor({ sso: words.sso, everywhere: words.everywhere }, object);
    case "link_issued":
      return object === "" ? words.first_admin : object;
    case "user_added":
      return withWords(object, texts.user_role, texts);
    case "user_changed":
      return changedUser(object, texts);
    case "token_added":
      return withWords(object, texts.scope, texts);
    case "alert_answered":
      return answered(object, texts);
    case "phones_seen":
      return object.startsWith("item ") ? words.item(object.slice("item ".length)) : wordFor(words.page, object);
    case "consent_recorded":
      return withWords(object, texts.consent_choice, texts);
    case "entry_retried":
    case "effect_replayed":
      return words.number(object);
    case "secrets_rotated":
      return words.count(object);
    case "push_secret_shown":
    case "form_bound":
      return wordFor(texts.form, object);
    case "assessment_asked":
      return words.item(object);
    case "policy_adopted":
      return adoptedLevel(object, texts);
    case "alarm_budget_set":
      return words.per_week(object);
    case "starter_rules_written":
    case "starter_plans_written":
    case "care_settings_changed":
    case "rule_added":
    case "rule_changed":
    case "rule_switched_on":
    case "rule_switched_off":
    case "rule_removed":
    case "sign_in_refused":
    case "link_used":
    case "token_revoked":
    case "customer_exported":
    case "customer_erased":
    case "customer_erasure_lifted":
    case "callback_address_shown":
    case "channel_saved":
    case "channel_removed":
    case "account_saved":
    case "account_removed":
    case "app_installed":
    case "app_uninstalled":
    case "orders_imported":
    case "purchases_ordered":
    case "refusal_noted":
    case "report_downloaded":
      return object;
  }
}

/** A name, then codes of the given words; the name itself may hold spaces and may be a code too. */
function withWords(object: string, codes: Readonly<Record<string, string>>, { audit_object }: Dictionary): string {
  const parts = object.split(" ");
  const isCode = (part: string) => Object.hasOwn(codes, part);
  const end = Math.max(1, parts.findLastIndex((part) => !isCode(part)) + 1);
  const name = parts.slice(0, end).join(" ");
  const told = parts.slice(end).map((part) => wordFor(codes, part));
  return told.length === 0 ? name : audit_object.with(name, told.join(audit_object.and));
}

function changedUser(object: string, texts: Dictionary): string {
  const [name = "", ...changes] = object.split(" ");
  const { field, disabled, changed, with: joined, and } = texts.audit_object;
  const told = changes.map((change) => {
    const [code = "", value] = change.split("=");
    const word = wordFor(field, code);
    return value === undefined ? word : changed(word, wordFor(code === "role" ? texts.user_role : disabled, value));
  });
  return told.length === 0 ? name : joined(name, told.join(and));
}

function adoptedLevel(object: string, { audit_object: words }: Dictionary): string {
  const [abc_class = "", level = ""] = object.split(" ");
  return words.adopted(abc_class, level === "usual" ? words.usual : levelText(Number(level)));
}

function answered(object: string, { audit_object: words }: Dictionary): string {
  const [, acknowledged] = /^acknowledge (.+)$/.exec(object) ?? [];
  if (acknowledged !== undefined) return words.acknowledge(acknowledged);
  const [, assigned] = /^assign (.+)$/.exec(object) ?? [];
  if (assigned !== undefined) return words.assign(assigned);
  const [, quantity, ordered] = /^order (\S+) (.+)$/.exec(object) ?? [];
  if (quantity !== undefined && ordered !== undefined) return words.order(quantity, ordered);
  const [, days, snoozed] = /^snooze (\d+) (.+)$/.exec(object) ?? [];
  return days === undefined || snoozed === undefined ? object : words.snooze(days, snoozed);
}
