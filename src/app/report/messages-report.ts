import type { MessagesReport } from "../../contracts/board.ts";
import type { Outbox } from "../../ports/outbox.ts";

const SHOWN_MESSAGES = 200;

/** The newest messages with their fate. */
export function createMessagesReport({ outbox }: { outbox: Outbox }) {
  return async function messagesReport(installation_id: string): Promise<MessagesReport> {
    const effects = await outbox.list(installation_id, { kind: "send_message" }, SHOWN_MESSAGES);
    return {
      messages: effects.flatMap(({ id, action, state, settled_at, caused_at, problem }) =>
        action.kind !== "send_message"
          ? []
          : [
              {
                id,
                channel: action.message.channel,
                receiver_role: action.message.receiver_role,
                receiver: action.message.receiver,
                severity: action.message.severity,
                title: action.message.title,
                lines: [...action.message.lines],
                state,
                at: settled_at,
                latency_ms: state === "done" && settled_at !== null ? settled_at - caused_at : null,
                problem,
              },
            ],
      ),
    };
  };
}
