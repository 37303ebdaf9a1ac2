import type { Subject } from "../../contracts/subject.ts";

/** Characters that separate the parts of a key are written as escapes inside a part. */
const part = (text: string) => encodeURIComponent(text.toWellFormed());

/** The one key of an episode: a subject from raise to clear. */
export function episodeKey({ item_code, location_code }: Subject, episode: number): string {
  return `${part(item_code)}/${part(location_code)}/${episode}`;
}

/** The line of an episode's escalations to one role on one channel: a later one takes the place of one that waits. */
export function escalationLine(
  subject: Subject,
  episode: number,
  to: readonly [role: string, channel: string],
): string {
  return `escalation/${episodeKey(subject, episode)}/${to.map(part).join("/")}`;
}

/** The line of what a rule tells together at an instant (ms): the last of it carries all the rest. */
export function digestLine(rule_name: string, due_at: number): string {
  return `digest/${part(rule_name)}/${due_at}`;
}

/** Effect keys of an episode, by what is made. Each is done once. */
export const effectKeys = {
  alert: (subject: Subject, episode: number) => `alert/${episodeKey(subject, episode)}`,
  event: (subject: Subject, episode: number) => `event/${episodeKey(subject, episode)}`,
  replenishment: (subject: Subject, episode: number) => `replenishment/${episodeKey(subject, episode)}`,
  care: (subject: Subject, episode: number, customer_code: string) =>
    `care/${episodeKey(subject, episode)}/${part(customer_code)}`,
  /** Of a buyer who is foretold: should they order in fact, the task of their order is another. */
  foretold: (subject: Subject, episode: number, customer_code: string) =>
    `care_foretold/${episodeKey(subject, episode)}/${part(customer_code)}`,
  /** Of a customer who was turned away without an order. */
  turnedAway: (subject: Subject, episode: number, customer_code: string) =>
    `care_turned_away/${episodeKey(subject, episode)}/${part(customer_code)}`,
  /** Of a customer who asked of late and has not ordered. */
  interested: (subject: Subject, episode: number, customer_code: string) =>
    `care_interested/${episodeKey(subject, episode)}/${part(customer_code)}`,
  /** `asked_at`: the instant of the transition that asks for a message; a later reminder is another message. */
  message: (subject: Subject, episode: number, asked_at: number | null, rule_name: string) =>
    `message/${episodeKey(subject, episode)}/${asked_at ?? 0}/${part(rule_name)}`,
  /** One action for a customer, once in an episode. */
  careAction: (event_no: string, customer_code: string, action: string) =>
    `care_action/${event_no}/${part(customer_code)}/${action}`,
  coupon: (event_no: string, customer_code: string) => `coupon/${event_no}/${part(customer_code)}`,
  /** A customer is told once in an episode, however many rules mean them. */
  customerMessage: (subject: Subject, episode: number, customer_code: string) =>
    `told_customer/${episodeKey(subject, episode)}/${part(customer_code)}`,
  /** The share of a message that is for one of several people. */
  messageTo: (message_key: string, receiver: string) => `${message_key}/to/${part(receiver)}`,
  /** `revision`: the one of the assessment that found the condition true. */
  condition: (subject: Subject, revision: number, rule_name: string) =>
    `${conditionKeys(subject)}${revision}/${part(rule_name)}`,
  /** Whatever rules ask for it: one role on one channel hears once of each time that an alert was told. */
  escalation: (line: string, asked_at: number | null) => `${line}/${asked_at ?? 0}`,
  /** One of the messages that a digest holds. */
  inDigest: (line: string, message_key: string) => `${line}/${message_key}`,
  /** `at`: the instant of the answer. */
  answer: (created_by: string, at: number) => `${created_by}/answer/${at}`,
  change: (created_by: string, revision: number) => `${created_by}/change/${revision}`,
  /** `mark`: of the event, and the business day on which it was explained. */
  causes: (created_by: string, day: string, mark: number) => `${created_by}/causes/${day}/${mark}`,
  /** `number`: of the task among those of the place. */
  countTask: ({ item_code, location_code }: Subject, reason: string, number: number) =>
    `count_task/${part(item_code)}/${part(location_code)}/${reason}/${number}`,
  purchaseOrder: (purchase_order_no: string) => `purchase_order/${purchase_order_no}`,
  weeklyReport: (monday: string, rule_name: string) => `weekly_report/${monday}/${part(rule_name)}`,
  /** `at`: of the line among those that were noted by one press. */
  enquiry: (request_id: string, at: number) => `enquiry/${request_id}/${at}`,
  stockoutReport: (month: string) => `stockout_report/${month}`,
  itemClasses: (record_id: string, revision: number) => `item_classes/${record_id}/${revision}`,
  /** `at`: the instant of the look that asks for it. That no other look asks for the same is its setting's matter. */
  note: (form: string, record_id: string, at: number, field: string | null = null) =>
    `note/${form}/${record_id}/${at}${field === null ? "" : `/${field}`}`,
  productionOrder: (record_id: string, revision: number) => `production_plan/${record_id}/${revision}`,
  writeBack: (record_id: string, revision: number) => `write_back/${record_id}/${revision}`,
} as const;

/** What the keys of all messages about a subject's conditions begin with. */
function conditionKeys({ item_code, location_code }: Subject): string {
  return `condition/${part(item_code)}/${part(location_code)}/`;
}

/** The rule that a key of a message about a subject's condition names; null for any other key. */
export function ruleOfConditionKey(subject: Subject, effect_key: string): string | null {
  const start = conditionKeys(subject);
  const [, rule_name] = effect_key.startsWith(start) ? effect_key.slice(start.length).split("/") : [];
  return rule_name === undefined ? null : decoded(rule_name);
}

/** Where the code of a customer stands in the keys that name one, counted in parts. */
const CUSTOMER_PLACES: Readonly<Record<string, number>> = {
  ...{
    care: 4,
    care_foretold: 4,
    care_turned_away: 4,
    care_interested: 4,
    care_action: 4,
    coupon: 4,
    told_customer: 4,
  },
};

/** A key that names a customer, of an effect or of what follows it, with another code in it; any other key as it is. */
export function renamedCustomerKey(effect_key: string, from: string, to: string): string {
  const parts = effect_key.split("/");
  const place = CUSTOMER_PLACES[parts[0] ?? ""];
  if (place === undefined || parts[place] !== part(from)) return effect_key;
  return parts.with(place, part(to)).join("/");
}

/** The action that a plain task stands for: that of an order, or of a customer turned away, is the apology for it. */
const PLAIN_TASKS: Readonly<Record<string, string>> = {
  ...{ care: "delay_notice", care_turned_away: "delay_notice", care_foretold: "foretold_task" },
};

/** What a care task's key names; null for any other text. */
export function careOfKey(
  effect_key: string,
): { readonly event_no: string; readonly customer_code: string; readonly action: string } | null {
  const [kind = "", item, location, episode, customer, planned, ...rest] = effect_key.split("/");
  const action = kind === "care_action" ? planned : planned === undefined ? PLAIN_TASKS[kind] : undefined;
  if (action === undefined || customer === undefined || rest.length > 0) return null;
  const customer_code = decoded(customer);
  return customer_code === null ? null : { event_no: `${item}/${location}/${episode}`, customer_code, action };
}

/** The subject and episode that an alert record's key names; null for any other text. */
export function subjectOfAlertKey(
  installation_id: string,
  effect_key: string,
): { readonly subject: Subject; readonly episode: number } | null {
  const [kind, item_code, location_code, episode, ...rest] = effect_key.split("/");
  if (kind !== "alert" || item_code === undefined || location_code === undefined || rest.length > 0) return null;
  if (episode === undefined || !/^\d+$/.test(episode)) return null;
  const item = decoded(item_code);
  const location = decoded(location_code);
  if (item === null || location === null) return null;
  return { subject: { installation_id, item_code: item, location_code: location }, episode: Number(episode) };
}

/** The subject and episode of an event's number; null for any other text. */
export function subjectOfEventNo(
  installation_id: string,
  event_no: string,
): { readonly subject: Subject; readonly episode: number } | null {
  return subjectOfAlertKey(installation_id, `alert/${event_no}`);
}

/** People can edit a key on the platform, so it may be no key at all any more. */
function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
