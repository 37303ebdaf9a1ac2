import { leftOutText, type LeftOutWord } from "../../contracts/left-out.ts";
import type { Problem } from "../../contracts/problem.ts";
import { maskedAddress, personAddress } from "../../domain/consent/person-address.ts";
import type { LeftReceiver, NotSent } from "../../ports/notifier.ts";

/** A receiver who is out of a message's reach, with the reason. */
export interface LostReceiver {
  readonly address: string;
  readonly reason: string;
}

/** A message that some of its receivers have and others have not; whoever has it is in no list here. */
export interface HalfSent {
  /** The channel that served somebody first. */
  readonly channel: string;
  /** The channel that is to be asked for those in `open`. */
  readonly asked: string;
  readonly open: readonly string[];
  /** Those whom a channel has surely not served, for the next one that knows them by the same address. */
  readonly lost: readonly LostReceiver[];
  /** What the receipt says already, in order. */
  readonly told: readonly string[];
}

/** The problem of a message that waits for the rest of its receivers. */
interface HalfSentProblem extends Problem {
  readonly half_sent: HalfSent;
}

/** The problem under which a half-sent message waits, or ends where a person must not have it repeated. */
export function halfSentProblem(problem: Problem, half: HalfSent): HalfSentProblem {
  const rest = `已发给部分接收人，还有 ${half.open.length + half.lost.length} 人未发`;
  return { ...problem, message: `${problem.message}；${rest}`, half_sent: half };
}

/** What an earlier try has left; null where nobody was served by then. */
export function halfSentBefore(problem: Problem | null): HalfSent | null {
  return problem !== null && isHalfSent(problem) ? problem.half_sent : null;
}

/** Those left by a try: to be tried again there, lost there, or perhaps served. */
export function sortedLeft(left: readonly LeftReceiver[]) {
  const again = left.filter(({ end }) => isPassing(end));
  const unsure = left.filter(({ end }) => end.kind === "unknown" && !isPassing(end));
  const lost = left.filter(({ end }) => end.kind === "permanent" || end.kind === "config");
  return { again, unsure, lost: lost.map(({ address, end }) => ({ address, reason: end.problem.message })) };
}

function isPassing(end: NotSent): boolean {
  return end.kind === "rate" || end.kind === "transient" || (end.kind === "unknown" && end.is_repeatable === true);
}

/** People with what became of them, as anybody may read it: those of one reason together. */
export function toldOf(word: LeftOutWord, people: readonly LostReceiver[]): readonly string[] {
  const reasons = [...new Set(people.map(({ reason }) => reason))];
  return reasons.map((reason) => {
    const addresses = people.filter((one) => one.reason === reason).map(({ address }) => address);
    return leftOutText(word, `${shownPeople(addresses)}${reason === "" ? "" : `，${reason}`}`);
  });
}

const MOST_SHOWN = 5;

/** Accounts of members say who it is, and receipts are read by whoever sees the alert: they are counted alone. */
function shownPeople(addresses: readonly string[]): string {
  const shown = addresses.slice(0, MOST_SHOWN).flatMap((address) => {
    const person = personAddress(address);
    return person === null ? [] : [maskedAddress(person)];
  });
  return `${addresses.length} 人${shown.length === 0 ? "" : `（${shown.join("、")}）`}`;
}

/** Only `halfSentProblem` writes such a problem, and the outbox keeps it whole. */
function isHalfSent(problem: Problem): problem is HalfSentProblem {
  return "half_sent" in problem;
}
