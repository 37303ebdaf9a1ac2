import type { Problem } from "../../contracts/problem.ts";
import type { SendOutcome } from "../../ports/notifier.ts";
import type { EffectAction, EffectOutcome, StoredEffect } from "../../ports/outbox.ts";
import type { ExcludedReceiver } from "../consent/consent-gate.ts";
import type { Message } from "../../contracts/message.ts";
import { allFailed, doubtful, failedBefore, mayHaveArrived, noting } from "./channel-failures.ts";
import { type CarriedMessage, digestMessage } from "./digest-message.ts";
import type { DispatchPorts } from "./dispatch-ports.ts";
import { halfSentBefore } from "./half-sent.ts";
import { retryOutcome } from "./retry-schedule.ts";
import { hasSurelyFailed } from "./channel-rest.ts";
import { restingWait, type RestingWait } from "./channel-rests.ts";
import { beganHalf, type ChannelEnd, createSendRest, halfInterrupted } from "./send-rest.ts";
import { isStillUnanswered, NOT_NEEDED, notSent, PERHAPS_SENT } from "./still-unanswered.ts";

type SendAction = Extract<EffectAction, { kind: "send_message" }>;

/**
 * Sends a message by its channel, or by the next one where that surely did not deliver. What may have arrived already is
 * never repeated blindly, on no channel: a person is shown it.
 */
export function createSendMessage(
  ports: Pick<DispatchPorts, "channels" | "clock" | "alertOf" | "outbox" | "sendAllowed" | "rests">,
) {
  const { channels, clock, alertOf, sendAllowed, rests } = ports;
  const sendRest = createSendRest({ channels, clock, sendBy });

  return async function sendMessage(effect: StoredEffect, action: SendAction): Promise<EffectOutcome> {
    const half = halfSentBefore(effect.problem);
    if (effect.interrupted && half !== null) return halfInterrupted(half, clock.now());
    if (effect.interrupted) return { kind: "dead", at: clock.now(), problem: perhapsSent() };
    const going = await whatGoes(effect, action);
    if (going === null) {
      if (half !== null) return { kind: "done", at: clock.now(), receipt: [...half.told, NOT_NEEDED].join("；") };
      const receipt = mayHaveArrived(effect.problem) ? PERHAPS_SENT : NOT_NEEDED;
      return { kind: "done", at: clock.now(), receipt };
    }
    const { message, carried } = going;
    const { channel, fallback_channels = [] } = message;
    const names = [channel, ...fallback_channels];
    const failures = [...failedBefore(effect.problem)];
    const waits: { readonly name: string; readonly wait: RestingWait }[] = [];
    const isDoubtful = mayHaveArrived(effect.problem);
    if (half !== null) return ended(await sendRest(effect, message, half), half.channel);
    for (const name of names.filter((one) => !failures.some((failure) => failure.channel === one))) {
      const end = doubted(await sendBy(name, effect, message), isDoubtful, clock.now());
      if (end.kind === "refused") return { kind: "done", at: clock.now(), receipt: notSent(end.problem) };
      if (end.kind === "half") return ended(await sendRest(effect, message, beganHalf(name), end), name);
      if (end.kind === "resting") {
        const wait = restingWait(name, end, clock.now());
        if (isDoubtful) return ended(doubtful(wait), name);
        waits.push({ name, wait });
        continue;
      }
      if (end.kind !== "failed") return ended(end, name);
      failures.push({ channel: name, problem: end.problem });
    }
    const [soonest] = waits.toSorted((a, b) => a.wait.due_at - b.wait.due_at);
    if (soonest !== undefined) return ended(soonest.wait, soonest.name);
    return { kind: "dead", at: clock.now(), problem: allFailed(failures) };

    function ended(end: EffectOutcome, name: string): EffectOutcome {
      return withCarried(names.length === 1 ? end : noting(end, name, failures), carried);
    }
  };

  async function sendBy(name: string, effect: StoredEffect, message: Message): Promise<ChannelEnd> {
    const notifier = await channels.open(effect.installation_id, name);
    if (notifier === null) return { kind: "failed", problem: unknownChannel(name) };
    const { installation_id, effect_key } = effect;
    const asked = { installation_id, effect_key, channel: name, message: { ...message, channel: name } };
    const before = await rests.ask(installation_id, name);
    if (before !== null) return { kind: "resting", rest: before, is_try: false };
    const answer = await sendAllowed(asked, notifier);
    const at = clock.now();
    const rest = answer.kind === "asked" ? await rests.answered(installation_id, name, answer.outcome) : null;
    if (rest !== null && answer.kind === "asked" && hasSurelyFailed(answer.outcome)) {
      const end = endOf(answer.outcome, effect, at);
      // Of a channel that is away a message has its own patience; what refuses everybody is for a person to mend.
      const is_try = answer.outcome.kind === "transient";
      const isOver = is_try ? end.kind === "failed" : mayHaveArrived(effect.problem);
      return isOver ? end : { kind: "resting", rest, is_try };
    }
    switch (answer.kind) {
      case "asked":
        return withExcluded(endOf(answer.outcome, effect, at), answer.excluded);
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
      case "partial":
        return { kind: "half", receipt: outcome.receipt, left: outcome.left };
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

/** The receipt also says who was left out by their own choice, or because what was typed is no address. */
function withExcluded(end: ChannelEnd, excluded: readonly ExcludedReceiver[]): ChannelEnd {
  if (excluded.length === 0 || (end.kind !== "done" && end.kind !== "half")) return end;
  const told = excluded.map(({ shown, reason }) => `${shown} ${reason}`).join("、");
  return { ...end, receipt: `${end.receipt ?? "已发送"}；略过：${told}` };
}

/** After a try that may have arrived, what the same channel says later fails for good: no other stands in for it. */
function doubted(end: ChannelEnd, isDoubtful: boolean, at: number): ChannelEnd {
  if (!isDoubtful || end.kind === "half" || end.kind === "resting") return end;
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
