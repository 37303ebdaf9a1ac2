import { leftOutText } from "../../contracts/left-out.ts";
import type { Problem } from "../../contracts/problem.ts";
import type { AlertState } from "../../domain/alert/alert-state.ts";
import type { EffectAction, StoredEffect } from "../../ports/outbox.ts";

/** For which alert a message waits. */
type Unanswered = NonNullable<Extract<EffectAction, { kind: "send_message" }>["while_unanswered"]>;

/** The receipt of a message that nobody needed any more when it was due. */
export const NOT_NEEDED = "预警已有人处理或已解除，未发送";
/** The same where a try before may have arrived. */
export const PERHAPS_SENT = "可能已经送达；预警随后已有人处理或已解除，没有再发";

/** The alert stands, and since then nobody has answered it nor has it cleared in between. */
export function isStillUnanswered(alert: AlertState | null, { episode, since }: Unanswered): boolean {
  if (alert?.status !== "raised" || alert.episode !== episode) return false;
  // What was answered at the very instant that asked again was answered before it.
  return (alert.answered_at ?? -Infinity) <= since && (alert.cleared_at ?? -Infinity) < since;
}

/** The alert of this episode has not cleared, whoever has answered it. */
export function isStillStanding(alert: AlertState | null, episode: number): boolean {
  return alert !== null && alert.status !== "quiet" && alert.episode === episode;
}

/** The receipt of a message that its receiver does not want. */
export function notSent({ message }: Pick<Problem, "message">): string {
  return leftOutText("not_sent", message);
}

/** Whether nobody was told although the message has ended: not needed any more, or not wanted by its receiver. */
export function wasNotSent(effect: Pick<StoredEffect, "action" | "receipt">): boolean {
  const { action, receipt } = effect;
  if (action.kind !== "send_message") return false;
  const isForCustomer = (action.message.purpose ?? "internal") !== "internal";
  return wasNotNeeded(effect) || (isForCustomer && receipt?.startsWith(leftOutText("not_sent", "")) === true);
}

function wasNotNeeded({ action, receipt }: Pick<StoredEffect, "action" | "receipt">): boolean {
  if (action.kind !== "send_message" || (receipt !== NOT_NEEDED && receipt !== PERHAPS_SENT)) return false;
  if (action.while_standing !== undefined) return true;
  return action.while_unanswered !== undefined || action.digest !== undefined;
}
