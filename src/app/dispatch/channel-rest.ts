import type { Problem } from "../../contracts/problem.ts";
import type { SendOutcome } from "../../ports/notifier.ts";
import { afterFailure, NO_TROUBLE, type Trouble } from "./trouble.ts";

/** How a channel fails of late for reasons of its own. */
export interface ChannelRest extends Trouble {
  readonly problem: Problem;
  /** One message is trying whether it works again. */
  readonly is_probed?: true;
}

/** Refused keys and empty balances are certain soon; a vendor that is away for a moment is not. */
const IN_A_ROW = { config: 3, away: 5 } as const;
const RESTS_MS = [60_000, 300_000, 900_000] as const;
const LONGEST_REST_MS = 3_600_000;
/** Nobody else tries while one message probes; it ends by itself where the prober died. */
const PROBE_MS = 60_000;
/** Those who meet a probe look again soon. */
const LOOK_AGAIN_MS = 5_000;

/** Whether a message must wait now; `taken` is to be kept where it is the one that probes. */
export function roomOf(
  rest: ChannelRest | null,
  now: number,
): { readonly resting: ChannelRest | null; readonly taken: ChannelRest | null } {
  if (rest === null || rest.rests === 0) return { resting: null, taken: null };
  if (now < rest.closed_until) return { resting: rest, taken: null };
  return { resting: null, taken: { ...rest, closed_until: now + PROBE_MS, is_probed: true } };
}

/** A failure of the channel's own after which nobody has the message. */
export function hasSurelyFailed(outcome: SendOutcome): boolean {
  return outcome.kind === "transient" || (outcome.kind === "config" && outcome.is_of_message !== true);
}

/** When a message that met a resting channel is to look again: at its end, or soon where a probe may end it. */
export function lookAgainAt({ closed_until, is_probed }: ChannelRest, now: number): number {
  return Math.max(now, is_probed === true ? Math.min(closed_until, now + LOOK_AGAIN_MS) : closed_until);
}

/**
 * Where a channel stands after a message: serving anybody ends all trouble; a limit or a message that is at fault itself
 * says nothing, and leaves a probe to the next.
 */
export function afterAnswer(rest: ChannelRest | null, outcome: SendOutcome, now: number): ChannelRest | null {
  switch (outcome.kind) {
    case "sent":
    case "partial":
      return null;
    case "permanent":
    case "rate":
      return afterNoAnswer(rest, now);
    case "config":
      return outcome.is_of_message === true
        ? afterNoAnswer(rest, now)
        : failed(rest, outcome.problem, IN_A_ROW.config, now);
    case "transient":
    case "unknown":
      return failed(rest, outcome.problem, IN_A_ROW.away, now);
  }
}

/** Where it stands after what says nothing of it: a probe is left to the next message. */
export function afterNoAnswer(rest: ChannelRest | null, now: number): ChannelRest | null {
  if (rest?.is_probed !== true) return rest;
  const { failures, rests, problem } = rest;
  return { failures, rests, problem, closed_until: now };
}

function failed(rest: ChannelRest | null, problem: Problem, in_a_row: number, now: number): ChannelRest {
  // Those that were under way together fail together: that is one failure of the channel.
  if (rest !== null && now < rest.closed_until && rest.is_probed !== true) return rest;
  return { ...afterFailure(rest ?? NO_TROUBLE, { in_a_row, restMs }, now), problem };
}

function restMs(rests: number): number {
  return RESTS_MS[rests] ?? LONGEST_REST_MS;
}

/** What is kept of a channel; null where nothing is, or nothing that can be read. */
export function readRest(text: string | null): ChannelRest | null {
  // Written by `createChannelRests` and by nothing else.
  return text === null ? null : (JSON.parse(text) as ChannelRest);
}
