import { shellWord } from "../../domain/text/shell-word.ts";
import type { SendOutcome } from "../../ports/notifier.ts";
import type { Clock } from "../../ports/clock.ts";
import type { EffectOutcome } from "../../ports/outbox.ts";
import type { Registry } from "../../ports/registry.ts";
import type { Notices } from "../notices/notices.ts";
import { afterAnswer, afterNoAnswer, type ChannelRest, lookAgainAt, readRest, roomOf } from "./channel-rest.ts";

/** Ports of the rests. */
export interface ChannelRestPorts {
  readonly registry: Pick<Registry, "setting" | "settings" | "saveSetting" | "removeSetting">;
  readonly notices: Pick<Notices, "replace">;
  readonly clock: Pick<Clock, "now">;
}

/** Watches how each channel bears messages, and rests one that fails for a reason of its own. */
export type ChannelRests = ReturnType<typeof createChannelRests>;

const PREFIX = "channel_rest:";
const CODE = "channel_resting";

/** Kept among the settings of an installation, so that a restart and other processes know of it. */
export function createChannelRests({ registry, notices, clock }: ChannelRestPorts) {
  let last: Promise<unknown> = Promise.resolve();

  /** One change after the other, so that failures that come together are counted each. */
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const next = last.then(work, work);
    last = next.catch(() => undefined);
    return next;
  }

  const restOf = async (installation_id: string, channel: string) =>
    readRest(await registry.setting(installation_id, PREFIX + channel));

  return {
    /** Null where a message may go; else until when (ms) it may not, and why. A due probe is given to one who asks. */
    ask: (installation_id: string, channel: string): Promise<ChannelRest | null> =>
      inTurn(async () => {
        const rest = await restOf(installation_id, channel);
        const { resting, taken } = roomOf(rest, clock.now());
        if (taken !== null) await registry.saveSetting(installation_id, PREFIX + channel, JSON.stringify(taken));
        return resting;
      }),

    /** What a message came to; returns the rest that the channel is in from now on. */
    answered: (installation_id: string, channel: string, outcome: SendOutcome): Promise<ChannelRest | null> =>
      inTurn(async () => {
        const before = await restOf(installation_id, channel);
        const after = afterAnswer(before, outcome, clock.now());
        if (after === before) return resting(after);
        if (after === null) await registry.removeSetting(installation_id, PREFIX + channel);
        else await registry.saveSetting(installation_id, PREFIX + channel, JSON.stringify(after));
        const [was, is] = [resting(before), resting(after)];
        if (was !== null || is !== null) await tell(installation_id);
        return is;
      }),

    /** A message that was given room was not sent: where it was to probe, the next that asks does. */
    release: (installation_id: string, channel: string): Promise<void> =>
      inTurn(async () => {
        const before = await restOf(installation_id, channel);
        const after = afterNoAnswer(before, clock.now());
        if (after !== before) await registry.saveSetting(installation_id, PREFIX + channel, JSON.stringify(after));
      }),

    /** Forgets a channel's failures: it was set up anew, or removed. */
    forget: (installation_id: string, channel: string): Promise<void> =>
      inTurn(async () => {
        await registry.removeSetting(installation_id, PREFIX + channel);
        await tell(installation_id);
      }),

    /** The channels that rest, by name. */
    list: restingChannels,
  };

  async function restingChannels(installation_id: string): Promise<ReadonlyMap<string, ChannelRest>> {
    const kept = await registry.settings(installation_id, PREFIX);
    const found = Object.entries(kept).map(([name, text]) => [name.slice(PREFIX.length), readRest(text)] as const);
    return new Map(found.flatMap(([name, rest]) => (rest === null || rest.rests === 0 ? [] : [[name, rest] as const])));
  }

  /** One notice for each channel that rests, while it does. */
  async function tell(installation_id: string): Promise<void> {
    const found = await restingChannels(installation_id);
    const wanted = [...found].map(([name, { problem }]) => ({
      code: CODE,
      message: `通道“${name}”连续发送失败，已暂停使用：${problem.message}。消息改走备用通道；没有备用通道的会等待，不会丢失`,
      hint: `${problem.hint}系统会自动试发，发出后恢复；改好后也可以运行 \`stockguard channel test ${shellWord(name)}\` 立即恢复。`,
      field: name,
    }));
    await notices.replace({ installation_id, form: null }, [CODE], wanted);
  }
}

function resting(rest: ChannelRest | null): ChannelRest | null {
  return rest === null || rest.rests === 0 ? null : rest;
}

/** A message that waits because its channel rests, which costs no patience unless it was tried itself. */
export type RestingWait = Extract<EffectOutcome, { kind: "retry" }>;

/** When it is to look again, and why it waits. */
export function restingWait(
  channel: string,
  { rest, is_try }: { readonly rest: ChannelRest; readonly is_try: boolean },
  now: number,
): RestingWait {
  const problem = {
    code: CODE,
    message: `通道“${channel}”连续发送失败，暂停使用：${rest.problem.message}`,
    hint: `消息不会丢失，通道恢复后自动发送。${rest.problem.hint}`,
  };
  return { kind: "retry", due_at: lookAgainAt(rest, now), problem, is_try };
}
