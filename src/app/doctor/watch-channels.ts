import { eachInstallation, type EachInstallationPorts } from "../each-installation.ts";
import type { ChannelNotices } from "./channel-notices.ts";
import type { ExamineChannels } from "./examine-channels.ts";

/** Ports of `watchChannels`. */
export interface WatchChannelsPorts extends EachInstallationPorts {
  readonly channelNotices: Pick<ChannelNotices, "keepAll">;
  readonly examineChannels: ExamineChannels;
}

/**
 * Asks the other sides of all channels and tells people of what will keep messages from going: a template that was not
 * passed, a package that is used up. A notice ends once the other side finds nothing of the kind any more; silence ends
 * nothing. Returns for how many channels a notice stands.
 */
export function createWatchChannels(ports: WatchChannelsPorts) {
  const { channelNotices, examineChannels } = ports;

  return (): Promise<number> =>
    eachInstallation(ports, async (installation_id) =>
      channelNotices.keepAll(installation_id, await examineChannels(installation_id)),
    );
}
