import type { Problem } from "../../contracts/problem.ts";
import type { EffectAction, EffectOutcome, StoredEffect } from "../../ports/outbox.ts";
import type { DispatchPorts } from "./dispatch-ports.ts";
import { retryOutcome } from "./retry-schedule.ts";

type SendAction = Extract<EffectAction, { kind: "send_message" }>;

/** Sends a message by its channel. What may have arrived already is never repeated blindly: a person is shown it. */
export function createSendMessage({ channels, clock }: Pick<DispatchPorts, "channels" | "clock">) {
  return async function sendMessage(effect: StoredEffect, { message }: SendAction): Promise<EffectOutcome> {
    if (effect.interrupted) return { kind: "dead", at: clock.now(), problem: perhapsSent() };
    const notifier = await channels.open(effect.installation_id, message.channel);
    const now = clock.now();
    if (notifier === null) return { kind: "dead", at: now, problem: unknownChannel(message.channel) };
    const outcome = await notifier.send(message);
    switch (outcome.kind) {
      case "sent":
        return { kind: "done", at: clock.now(), receipt: outcome.receipt };
      case "rate":
        return { kind: "retry", due_at: clock.now() + outcome.wait_ms, problem: outcome.problem, is_try: false };
      case "transient":
        return retryOutcome(effect.attempts, outcome.problem, clock.now());
      case "unknown":
      case "permanent":
      case "config":
        return { kind: "dead", at: clock.now(), problem: outcome.problem };
    }
  };
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
