import { compareText } from "../../domain/math/compare-text.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { DryRun, DryTotal } from "../../contracts/rules-report.ts";
import { receiverKey } from "../effects/messages-to-tell.ts";
import { channelTaken } from "./channel-taken.ts";
import type { PastAlerts } from "./past-alerts.ts";
import type { ReplayedMessage } from "./replay-rules.ts";

/** The part of a dry run that is counted. */
type Counted = Extract<DryRun, { kind: "counted" }>;

const MOST_ITEMS = 5;
const WEEK_DAYS = 7;

/** Sums up what one rule would have sent in so many days on record. */
export function countMessages(
  replayed: readonly ReplayedMessage[],
  channels: readonly string[],
  recorded_days: number,
  caveats: Counted["caveats"],
): Counted {
  const messages = sentOf(replayed, channels);
  return {
    kind: "counted",
    messages: messages.length,
    unsent: replayed.length - messages.length,
    digests: messages.filter(({ kind }) => kind === "digest").length,
    escalations: messages.filter(({ kind }) => kind === "escalation").length,
    messages_per_week: perWeek(messages.length, recorded_days),
    receivers: receiversOf(replayed, channels),
    items: itemsOf(messages),
    caveats,
  };
}

/** Sums up what several rules would have sent together. */
export function countAll(
  replayed: readonly ReplayedMessage[],
  channels: readonly string[],
  recorded_days: number,
  rules: Pick<DryTotal, "rules" | "uncounted">,
): DryTotal {
  const messages = sentOf(replayed, channels);
  return {
    ...rules,
    messages: messages.length,
    unsent: replayed.length - messages.length,
    receivers: receiversOf(messages, channels).length,
    messages_per_week: perWeek(messages.length, recorded_days),
  };
}

/** Less than a week says little of a week. */
function perWeek(count: number, recorded_days: number): number | null {
  return recorded_days < WEEK_DAYS ? null : (count * WEEK_DAYS) / recorded_days;
}

/** Those that one of their channels would take. */
function sentOf(replayed: readonly ReplayedMessage[], channels: readonly string[]): readonly ReplayedMessage[] {
  return replayed.filter(({ to }) => channelTaken(to.channel, channels).channel !== null);
}

function receiversOf(messages: readonly ReplayedMessage[], channels: readonly string[]): Counted["receivers"] {
  return [...grouped(messages, ({ to }) => receiverKey(to)).values()]
    .flatMap((same) => {
      const [first] = same;
      if (first === undefined) return [];
      const { receiver_role, receiver, channel } = first.to;
      return [{ receiver_role, receiver, ...channelTaken(channel, channels), messages: same.length }];
    })
    .sort((a, b) => b.messages - a.messages);
}

function itemsOf(messages: readonly ReplayedMessage[]): Counted["items"] {
  const counts = new Map<PastAlerts, number>();
  for (const past of messages.flatMap(({ about }) => about)) counts.set(past, (counts.get(past) ?? 0) + 1);
  return [...counts]
    .map(
      ([
        {
          item_name,
          scope: { item_code, location_code },
        },
        count,
      ]) => {
        return { item_code, location_code, item_name, messages: count };
      },
    )
    .sort((a, b) => b.messages - a.messages || compareText(a.item_code, b.item_code))
    .slice(0, MOST_ITEMS);
}
