import type { Problem } from "../../contracts/problem.ts";
import type { EffectOutcome } from "../../ports/outbox.ts";

/** A channel that surely did not deliver a message, with its reason. */
export interface ChannelFailure {
  readonly channel: string;
  readonly problem: Problem;
}

/** The problem of a message that waits for another try, with the channels that are not tried again by then. */
interface WaitingProblem extends Problem {
  readonly failed_channels: readonly ChannelFailure[];
}

/**
 * The problem of a message that waits although a try may have arrived, with the channel of that try. `true` was kept
 * before channels were named.
 */
interface DoubtfulProblem extends Problem {
  readonly may_have_arrived: string | true;
}

/** A try is to follow on the same channel, which drops what it has had before; kept until the message has ended. */
export function doubtful(outcome: EffectOutcome, channel: string): EffectOutcome {
  if (outcome.kind !== "retry") return outcome;
  const problem: DoubtfulProblem = { ...outcome.problem, may_have_arrived: channel };
  return { ...outcome, problem };
}

/** Whether an earlier try may have arrived. A person who has it replayed has made sure that it did not. */
export function mayHaveArrived(problem: Problem | null): boolean {
  return problem !== null && isDoubtful(problem);
}

/** Those of a message's channels that may be tried, in order: the doubtful one alone, else all that have not failed. */
export function channelsLeft(problem: Problem | null, names: readonly string[]): readonly string[] {
  const failed = failedBefore(problem);
  const left = names.filter((name) => !failed.some(({ channel }) => channel === name));
  if (problem === null || !isDoubtful(problem)) return left;
  return problem.may_have_arrived === true ? left.slice(0, 1) : [problem.may_have_arrived];
}

/** The channels that failed before an earlier try ended; none after a person's replay, which begins anew. */
export function failedBefore(problem: Problem | null): readonly ChannelFailure[] {
  return problem !== null && isWaiting(problem) ? problem.failed_channels : [];
}

/** How a message with several channels ended at one of them, told with the channel's name and with what failed before. */
export function noting(outcome: EffectOutcome, channel: string, failures: readonly ChannelFailure[]): EffectOutcome {
  const before = failures.length === 0 ? "" : `（此前${reasons(failures)}）`;
  switch (outcome.kind) {
    case "done":
      return { ...outcome, receipt: `${channel}：${outcome.receipt ?? "已发送"}${before}` };
    case "dead":
      return { ...outcome, problem: named(outcome.problem, channel, before) };
    case "retry": {
      const problem: WaitingProblem = { ...named(outcome.problem, channel, before), failed_channels: failures };
      return { ...outcome, problem };
    }
  }
}

/** Every channel failed: the only one's own problem, or all reasons together. */
export function allFailed(failures: readonly ChannelFailure[]): Problem {
  const [first, ...others] = failures;
  if (first !== undefined && others.length === 0) return first.problem;
  return {
    code: "message_channels_failed",
    message: `所有通道都未能发送：${reasons(failures)}`,
    hint: "请按各通道的原因改正，然后在“问题”页重试；重试时从第一个通道开始。",
  };
}

function named(problem: Problem, channel: string, before: string): Problem {
  return { ...problem, message: `通道“${channel}”：${problem.message}${before}` };
}

function reasons(failures: readonly ChannelFailure[]): string {
  return failures.map(({ channel, problem }) => `通道“${channel}”：${problem.message}`).join("；");
}

/** Only `doubtful` writes such a problem, and the outbox keeps it whole. */
function isDoubtful(problem: Problem): problem is DoubtfulProblem {
  return "may_have_arrived" in problem;
}

/** Only `noting` writes such a problem, and the outbox keeps it whole. */
function isWaiting(problem: Problem): problem is WaitingProblem {
  return "failed_channels" in problem;
}
