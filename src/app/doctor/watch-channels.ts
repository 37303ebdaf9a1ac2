import type { CheckFinding } from "../../contracts/check-finding.ts";
import { isNotMade } from "../../contracts/check-not-made.ts";
import type { Notice } from "../../contracts/notice.ts";
import { eachInstallation, type EachInstallationPorts } from "../each-installation.ts";
import type { Notices } from "../notices/notices.ts";
import type { ChannelExamination, ExamineChannels } from "./examine-channels.ts";

/** Ports of `watchChannels`. */
export interface WatchChannelsPorts extends EachInstallationPorts {
  readonly notices: Pick<Notices, "list" | "replace">;
  readonly examineChannels: ExamineChannels;
}

const CODE = "channel_unusable";
const BAD: readonly CheckFinding["level"][] = ["warning", "fault"];

/**
 * Asks the other sides of all channels and tells people of what will keep messages from going: a template that was not
 * passed, a package that is used up. A notice ends once the other side finds nothing of the kind any more; silence ends
 * nothing. Returns for how many channels a notice stands.
 */
export function createWatchChannels(ports: WatchChannelsPorts) {
  const { notices, examineChannels } = ports;

  return (): Promise<number> => eachInstallation(ports, watchInstallation);

  async function watchInstallation(installation_id: string): Promise<number> {
    const examined = await examineChannels(installation_id);
    const standing = (await notices.list(installation_id)).filter(({ code }) => code === CODE);
    const wanted = examined.flatMap((channel) => noticeOf(channel, standing));
    await notices.replace({ installation_id, form: null }, [CODE], wanted);
    return wanted.length;
  }
}

type Words = Omit<Notice, "form" | "since">;

function noticeOf({ name, findings }: ChannelExamination, standing: readonly Notice[]): readonly Words[] {
  const bad = (findings ?? []).filter(({ level }) => BAD.includes(level));
  if (bad.length > 0) {
    const message = `通道“${name}”：${bad.map(({ fact }) => fact).join("；")}`;
    const steps = bad.flatMap(({ next_step }) => next_step ?? []);
    return [{ code: CODE, field: name, message, hint: [...new Set(steps)].join("") }];
  }
  return findings?.some(isNotMade) === true ? standing.filter(({ field }) => field === name) : [];
}
