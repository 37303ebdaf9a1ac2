import type { DryRun } from "../../contracts/rules-report.ts";
import { channelNames } from "../notify/channel-names.ts";

type Receiver = Extract<DryRun, { kind: "counted" }>["receivers"][number];

/** Of the channels that a text names, the one that would take its messages, and those before it that nobody has set up. */
export function channelTaken(text: string, channels: readonly string[]): Pick<Receiver, "channel" | "unset_channels"> {
  const names = channelNames(text);
  const place = names.findIndex((name) => channels.includes(name));
  return { channel: names[place] ?? null, unset_channels: place === -1 ? [...names] : names.slice(0, place) };
}
