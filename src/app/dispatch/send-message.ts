import { leftOutText } from "../../contracts/left-out.ts";
import type { Problem } from "../../contracts/problem.ts";
import { shellWord } from "../../domain/text/shell-word.ts";
import { placeOf } from "../../domain/text/place-key.ts";
import type { OutgoingMessage, SendOutcome } from "../../ports/notifier.ts";
import type { EffectAction, EffectOutcome, StoredEffect } from "../../ports/outbox.ts";
import type { ExcludedReceiver } from "../consent/consent-gate.ts";
import { newBroadcast } from "../broadcast/ask-schedule.ts";
import { CUSTOMER_WITHOUT_ADDRESS } from "../notify/message-addresses.ts";
import { allFailed, channelsLeft, doubtful, failedBefore, mayHaveArrived, noting } from "./channel-failures.ts";
import { type CarriedMessage, digestMessage } from "./digest-message.ts";
import type { DispatchPorts } from "./dispatch-ports.ts";
import { halfSentBefore } from "./half-sent.ts";
import type { MessageWays } from "./message-directory.ts";
import { untilQuietEnds } from "./await-quiet.ts";
import { retryOutcome } from "./retry-schedule.ts";
import { hasSurelyFailed } from "./channel-rest.ts";
import { restingWait, type RestingWait } from "./channel-rests.ts";
import { beganHalf, type ChannelEnd, createSendRest, halfInterrupted } from "./send-rest.ts";
import { isStillStanding, isStillUnanswered, NOT_NEEDED, notSent, PERHAPS_SENT } from "./still-unanswered.ts";

type SendAction = Extract<EffectAction, { kind: "send_message" }>;

/**
 * Sends a message by its channel, or by the next one where that surely did not deliver. What may have arrived already is
 * never repeated blindly, on no channel: a person is shown it.
 */
export function createSendMessage(
  ports: Pick<
    DispatchPorts,
    | ("channels" | "broadcasts" | "clock" | "alertOf" | "outbox" | "sendAllowed" | "rests")
    | ("directory" | "pictures" | "reportFiles" | "onError")
  >,
) {
  const { channels, clock, alertOf, sendAllowed, rests, directory } = ports;
  const sendRest = createSendRest({
    ...{ channels, clock },
    // Those who were left stand in it by their addresses.
    sendBy: (name, effect, message) => sendBy(name, effect, () => ({ kind: "addressed", message, left_out: [] })),
  });

  return async function sendMessage(effect: StoredEffect, action: SendAction): Promise<EffectOutcome> {
    const half = halfSentBefore(effect.problem);
    if (effect.interrupted && half !== null) return halfInterrupted(half, clock.now());
    if (effect.interrupted) return { kind: "dead", at: clock.now(), problem: perhapsSent() };
    // What may have arrived is repeated while its channel still drops what it has had before.
    const quiet = mayHaveArrived(effect.problem) ? null : untilQuietEnds(action, clock);
    if (quiet !== null) return { ...quiet, problem: { ...effect.problem, ...quiet.problem } };
    const going = await whatGoes(effect, action);
    if (going === null) {
      if (half !== null) return { kind: "done", at: clock.now(), receipt: [...half.told, NOT_NEEDED].join("；") };
      const receipt = mayHaveArrived(effect.problem) ? PERHAPS_SENT : NOT_NEEDED;
      return { kind: "done", at: clock.now(), receipt };
    }
    const { carried } = going;
    const message = withFile(await pictured(going, effect, action), effect, action);
    const ways = await directory.waysOf(effect.installation_id, message);
    if (ways.unwanted !== undefined) {
      const told = half?.told ?? (mayHaveArrived(effect.problem) ? ["可能已经送达"] : []);
      const { message: reason } = ways.unwanted;
      const receipt = told.length === 0 ? notSent(ways.unwanted) : [...told, `${reason}，没有再发`].join("；");
      return { kind: "done", at: clock.now(), receipt };
    }
    const names = ways.channels;
    const failures = [...failedBefore(effect.problem)];
    const waits: { readonly name: string; readonly wait: RestingWait }[] = [];
    const isDoubtful = mayHaveArrived(effect.problem);
    if (half !== null) return ended(await sendRest(effect, message, names, half), half.channel);
    for (const name of channelsLeft(effect.problem, names)) {
      const tried = await sendBy(name, effect, ways.addressed);
      const end = isDoubtful ? doubted(tried, name, clock.now()) : tried;
      if (end.kind === "refused") return { kind: "done", at: clock.now(), receipt: notSent(end.problem) };
      if (end.kind === "half") return ended(await sendRest(effect, message, names, beganHalf(name), end), name);
      if (end.kind === "resting") {
        const wait = restingWait(name, end, clock.now());
        if (isDoubtful) return ended(doubtful(wait, name), name);
        waits.push({ name, wait });
        continue;
      }
      if (end.kind !== "failed") return ended(end, name);
      failures.push({ channel: name, problem: end.problem });
    }
    const [soonest] = waits.toSorted((a, b) => a.wait.due_at - b.wait.due_at);
    if (soonest !== undefined) return ended(soonest.wait, soonest.name);
    const [nowhere] = failures.map(({ problem }) => problem);
    // A customer without an address is none that waits for somebody to press a button.
    return nowhere !== undefined && failures.every(({ problem }) => problem.code === CUSTOMER_WITHOUT_ADDRESS)
      ? { kind: "done", at: clock.now(), receipt: notSent(nowhere) }
      : { kind: "dead", at: clock.now(), problem: allFailed(failures) };

    function ended(end: EffectOutcome, name: string): EffectOutcome {
      return ending(names.length === 1 ? end : noting(end, name, failures), name, carried);
    }
  };

  async function sendBy(name: string, effect: StoredEffect, addressed: MessageWays["addressed"]): Promise<ChannelEnd> {
    const notifier = await channels.open(effect.installation_id, name);
    if (notifier === null) return { kind: "failed", problem: unknownChannel(name) };
    const to = addressed(notifier.addressed_by);
    if (to.kind === "nobody") return { kind: "failed", problem: to.problem };
    const { installation_id, effect_key } = effect;
    const asked = { installation_id, effect_key, channel: name, message: { ...to.message, channel: name } };
    const before = await rests.ask(installation_id, name);
    if (before !== null) return { kind: "resting", rest: before, is_try: false };
    const answer = await sendAllowed(asked, notifier);
    if (answer.kind !== "asked") await rests.release(installation_id, name);
    const at = clock.now();
    if (answer.kind === "asked") await kept(keepBroadcast(installation_id, name, answer.outcome));
    const rest = answer.kind === "asked" ? await kept(rests.answered(installation_id, name, answer.outcome)) : null;
    if (rest !== null && answer.kind === "asked" && hasSurelyFailed(answer.outcome)) {
      const end = endOf(answer.outcome, effect, name, at);
      // Of a channel that is away a message has its own patience; what refuses everybody is for a person to mend.
      const is_try = answer.outcome.kind === "transient";
      const isOver = is_try ? end.kind === "failed" : mayHaveArrived(effect.problem);
      return isOver ? end : { kind: "resting", rest, is_try };
    }
    switch (answer.kind) {
      case "asked":
        return withExcluded(leavingOut(endOf(answer.outcome, effect, name, at), to.left_out), answer.excluded);
      case "later":
        return { kind: "retry", due_at: answer.at, problem: answer.problem, is_try: false };
      case "refused":
        // A colleague who is not told is a thing to put right; a customer who wants no message is not.
        return (to.message.purpose ?? "internal") === "internal"
          ? { kind: "failed", problem: answer.problem }
          : { kind: "refused", problem: answer.problem };
    }
  }

  /** What the channel answered counts, though what is noted beside it could not be kept. */
  async function kept<T>(work: Promise<T>): Promise<T | null> {
    try {
      return await work;
    } catch (error) {
      ports.onError(error);
      return null;
    }
  }

  async function keepBroadcast(installation_id: string, channel: string, outcome: SendOutcome): Promise<void> {
    if ((outcome.kind !== "sent" && outcome.kind !== "partial") || outcome.broadcast_id === undefined) return;
    const broadcast = newBroadcast({ msgid: outcome.broadcast_id, channel, at: clock.now() });
    await ports.broadcasts.add(installation_id, broadcast);
  }

  function endOf(outcome: SendOutcome, effect: StoredEffect, name: string, at: number): ChannelEnd {
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
        return doubtful(retryOutcome(effect.attempts, outcome.problem, at), name);
      case "permanent":
      case "config":
        return { kind: "failed", problem: outcome.problem };
    }
  }

  async function pictured(
    { message, carried }: CarriedMessage,
    { installation_id, caused_at }: StoredEffect,
    { digest, pictured: places = digest === undefined ? [] : carried }: SendAction,
  ): Promise<OutgoingMessage> {
    const picture =
      places.length === 0 ? null : await ports.pictures?.of(installation_id, places.map(placeOf), caused_at);
    return picture === null || picture === undefined ? message : { ...message, picture };
  }

  function withFile(
    message: OutgoingMessage,
    { installation_id }: StoredEffect,
    { report_file: name }: SendAction,
  ): OutgoingMessage {
    const { reportFiles } = ports;
    if (name === undefined || reportFiles === undefined) return message;
    // Its words go without a file that cannot be read.
    const content = () => reportFiles.read(installation_id, name).catch(() => null);
    return { ...message, file: { name, content } };
  }

  /** Null where nobody needs it any more. */
  async function whatGoes(effect: StoredEffect, action: SendAction): Promise<CarriedMessage | null> {
    const { while_unanswered, while_standing, message } = action;
    if (action.digest !== undefined) return digestMessage(ports, effect, action);
    if (while_unanswered !== undefined && !isStillUnanswered(await alertOf(effect), while_unanswered)) return null;
    if (while_standing !== undefined && !isStillStanding(await alertOf(effect), while_standing)) return null;
    return { message, carried: [effect] };
  }
}

/** The receipt says whom of several the channel could not reach. */
function leavingOut(end: ChannelEnd, left_out: readonly string[]): ChannelEnd {
  if ((end.kind !== "done" && end.kind !== "half") || left_out.length === 0) return end;
  return {
    ...end,
    receipt: `${end.receipt ?? "已发送"}；${leftOutText("not_sent", `${left_out.join("、")}，没有这个通道的地址`)}`,
  };
}

/** What went is told of each that it carried, and the receipt says of how many where there were several. */
function ending(end: EffectOutcome, channel: string, carried: readonly StoredEffect[]): EffectOutcome {
  if (end.kind !== "done") return end;
  const together = carried.length === 1 ? "" : `（汇总 ${carried.length} 条）`;
  return { ...end, channel, carried, ...(together !== "" && { receipt: `${end.receipt ?? "已发送"}${together}` }) };
}

/** The receipt also says who was left out by their own choice, or because what was typed is no address. */
function withExcluded(end: ChannelEnd, excluded: readonly ExcludedReceiver[]): ChannelEnd {
  if (excluded.length === 0 || (end.kind !== "done" && end.kind !== "half")) return end;
  const told = excluded.map(({ shown, reason }) => `${shown} ${reason}`).join("、");
  return { ...end, receipt: `${end.receipt ?? "已发送"}；${leftOutText("passed_over", told)}` };
}

/** After a try that may have arrived, what the same channel says later fails for good: no other stands in for it. */
function doubted(end: ChannelEnd, name: string, at: number): ChannelEnd {
  if (end.kind === "half" || end.kind === "resting") return end;
  return end.kind === "failed" || end.kind === "refused"
    ? { kind: "dead", at, problem: end.problem }
    : doubtful(end, name);
}

/** Where patience with a channel that is away has run out, it has surely not delivered. */
function patient(outcome: EffectOutcome): ChannelEnd {
  return outcome.kind === "dead" ? { kind: "failed", problem: outcome.problem } : outcome;
}

function unknownChannel(name: string): Problem {
  return {
    code: "channel_unknown",
    message: `预警规则使用的通道“${name}”尚未设置`,
    hint: `运行 \`stockguard channel set ${shellWord(name)}\` 设置该通道，然后在“问题”页重试。`,
  };
}

function perhapsSent(): Problem {
  return {
    code: "message_perhaps_sent",
    message: "上一次发送在完成前中断，消息可能已经送达",
    hint: "请先向接收人确认；确实没有收到时，在“问题”页重试。",
  };
}
