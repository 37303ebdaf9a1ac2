import type { Message } from "../../contracts/message.ts";
import type { Problem } from "../../contracts/problem.ts";
import type { LeftReceiver } from "../../ports/notifier.ts";
import type { EffectOutcome, StoredEffect } from "../../ports/outbox.ts";
import { doubtful } from "./channel-failures.ts";
import type { ChannelRest } from "./channel-rest.ts";
import { restingWait } from "./channel-rests.ts";
import type { DispatchPorts } from "./dispatch-ports.ts";
import { type HalfSent, halfSentProblem, type LostReceiver, sortedLeft, toldOf } from "./half-sent.ts";
import { retryOutcome } from "./retry-schedule.ts";

/**
 * How one channel ended: the effect's outcome, some receivers served and others not, a failure for which the next channel
 * stands in, or the refusal of a customer, for which none does.
 */
export type ChannelEnd =
  | EffectOutcome
  | { readonly kind: "half"; readonly receipt: string | null; readonly left: readonly LeftReceiver[] }
  | { readonly kind: "failed"; readonly problem: Problem }
  | { readonly kind: "resting"; readonly rest: ChannelRest; readonly is_try: boolean }
  | { readonly kind: "refused"; readonly problem: Problem };

/** What serving the rest needs. */
interface SendRestPorts extends Pick<DispatchPorts, "channels" | "clock"> {
  sendBy(name: string, effect: StoredEffect, message: Message): Promise<ChannelEnd>;
}

/** Nothing is known yet but the channel that is about to say whom it served. */
export function beganHalf(channel: string): HalfSent {
  return { channel, asked: channel, open: [], lost: [], told: [] };
}

/** The worker died while the rest was served: whoever has it would have it twice if a person had it repeated. */
export function halfInterrupted(half: HalfSent, at: number): EffectOutcome {
  const open = half.open.map((address) => ({ address, reason: "" }));
  return { kind: "done", at, receipt: receiptOf(half, toldOf("unsure", open)) };
}

/** Serves those whom a try has left, and never those whom it has not. */
export function createSendRest({ channels, clock, sendBy }: SendRestPorts) {
  return sendRest;

  /**
   * Serves those who were left: on their own channel again, else by the next of the message's channels (`names`, in the
   * order in which they are tried) that knows them by the same address.
   */
  async function sendRest(
    effect: StoredEffect,
    message: Message,
    names: readonly string[],
    before: HalfSent,
    first: ChannelEnd | null = null,
  ): Promise<EffectOutcome> {
    let half = before;
    let end = first;
    for (const name of channelsFrom(names, half.asked)) {
      if (name !== half.asked) {
        const open = half.lost.map(({ address }) => address);
        if (open.length === 0 || !(await knowsThem(effect, name, message, open))) continue;
        half = { ...half, asked: name, open, lost: [] };
      }
      end ??= half.open.length === 0 ? null : await sendBy(name, effect, toThese(message, half.open));
      const step = end === null ? { half, wait: null } : afterTry(half, end, effect, clock.now());
      if (step.wait !== null) return step.wait;
      half = step.half;
      end = null;
    }
    return { kind: "done", at: clock.now(), receipt: receiptOf(half) };
  }

  /** Numbers and mail addresses mean the same on every channel; other ids belong to one account. */
  async function knowsThem(effect: StoredEffect, name: string, message: Message, open: readonly string[]) {
    const notifier = await channels.open(effect.installation_id, name);
    const reach = notifier?.reach?.({ ...toThese(message, open), channel: name }) ?? null;
    if (reach === null || (reach.family !== "sms" && reach.family !== "mail")) return false;
    return reach.addresses.length === open.length && open.every((address) => reach.addresses.includes(address));
  }
}

function receiptOf(half: HalfSent, more: readonly string[] = []): string | null {
  const told = [...half.told, ...more, ...toldOf("unreached", half.lost)].filter((text) => text !== "");
  return told.length === 0 ? null : told.join("；");
}

/** All channels from one on; all after it where it is no longer among them, for what it has begun is settled first. */
function channelsFrom(names: readonly string[], first: string): readonly string[] {
  const from = names.indexOf(first);
  return from < 0 ? [first, ...names] : names.slice(from);
}

function toThese(message: Message, addresses: readonly string[]): Message {
  return { ...message, receiver: addresses.join("，") };
}

/** Where a half-sent message stands after one more try, and its wait where some are to be tried again there. */
function afterTry(
  half: HalfSent,
  end: ChannelEnd,
  effect: StoredEffect,
  at: number,
): { readonly half: HalfSent; readonly wait: EffectOutcome | null } {
  const lostAll = (problem: Problem) =>
    half.open.map((address): LostReceiver => ({ address, reason: problem.message }));
  const via = half.asked === half.channel ? "" : `另由通道“${half.asked}”补发：`;
  switch (end.kind) {
    case "done":
      return { half: { ...half, open: [], told: [...half.told, via + (end.receipt ?? "已发送")] }, wait: null };
    case "resting": {
      const wait = restingWait(half.asked, end, at);
      return { half, wait: { ...wait, problem: halfSentProblem(wait.problem, half) } };
    }
    case "retry":
      return { half, wait: { ...end, problem: halfSentProblem(end.problem, half) } };
    case "failed":
      return { half: { ...half, open: [], lost: [...half.lost, ...lostAll(end.problem)] }, wait: null };
    case "refused":
    case "dead": {
      // Whoever has it would have it twice if all of it were repeated, so it ends here and says so.
      const what = end.kind === "dead" ? "unsure" : "not_sent";
      const told = [...half.told, ...toldOf(what, lostAll(end.problem))];
      return { half: { ...half, open: [], told }, wait: null };
    }
    case "half": {
      const { again, unsure, lost } = sortedLeft(end.left);
      const doubts = toldOf(
        "unsure",
        unsure.map(({ address }) => ({ address, reason: "" })),
      );
      const told = [...half.told, via + (end.receipt ?? ""), ...doubts];
      const next = { ...half, told, open: again.map(({ address }) => address), lost: [...half.lost, ...lost] };
      if (again.length === 0) return { half: next, wait: null };
      const wait = waitFor(again, half.asked, effect, at);
      if (wait.kind === "retry") return { half: next, wait: { ...wait, problem: halfSentProblem(wait.problem, next) } };
      const given_up = again.map(({ address, end: { problem } }) => ({ address, reason: problem.message }));
      return { half: { ...next, open: [], lost: [...next.lost, ...given_up] }, wait: null };
    }
  }
}

/** A limit costs no patience, everything else that passes does. */
function waitFor(
  again: readonly LeftReceiver[],
  channel: string,
  { attempts }: StoredEffect,
  at: number,
): EffectOutcome {
  const ends = again.map(({ end }) => end);
  const trouble = ends.find(({ kind }) => kind !== "rate");
  if (trouble !== undefined) {
    const wait = retryOutcome(attempts, trouble.problem, at);
    return trouble.kind === "unknown" ? doubtful(wait, channel) : wait;
  }
  const waits = ends.map((end) => (end.kind === "rate" ? end.wait_ms : 0));
  const [first] = ends;
  if (first === undefined) throw new Error("somebody is to be tried again");
  return { kind: "retry", due_at: at + Math.max(...waits), problem: first.problem, is_try: false };
}
