import { type AlertSeverity, SEVERITY_LABELS, severityRank } from "../../domain/risk/severity.ts";
import type { Message } from "../../contracts/message.ts";
import { isUrgent } from "../notify/digest-time.ts";
import type { EffectAction, StoredEffect } from "../../ports/outbox.ts";
import type { DispatchPorts } from "./dispatch-ports.ts";

type SendAction = Extract<EffectAction, { kind: "send_message" }>;

/** A message as it goes, with the effects that it carries. */
export interface CarriedMessage {
  readonly message: Message;
  readonly carried: readonly StoredEffect[];
}

/** Lines that people read to the end. */
const MOST_LINES = 20;
const ORDER = ["out", "critical", "high", "watch", "none", "unknown"] as const satisfies readonly AlertSeverity[];

/**
 * What a digest says when it is due: all that its line has gathered since the one before, each subject once as it was
 * told last, without the alerts that have cleared meanwhile. A single one goes as it is; null where none is left.
 */
export async function digestMessage(
  { outbox, alertOf }: Pick<DispatchPorts, "outbox" | "alertOf">,
  effect: StoredEffect,
  action: SendAction,
): Promise<CarriedMessage | null> {
  const lined = await outbox.messagesOfLine(effect.installation_id, effect.line);
  const before = lined.filter(({ id }) => id < effect.id);
  const last_sent = before.findLast(({ state }) => state === "done")?.id ?? 0;
  const gathered = [...before.filter(({ id }) => id > last_sent), effect];
  const standing = await Promise.all(gathered.map(async (one) => ((await stillStands(one, alertOf)) ? [one] : [])));
  const carried = latestOfEach(standing.flat());
  const messages = carried.map(messageOf).sort((a, b) => severityRank(b.severity) - severityRank(a.severity));
  const [worst, ...others] = messages;
  if (worst === undefined) return null;
  const reference = effect.effect_key;
  if (others.length === 0) return { message: { ...worst, ...wayOf(action.message), reference }, carried };
  return { message: together(action, messages, worst.severity, reference), carried };
}

/** What tells of something else than an alert stays true; what has become urgent was told by itself meanwhile. */
async function stillStands(effect: StoredEffect, alertOf: DispatchPorts["alertOf"]): Promise<boolean> {
  const { action } = effect;
  if (action.kind !== "send_message" || action.episode === undefined) return true;
  const alert = await alertOf(effect);
  if (alert === null || alert.status === "quiet" || alert.episode !== action.episode) return false;
  return !isUrgent(alert.severity);
}

function latestOfEach(effects: readonly StoredEffect[]): readonly StoredEffect[] {
  return [...new Map(effects.map((effect) => [subjectKey(effect), effect])).values()];
}

/** Alerts and conditions of one subject are two things. */
function subjectKey({ item_code, location_code, action }: StoredEffect): string {
  const isAlert = action.kind === "send_message" && action.episode !== undefined;
  return JSON.stringify([item_code, location_code, isAlert]);
}

function messageOf({ action }: StoredEffect): Message {
  if (action.kind !== "send_message") throw new Error("a digest holds messages only");
  return action.message;
}

function together(
  { message, digest }: SendAction,
  messages: readonly Message[],
  severity: Message["severity"],
  reference: string,
): Message {
  const more = messages.length - MOST_LINES;
  return {
    ...{ ...wayOf(message), severity },
    title: `【预警汇总】${messages.length} 条：${counts(messages)}`,
    lines: [
      ...messages.slice(0, MOST_LINES).map(({ title }) => title),
      ...(more > 0 ? [`另有 ${more} 条，请到看板查看。`] : []),
      `来自规则“${digest?.rule_name ?? ""}”；缺货和紧急的已另外逐条通知。`,
    ],
    link: digest?.link ?? null,
    reference,
  };
}

/** As the rule has it now, whatever it had when the first of them was kept. */
function wayOf({ channel, fallback_channels = [], receiver_role, receiver }: Message) {
  return { channel, fallback_channels, receiver_role, receiver };
}

function counts(messages: readonly Message[]): string {
  return ORDER.flatMap((severity) => {
    const count = messages.filter((message) => message.severity === severity).length;
    return count === 0 ? [] : [`${SEVERITY_LABELS[severity]} ${count}`];
  }).join("、");
}
