import type { BroadcastReading } from "../../contracts/broadcast.ts";
import type { Problem } from "../../contracts/problem.ts";
import type { Broadcasts, KeptBroadcast } from "../../ports/broadcasts.ts";
import type { ChannelDirectory } from "../../ports/channel-directory.ts";
import type { Clock } from "../../ports/clock.ts";
import { eachInstallation, type EachInstallationPorts } from "../each-installation.ts";
import { nextAsk, putOffAsk } from "./ask-schedule.ts";
import { broadcastWords } from "./broadcast-words.ts";

/** Ports of `askBroadcasts`. */
export interface AskBroadcastsPorts extends EachInstallationPorts {
  readonly broadcasts: Pick<Broadcasts, "due" | "save">;
  readonly channels: Pick<ChannelDirectory, "open">;
  readonly clock: Pick<Clock, "now">;
  /** Told of a channel that would not tell of a broadcast; it is asked again later. */
  onUnread(place: { readonly installation_id: string; readonly channel: string; readonly problem: Problem }): void;
  /** Told when a page of messages shows something else now. */
  onHeard(): void;
}

/** Broadcasts of one installation that are asked about at a time. */
const ASKED_AT_ONCE = 20;

/**
 * Asks vendors what has become of broadcasts that employees confirm: of those that wait, with growing pauses, for seven
 * days. A channel that fails is left alone until the next time, and its broadcasts give way to those of other channels.
 * Returns how many broadcasts were told of.
 */
export function createAskBroadcasts(ports: AskBroadcastsPorts) {
  const { broadcasts, channels, clock } = ports;

  return (): Promise<number> => eachInstallation(ports, askInstallation);

  async function askInstallation(installation_id: string): Promise<number> {
    const failed = new Set<string>();
    let told = 0;
    let isNew = false;
    for (const broadcast of await broadcasts.due(installation_id, clock.now(), ASKED_AT_ONCE)) {
      const { channel } = broadcast;
      if (failed.has(channel)) {
        await broadcasts.save(installation_id, { ...broadcast, next_at: putOffAsk(broadcast, clock.now()) });
        continue;
      }
      const reading = await readingOf(installation_id, broadcast);
      if (reading.kind === "failed") {
        failed.add(channel);
        ports.onUnread({ installation_id, channel, problem: reading.problem });
      } else told += 1;
      const next = afterReading(broadcast, reading, clock.now());
      await broadcasts.save(installation_id, next);
      isNew ||= broadcastWords(next) !== broadcastWords(broadcast);
    }
    if (isNew) ports.onHeard();
    return told;
  }

  async function readingOf(installation_id: string, { channel, msgid }: KeptBroadcast): Promise<BroadcastReading> {
    const notifier = await channels.open(installation_id, channel);
    return (await notifier?.broadcast?.(msgid)) ?? { kind: "failed", problem: CHANNEL_GONE };
  }
}

/** How a broadcast stands after its vendor was asked once more. */
function afterReading(broadcast: KeptBroadcast, reading: BroadcastReading, now: number): KeptBroadcast {
  const asked = { ...broadcast, asks: broadcast.asks + 1, next_at: nextAsk(broadcast, now) };
  switch (reading.kind) {
    case "failed":
      return asked;
    case "cancelled":
      return { ...asked, next_at: null, is_cancelled: true };
    case "known": {
      const { counts } = reading;
      const { waiting, sent, lost, limited } = counts;
      // Tasks are given out a moment after a broadcast was taken.
      if (waiting + sent + lost + limited === 0) return asked;
      return { ...asked, counts, next_at: waiting === 0 ? null : asked.next_at };
    }
  }
}

const CHANNEL_GONE: Problem = {
  code: "broadcast_channel_gone",
  message: "创建该群发任务的通道已不存在或已改为其他种类，无法查询结果",
  hint: "请在企业微信中查看该群发任务的结果。",
};
