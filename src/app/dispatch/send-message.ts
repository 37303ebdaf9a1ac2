import type { Problem } from "../../contracts/problem.ts";
import type { SendOutcome } from "../../ports/notifier.ts";
import type { EffectAction, EffectOutcome, StoredEffect } from "../../ports/outbox.ts";
import type { Message } from "../../contracts/message.ts";
import { allFailed, doubtful, failedBefore, mayHaveArrived, noting } from "./channel-failures.ts";
import { type CarriedMessage, digestMessage } from "./digest-message.ts";
import type { DispatchPorts } from "./dispatch-ports.ts";
import { untilQuietEnds } from "./await-quiet.ts";
import { retryOutcome } from "./retry-schedule.ts";
import { isStillUnanswered, NOT_NEEDED, notSent, PERHAPS_SENT } from "./still-unanswered.ts";

type SendAction = Extract<EffectAction, { kind: "send_message" }>;

/**
 * How one channel ended: the effect's outcome, a failure for which the next channel stands in, or the refusal of a
 * customer, for which none does.
 */
type ChannelEnd =
  | EffectOutcome
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "refused"; readonly problem: Problem };

/**
 * Sends a message by its channel, or by the next one where that surely did not deliver. What may have arrived already is
 * never repeated blindly, on no channel: a person is shown it.
 */
export function createSendMessage(
  ports: Pick<DispatchPorts, "channels" | "clock" | "alertOf" | "outbox" | "sendAllowed">,
) {
  const { channels, clock, alertOf, sendAllowed } = ports;

  return async function sendMessage(effect: StoredEffect, action: SendAction): Promise<EffectOutcome> {
    if (effect.interrupted) return { kind: "dead", at: clock.now(), problem: perhapsSent() };
    // What may have arrived is repeated while its channel still drops what it has had before.
    const quiet = mayHaveArrived(effect.problem) ? null : untilQuietEnds(action, clock);
    if (quiet !== null) return { ...quiet, problem: { ...effect.problem, ...quiet.problem } };
    const going = await whatGoes(effect, action);
    if (going === null) {
      const receipt = mayHaveArrived(effect.problem) ? PERHAPS_SENT : NOT_NEEDED;
      return { kind: "done", at: clock.now(), receipt };
    }
    const { message, carried } = going;
    const { channel, fallback_channels = [] } = message;
    const names = [channel, ...fallback_channels];
    const failures = [...failedBefore(effect.problem)];
    const isDoubtful = mayHaveArrived(effect.problem);
    for (const name of names.filter((one) => !failures.some((failure) => failure.channel === one))) {
      const end = doubted(await sendBy(name, effect, message), isDoubtful, clock.now());
      if (end.kind === "refused") return { kind: "done", at: clock.now(), receipt: notSent(end.problem) };
      if (end.kind !== "failed") return withCarried(names.length === 1 ? end : noting(end, name, failures), carried);
      failures.push({ channel: name, problem: end.problem });
    }
    return { kind: "dead", at: clock.now(), problem: allFailed(failures) };
  };

  async function sendBy(name: string, effect: StoredEffect, message: Message): Promise<ChannelEnd> {
    const notifier = await channels.open(effect.installation_id, name);
    if (notifier === null) return { kind: "failed", problem: unknownChannel(name) };
    const { installation_id, effect_key } = effect;
    const asked = { installation_id, effect_key, channel: name, message: { ...message, channel: name } };
    const answer = await sendAllowed(asked, notifier);
    const at = clock.now();
    switch (answer.kind) {
      case "asked":
        return endOf(answer.outcome, effect, at);
      case "later":
        return { kind: "retry", due_at: answer.at, problem: answer.problem, is_try: false };
      case "refused":
        // A colleague who is not told is a thing to put right; a customer who wants no message is not.
        return (message.purpose ?? "internal") === "internal"
          ? { kind: "failed", problem: answer.problem }
          : { kind: "refused", problem: answer.problem };
    }
  }

  function endOf(outcome: SendOutcome, effect: StoredEffect, at: number): ChannelEnd {
    switch (outcome.kind) {
      case "sent":
        return { kind: "done", at, receipt: outcome.receipt };
      case "rate":
        return { kind: "retry", due_at: at + outcome.wait_ms, problem: outcome.problem, is_try: false };
      case "transient":
        return patient(retryOutcome(effect.attempts, outcome.problem, at));
      case "unknown":
        if (outcome.is_repeatable !== true) return { kind: "dead", at, problem: outcome.problem };
        return doubtful(retryOutcome(effect.attempts, outcome.problem, at));
      case "permanent":
      case "config":
        return { kind: "failed", problem: outcome.problem };
    }
  }

  /** Null where nobody needs it any more. */
  async function whatGoes(effect: StoredEffect, action: SendAction): Promise<CarriedMessage | null> {
    const { while_unanswered, message } = action;
    if (action.digest !== undefined) return digestMessage(ports, effect, action);
    if (while_unanswered !== undefined && !isStillUnanswered(await alertOf(effect), while_unanswered)) return null;
    return { message, carried: [effect] };
  }
}

/** What went is told of each that it carried, and the receipt says of how many where there were several. */
function withCarried(end: EffectOutcome, carried: readonly StoredEffect[]): EffectOutcome {
  if (end.kind !== "done") return end;
  const together = carried.length === 1 ? "" : `（汇总 ${carried.length} 条）`;
  return { ...end, carried, ...(together !== "" && { receipt: `${end.receipt ?? "已发送"}${together}` }) };
}

/** After a try that may have arrived, what the same channel says later fails for good: no other stands in for it. */
function doubted(end: ChannelEnd, isDoubtful: boolean, at: number): ChannelEnd {
  if (!isDoubtful) return end;
  return end.kind === "failed" || end.kind === "refused" ? { kind: "dead", at, problem: end.problem } : doubtful(end);
}

/** Where patience with a channel that is away has run out, it has surely not delivered. */
function patient(outcome: EffectOutcome): ChannelEnd {
  return outcome.kind === "dead" ? { kind: "failed", problem: outcome.problem } : outcome;
}

function unknownChannel(name: string): Problem {
  return {
    code: "channel_unknown",
    message: `预警规则使用的通道“${name}”尚未设置`,
    hint: `运行 \`stockguard channel set ${name}\` 设置该通道，然后在“问题”页重试。`,
  };
}

function perhapsSent(): Problem {
  return {
    code: "message_perhaps_sent",
    message: "上一次发送在完成前中断，消息可能已经送达",
    hint: "请先向接收人确认；确实没有收到时，在“问题”页重试。",
  };
}
