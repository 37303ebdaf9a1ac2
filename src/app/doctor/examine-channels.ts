import type { CheckFinding } from "../../contracts/check-finding.ts";
import { checkNotMade } from "../../contracts/check-not-made.ts";
import type { ChannelDirectory, ChannelSummary } from "../../ports/channel-directory.ts";

/** What the other side of a channel said when it was asked. */
export interface ChannelExamination extends ChannelSummary {
  /** Of the channel as it was when the examination began, see `ChannelDirectory.versions`. */
  readonly version: string;
  /** Null where there is nothing to be asked. */
  readonly findings: readonly CheckFinding[] | null;
}

/** Asks the other sides of an installation's channels, or of the one that is named; sends nothing. Empty where none has that name. */
export type ExamineChannels = (installation_id: string, named?: string) => Promise<readonly ChannelExamination[]>;

/** Ports of `examineChannels`. */
export interface ExamineChannelsPorts {
  readonly channels: ChannelDirectory;
  /** Told of a channel whose check failed in a way that nobody planned. */
  onError(place: { readonly installation_id: string; readonly channel: string }, error: unknown): void;
}

/**
 * Asks before messages fail: are the templates, the signature and what is paid for usable? A check that fails is one that
 * was not made, and keeps no other channel from being asked.
 */
export function createExamineChannels({ channels, onError }: ExamineChannelsPorts): ExamineChannels {
  return async function examineChannels(installation_id, named) {
    // Before everything else: a channel that is set anew meanwhile has another one then.
    const versions = await channels.versions(installation_id);
    const listed = await channels.list(installation_id);
    const wanted = listed.filter(({ name }) => named === undefined || name === named);
    return Promise.all(
      wanted.map(async (channel) => ({
        ...{ ...channel, version: versions.get(channel.name) ?? "" },
        findings: await findingsOf(installation_id, channel),
      })),
    );
  };

  async function findingsOf(
    installation_id: string,
    { name }: ChannelSummary,
  ): Promise<ChannelExamination["findings"]> {
    try {
      const notifier = await channels.open(installation_id, name);
      return (await notifier?.check?.()) ?? null;
    } catch (error) {
      onError({ installation_id, channel: name }, error);
      return [FAILED];
    }
  }
}

/** What failed is in the log alone: nobody knows what its words would show. */
const FAILED = checkNotMade(
  "检查时出错",
  "稍后用 `stockguard channel check` 再检查一次；一直这样时查看日志 channel.check_failed。",
);
