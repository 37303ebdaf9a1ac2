import type { Message } from "../../../contracts/message.ts";
import { cutToBytes, linesWithin } from "../texts/byte-budget.ts";
import { plainLine, plainTitle } from "../texts/plain-line.ts";
import { messageLinks, webLink } from "../texts/web-link.ts";

/** Receivers are promised 64 KiB at most; JSON may double what it escapes. */
const LINES_BYTES = 24_000;
const TITLE_BYTES = 500;
const NAME_BYTES = 200;
const MOST_LINES = 100;
const MOST_ACTIONS = 10;

/** Counts up when a receiver must be changed to understand what is sent; fields may be added without that. */
const VERSION = 1;

/** A message as receivers get it; docs/channels.md says what each field is. */
export function webhookBody(message: Message) {
  const { channel, receiver_role, receiver, severity, title, lines, link, actions = [] } = message;
  return {
    version: VERSION,
    reference: referenceOf(message),
    channel: named(channel),
    receiver_role: named(receiver_role),
    receiver: receiver === null ? null : named(receiver),
    severity,
    title: cutToBytes(plainTitle(title), TITLE_BYTES),
    lines: kept(lines),
    link: webLink(link),
    actions: messageLinks({ link: null, actions })
      .slice(0, MOST_ACTIONS)
      .map(({ label, link: to }) => ({ label: named(label), link: to })),
  };
}

/** The key by which a receiver knows a message that it has already. */
export function referenceOf({ reference }: Message): string {
  return reference.toWellFormed();
}

function named(text: string): string {
  return cutToBytes(plainLine(text), NAME_BYTES);
}

function kept(lines: readonly string[]): readonly string[] {
  const texts = lines.map(plainLine).filter((text) => text !== "");
  return texts.length === 0 ? [] : linesWithin(texts.slice(0, MOST_LINES), LINES_BYTES).split("\n");
}
