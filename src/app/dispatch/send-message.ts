import type { Problem } from "../../contracts/problem.ts";
import type { EffectAction, EffectOutcome, StoredEffect } from "../../ports/outbox.ts";
import { allFailed, doubtful, failedBefore, mayHaveArrived, noting } from "./channel-failures.ts";
import type { DispatchPorts } from "./dispatch-ports.ts";
import { retryOutcome } from "./retry-schedule.ts";
import { isStillUnanswered, NOT_NEEDED } from "./still-unanswered.ts";

type SendAction = Extract<EffectAction, { kind: "send_message" }>;

/** How one channel ended: the effect's outcome, or a failure for which the next channel stands in. */
type ChannelEnd = EffectOutcome | { readonly kind: "failed"; readonly problem: Problem };

/**
 * Sends a message by its channel, or by the next one where that surely did not deliver. What may have arrived already is
 * never repeated blindly, on no channel: a person is shown it.
 */
export function createSendMessage({ channels, clock, alertOf }: Pick<DispatchPorts, "channels" | "clock" | "alertOf">) {
  return async function sendMessage(effect: StoredEffect, action: SendAction): Promise<EffectOutcome> {
    if (effect.interrupted) return { kind: "dead", at: clock.now(), problem: perhapsSent() };
    if (await isAnswered(effect, action)) return { kind: "done", at: clock.now(), receipt: NOT_NEEDED };
    const { channel, fallback_channels = [] } = action.message;
    const names = [channel, ...fallback_channels];
    const failures = [...failedBefore(effect.problem)];
    const isDoubtful = mayHaveArrived(effect.problem);
    for (const name of names.filter((one) => !failures.some((failure) => failure.channel === one))) {
      const end = doubted(await sendBy(name, effect, action), isDoubtful, clock.now());
      if (end.kind !== "failed") return names.length === 1 ? end : noting(end, name, failures);
      failures.push({ channel: name, problem: end.problem });
    }
    return { kind: "dead", at: clock.now(), problem: allFailed(failures) };
  };

  async function sendBy(name: string, effect: StoredEffect, { message }: SendAction): Promise<ChannelEnd> {
    const notifier = await channels.open(effect.installation_id, name);
    if (notifier === null) return { kind: "failed", problem: unknownChannel(name) };
    const outcome = await notifier.send({ ...message, channel: name });
    const at = clock.now();
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

  async function isAnswered(effect: StoredEffect, { while_unanswered }: SendAction): Promise<boolean> {
    if (while_unanswered === undefined) return false;
    return !isStillUnanswered(await alertOf(effect), while_unanswered);
  }
}

/** After a try that may have arrived, what the same channel says later fails for good: no other stands in for it. */
function doubted(end: ChannelEnd, isDoubtful: boolean, at: number): ChannelEnd {
  if (!isDoubtful) return end;
  return end.kind === "failed" ? { kind: "dead", at, problem: end.problem } : doubtful(end);
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
