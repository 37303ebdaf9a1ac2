import type { Problem } from "../../contracts/problem.ts";
import { mayTell, type TellVerdict } from "../../domain/consent/may-tell.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Consents, KeptSending, PersonLedger } from "../../ports/consents.ts";
import type { Notifier, OutgoingMessage, Reach, SendOutcome } from "../../ports/notifier.ts";
import { type MarkedPerson, markedPeople, type MarkTexts } from "./person-marks.ts";
import { nobodyNamed, putOff } from "./consent-problems.ts";

/** Ports of the gate. */
export interface ConsentGatePorts {
  readonly consents: Pick<Consents, "of" | "take" | "giveBack" | "add">;
  readonly marks: MarkTexts;
  readonly clock: Pick<Clock, "now">;
}

/** A message on its way to a channel. */
export interface AskedSending {
  readonly installation_id: string;
  readonly effect_key: string;
  readonly channel: string;
  readonly message: OutgoingMessage;
}

/** What becomes of a message that is to be told to people. */
export type GateAnswer =
  | { readonly kind: "asked"; readonly outcome: SendOutcome }
  | { readonly kind: "later"; readonly at: number; readonly problem: Problem }
  | { readonly kind: "refused"; readonly problem: Problem };

/** A person with what may be told to them. */
interface Judged {
  readonly marked: MarkedPerson;
  readonly verdict: TellVerdict;
}

/** Sends by a channel what the receivers' consent allows; the only way by which a message reaches one. */
export type ConsentGate = ReturnType<typeof createConsentGate>;

/** The code with which channels of text messages say that the number wants no more. */
const VENDOR_REFUSAL = "sms_opted_out";

/**
 * Asks the receivers' consent before a channel is asked. Messages to people of the firm are looked up for text messages
 * alone, where numbers may refuse them; everything else of theirs goes without a read.
 */
export function createConsentGate({ consents, marks, clock }: ConsentGatePorts) {
  return async function sendAllowed(asked: AskedSending, notifier: Notifier): Promise<GateAnswer> {
    const { installation_id, message } = asked;
    const { purpose = "internal" } = message;
    const reach = notifier.reach?.(message) ?? null;
    if (purpose === "internal" && (reach?.family !== "sms" || reach.addresses.length === 0)) return send();
    // What is for a customer must not go to the channel's own receivers, who are of the firm.
    if (reach === null || (purpose !== "internal" && !reach.is_named))
      return { kind: "refused", problem: nobodyNamed() };
    const people = reach.addresses.map((address) => ({ family: reach.family, address }));
    const marked = await markedPeople(marks, installation_id, people);
    const judged = await judgedPeople(asked, marked);
    const allowed = judged.filter(({ verdict }) => verdict.kind === "allowed");
    const refusal = judged.flatMap(({ verdict }) => (verdict.kind === "refused" ? [verdict.problem] : []))[0];
    const wait = longestWait(judged);
    if (wait !== null) return { kind: "later", at: wait.at, problem: putOff(wait) };
    if (allowed.length === 0) return { kind: "refused", problem: refusal ?? nobodyNamed() };
    const answer = await send(allowed.length === judged.length ? message : toThese(message, allowed));
    return settled(
      asked,
      reach,
      allowed.map((one) => one.marked),
      answer,
    );

    async function send(given: OutgoingMessage = message): Promise<Extract<GateAnswer, { kind: "asked" }>> {
      return { kind: "asked", outcome: await notifier.send(given) };
    }
  };

  /** What is for customers is counted before it goes, so that two of them at once never are one too many. */
  function judgedPeople(asked: AskedSending, people: readonly MarkedPerson[]): Promise<readonly Judged[]> {
    const { installation_id, message } = asked;
    const now = clock.now();
    const person_marks = people.map(({ person_mark }) => person_mark);
    const judge = (ledgers: readonly PersonLedger[]) =>
      people.map((marked, index): Judged => ({ marked, verdict: verdictOf(asked, marked, ledgers[index], now) }));
    if ((message.purpose ?? "internal") === "internal") return consents.of(installation_id, person_marks).then(judge);
    return consents.take(installation_id, person_marks, (ledgers) => {
      const result = judge(ledgers);
      const isWaiting = result.some(({ verdict }) => verdict.kind === "later");
      return { result, sendings: isWaiting ? [] : result.flatMap((one) => sendingsOf(asked, one, now)) };
    });
  }

  /** What surely did not arrive does not count; a number that its vendor refuses is not tried again. */
  async function settled(
    { installation_id, effect_key, message, channel }: AskedSending,
    { family }: Reach,
    people: readonly MarkedPerson[],
    answer: Extract<GateAnswer, { kind: "asked" }>,
  ): Promise<GateAnswer> {
    const { outcome } = answer;
    const isCounted = (message.purpose ?? "internal") !== "internal";
    const mayHaveArrived = outcome.kind === "sent" || outcome.kind === "unknown";
    if (isCounted && !mayHaveArrived) await consents.giveBack(installation_id, effect_key);
    const [only, ...others] = people;
    if (family !== "sms" || only === undefined || others.length > 0) return answer;
    if (outcome.kind !== "permanent" || outcome.problem.code !== VENDOR_REFUSAL) return answer;
    const { person_mark, shown } = only;
    const choice = { kind: "opt_out", purpose: "all", source: "vendor_block", at: clock.now() } as const;
    await consents.add(installation_id, [{ person_mark, shown, ...choice, note: `通道“${channel}”发送时被拒` }]);
    return isCounted ? { kind: "refused", problem: outcome.problem } : answer;
  }
}

function verdictOf(
  { effect_key, message }: AskedSending,
  { person, shown }: MarkedPerson,
  ledger: PersonLedger | undefined,
  now: number,
): TellVerdict {
  const sent = (ledger?.sent ?? []).filter((one) => one.effect_key !== effect_key);
  const { purpose = "internal" } = message;
  return mayTell({ purpose, family: person.family, shown, entries: ledger?.entries ?? [], sent, now });
}

function sendingsOf(
  { effect_key, channel, message }: AskedSending,
  { marked: { person_mark }, verdict }: Judged,
  at: number,
): readonly KeptSending[] {
  const { purpose = "internal" } = message;
  return verdict.kind === "allowed" ? [{ person_mark, effect_key, channel, purpose, at }] : [];
}

function longestWait(judged: readonly Judged[]) {
  const waits = judged.flatMap(({ verdict }) => (verdict.kind === "later" ? [verdict] : []));
  return waits.toSorted((a, b) => b.at - a.at)[0] ?? null;
}

function toThese(message: OutgoingMessage, people: readonly Judged[]): OutgoingMessage {
  return { ...message, receiver: people.map(({ marked }) => marked.person.address).join("，") };
}
