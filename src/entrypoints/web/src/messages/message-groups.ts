import type { MessagesReport } from "../../../../contracts/messages-report.ts";

type Message = MessagesReport["messages"][number];

/** The messages of a day; `day` is null for those not sent yet. */
export interface MessageGroup {
  readonly day: string | null;
  readonly messages: readonly Message[];
}

/** Messages under the day they were sent on, in the order given; what is not sent yet comes first. */
export function messageGroups(
  messages: readonly Message[],
  dayOf: (instant: number) => string,
): readonly MessageGroup[] {
  const groups = new Map<string | null, Message[]>();
  const pending = messages.filter(({ at }) => at === null);
  if (pending.length > 0) groups.set(null, pending);
  for (const message of messages) {
    if (message.at === null) continue;
    const day = dayOf(message.at);
    groups.set(day, [...(groups.get(day) ?? []), message]);
  }
  return [...groups].map(([day, grouped]) => ({ day, messages: grouped }));
}

/** A line such as "原因：库存不足" in its label and the rest; no label where the line is none of that kind. */
export function labelledLine(line: string): { readonly label: string | null; readonly text: string } {
  const [, label, text] = /^([^：，。]{1,8})：(.+)$/s.exec(line) ?? [];
  return label === undefined || text === undefined ? { label: null, text: line } : { label, text };
}
