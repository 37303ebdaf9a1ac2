import type { CheckFinding } from "../../contracts/check-finding.ts";
import type { ChannelDirectory, ChannelSummary } from "../../ports/channel-directory.ts";

/** What the other side of a channel said when it was asked. */
export interface ChannelExamination extends ChannelSummary {
  /** Null where there is nothing to be asked. */
  readonly findings: readonly CheckFinding[] | null;
}

/** Asks the other sides of an installation's channels, or of the one that is named; sends nothing. Empty where none has that name. */
export type ExamineChannels = (installation_id: string, named?: string) => Promise<readonly ChannelExamination[]>;

/** Asks before messages fail: are the templates, the signature and what is paid for usable? */
export function createExamineChannels({ channels }: { readonly channels: ChannelDirectory }): ExamineChannels {
  return async function examineChannels(installation_id, named) {
    const listed = await channels.list(installation_id);
    const wanted = listed.filter(({ name }) => named === undefined || name === named);
    return Promise.all(wanted.map((channel) => examined(installation_id, channel)));
  };

  async function examined(installation_id: string, channel: ChannelSummary): Promise<ChannelExamination> {
    const notifier = await channels.open(installation_id, channel.name);
    return { ...channel, findings: (await notifier?.check?.()) ?? null };
  }
}
