import type { MessagesReport } from "../../../../contracts/messages-report.ts";

type Message = MessagesReport["messages"][number];

/** What a reader chose to see of the messages; null = all. */
export interface MessageView {
  readonly role: string | null;
  readonly severity: Message["severity"] | null;
  readonly state: Message["state"] | null;
  /** Words that must all occur in the message, whatever their case. */
  readonly search: string;
}

/** Everything. */
export const EVERY_MESSAGE: MessageView = { role: null, severity: null, state: null, search: "" };

/** The messages that a view shows, in the order given. */
export function shownMessages(messages: readonly Message[], view: MessageView): readonly Message[] {
  const words = view.search.toLowerCase().split(/\s+/).filter(Boolean);
  return messages.filter(
    (message) =>
      (view.role === null || message.receiver_role === view.role) &&
      (view.severity === null || message.severity === view.severity) &&
      (view.state === null || message.state === view.state) &&
      words.every((word) => textOf(message).includes(word)),
  );
}

function textOf({ title, lines, receiver }: Message): string {
  return [title, ...lines, receiver ?? ""].join("\n").toLowerCase();
}
