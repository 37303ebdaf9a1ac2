import type { CheckFinding } from "../../contracts/check-finding.ts";
import { isNotMade } from "../../contracts/check-not-made.ts";
import type { Notice } from "../../contracts/notice.ts";
import type { ChannelDirectory } from "../../ports/channel-directory.ts";
import type { Notices } from "../notices/notices.ts";
import type { ChannelExamination } from "./examine-channels.ts";

/** What people are told of channels that cannot be used, from one examination to the next. */
export type ChannelNotices = ReturnType<typeof createChannelNotices>;

const CODE = "channel_unusable";
const BAD: readonly CheckFinding["level"][] = ["warning", "fault"];

/** Ports of `channelNotices`. */
interface ChannelNoticesPorts {
  readonly notices: Pick<Notices, "list" | "replace">;
  readonly channels: Pick<ChannelDirectory, "versions">;
}

/**
 * One notice for each channel of which something bad was found, kept while its other side does not answer. What was found
 * counts for the channel as it was examined: of one that was set anew or removed meanwhile it says nothing.
 */
export function createChannelNotices({ notices, channels }: ChannelNoticesPorts) {
  return {
    /** What all channels of an installation were found to be. Returns for how many a notice stands. */
    keepAll: (installation_id: string, examined: readonly ChannelExamination[]): Promise<number> =>
      keep({ installation_id, form: null }, examined),

    /** What one channel was found to be; returns whether a notice stands. */
    keep: async (installation_id: string, examined: ChannelExamination): Promise<boolean> =>
      (await keep({ installation_id, form: null, field: examined.name }, [examined])) > 0,

    /** Ends what was said of a channel that was set up anew or removed; returns whether anything was. */
    forget: async (installation_id: string, name: string): Promise<boolean> => {
      const { ended } = await notices.replace({ installation_id, form: null, field: name }, [CODE], []);
      return ended.length > 0;
    },
  };

  async function keep(
    place: Parameters<Notices["replace"]>[0],
    examined: readonly ChannelExamination[],
  ): Promise<number> {
    const versions = await channels.versions(place.installation_id);
    const standing = (await notices.list(place.installation_id)).filter(({ code }) => code === CODE);
    const wanted = [...versions]
      .filter(([name]) => place.field === undefined || place.field === name)
      .flatMap(([name, version]) => {
        const known = standing.filter(({ field }) => field === name);
        const found = examined.find((channel) => channel.name === name && channel.version === version);
        return found === undefined ? known : noticeOf(found, known);
      });
    await notices.replace(place, [CODE], wanted);
    return wanted.length;
  }
}

type Words = Omit<Notice, "form" | "since">;

/** `standing`: what was told of the channel before. */
function noticeOf({ name, findings }: ChannelExamination, standing: readonly Notice[]): readonly Words[] {
  const bad = (findings ?? []).filter(({ level }) => BAD.includes(level));
  if (bad.length > 0) {
    const message = `通道“${name}”：${bad.map(({ fact }) => fact).join("；")}`;
    const steps = bad.flatMap(({ next_step }) => next_step ?? []);
    return [{ code: CODE, field: name, message, hint: [...new Set(steps)].join("") }];
  }
  return findings?.some(isNotMade) === true ? standing : [];
}
