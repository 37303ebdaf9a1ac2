import { WAITS_FOR_EMPLOYEE } from "../../contracts/broadcast.ts";
import type { Problem } from "../../contracts/problem.ts";
import type { MessagesReport } from "../../contracts/messages-report.ts";
import type { Outbox, StoredEffect } from "../../ports/outbox.ts";
import { tellsOfLeftOut } from "../../contracts/left-out.ts";
import { wasNotSent } from "../dispatch/still-unanswered.ts";
import { messageBroadcasts, type MessageBroadcastPorts } from "./message-broadcasts.ts";
import { messageDeliveries, type MessageDeliveryPorts } from "./message-deliveries.ts";

/** Ports of `messagesReport`. */
interface MessagesReportPorts extends MessageDeliveryPorts, MessageBroadcastPorts {
  readonly outbox: Pick<Outbox, "list">;
}

const SHOWN_MESSAGES = 200;

/** The newest messages with their fate. */
export function createMessagesReport(ports: MessagesReportPorts) {
  return async function messagesReport(installation_id: string): Promise<MessagesReport> {
    const effects = await ports.outbox.list(installation_id, { kind: "send_message" }, SHOWN_MESSAGES);
    const [deliveries, broadcasts] = await Promise.all([
      messageDeliveries(ports, installation_id, effects),
      messageBroadcasts(ports, installation_id, effects),
    ]);
    return {
      messages: effects.flatMap((effect) =>
        messageOf(effect, broadcasts.get(effect.id) ?? null, deliveries.get(effect.id) ?? null),
      ),
    };
  };
}

function messageOf(
  effect: StoredEffect,
  broadcast: string | null,
  delivery: string | null,
): MessagesReport["messages"] {
  const { id, action, settled_at, caused_at, problem } = effect;
  if (action.kind !== "send_message") return [];
  const { channel, receiver_role, receiver, severity, title, lines } = action.message;
  // Like one that a newer one has replaced: nobody was told.
  const state = wasNotSent(effect) ? "replaced" : effect.state;
  const said = broadcast === null ? noteOf(effect) : withoutWaiting(noteOf(effect));
  const notes = [said, broadcast, delivery].filter((note) => note !== null);
  return [
    {
      ...{ id, channel, receiver_role, receiver, severity, title, lines: [...lines], state },
      at: settled_at,
      latency_ms: state === "done" && settled_at !== null ? settled_at - caused_at : null,
      note: notes.length === 0 ? null : notes.join("；"),
      problem: problem === null ? null : shownProblem(problem),
    },
  ];
}

/** A channel's own receipt says nothing to people; which of several channels took it, and with how many, does. */
function noteOf(effect: StoredEffect): string | null {
  const { action, state, receipt } = effect;
  if (action.kind !== "send_message") return null;
  if (state === "replaced" && action.digest !== undefined) return "已并入同一规则的汇总";
  if (state !== "done") return null;
  const hasFallback = (action.message.fallback_channels ?? []).length > 0;
  const hasMore = hasFallback || action.digest !== undefined || wasNotSent(effect) || tellsOfLeftOut(receipt);
  return hasMore ? receipt : null;
}

/** What the receipt says of an employee who has still to confirm; how it stands by now is said beside it. */
function withoutWaiting(note: string | null): string | null {
  return note?.replace(`；${WAITS_FOR_EMPLOYEE}`, "") ?? null;
}

/** Without what is kept beside it for the next try, such as whom the message has still to reach. */
function shownProblem({ code, message, hint }: Problem): Problem {
  return { code, message, hint };
}
