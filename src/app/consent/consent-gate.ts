import type { Problem } from "../../contracts/problem.ts";
import type { MessagePurpose } from "../../domain/consent/consent-entry.ts";
import { mayTell, type TellVerdict } from "../../domain/consent/may-tell.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Consents, KeptSending, PersonLedger } from "../../ports/consents.ts";
import type { Notifier, NotSent, OutgoingMessage, Reach, SendOutcome } from "../../ports/notifier.ts";
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
  /** What the receivers' consent is judged by. */
  readonly purpose: MessagePurpose;
}

/** What becomes of a message that is to be told to people. */
export type GateAnswer =
  | { readonly kind: "asked"; readonly outcome: SendOutcome; readonly excluded: readonly ExcludedReceiver[] }
  | { readonly kind: "later"; readonly at: number; readonly problem: Problem }
  | { readonly kind: "refused"; readonly problem: Problem };

/** Somebody whom a message names and who was not asked for, as they may be shown, with the reason in Chinese. */
export interface ExcludedReceiver {
  readonly shown: string;
  readonly reason: string;
}

/** A person with what may be told to them. */
interface Judged {
  readonly marked: MarkedPerson;
  readonly verdict: TellVerdict;
}

/** Sends by a channel what the receivers' consent allows; the only way by which a message reaches one. */
export type ConsentGate = ReturnType<typeof createConsentGate>;

/**
 * Asks the receivers' consent before a channel is asked. Messages to people of the firm are looked up for text messages
 * alone, where numbers may refuse them; everything else of theirs goes without a read.
 */
export function createConsentGate({ consents, marks, clock }: ConsentGatePorts) {
  return async function sendAllowed(asking: Omit<AskedSending, "purpose">, notifier: Notifier): Promise<GateAnswer> {
    const { installation_id, message } = asking;
    const reach = notifier.reach?.(message) ?? null;
    const purpose = purposeOf(message, reach);
    const asked: AskedSending = { ...asking, purpose };
    if (purpose === "internal" && (reach?.family !== "sms" || reach.addresses.length === 0)) return send();
    // What is for a customer must not go to the channel's own receivers, who are of the firm.
    if (reach === null || (!reach.is_named && (message.purpose ?? "internal") !== "internal"))
      return { kind: "refused", problem: nobodyNamed() };
    // The channel says what is wrong with what it was given, or that it was given nobody.
    if (reach.addresses.length === 0) return send();
    const people = reach.addresses.map((address) => ({ family: reach.family, address }));
    const marked = await markedPeople(marks, installation_id, people);
    const judged = await judgedPeople(asked, marked);
    const allowed = judged.filter(({ verdict }) => verdict.kind === "allowed");
    const refusal = judged.flatMap(({ verdict }) => (verdict.kind === "refused" ? [verdict.problem] : []))[0];
    const wait = longestWait(judged);
    if (wait !== null) return { kind: "later", at: wait.at, problem: putOff(wait) };
    if (allowed.length === 0) return { kind: "refused", problem: refusal ?? nobodyNamed() };
    // What is wrong beside a right one keeps no customer from hearing; for people of the firm the channel says it.
    const isFit = purpose === "internal" || (reach.unfit ?? []).length === 0;
    const isWhole = isFit && allowed.length === judged.length;
    const answer = isWhole ? await send() : await send(toThese(message, allowed), excludedOf(judged, reach));
    return settled(
      asked,
      allowed.map((one) => one.marked),
      answer,
    );

    async function send(
      given: OutgoingMessage = message,
      excluded: readonly ExcludedReceiver[] = [],
    ): Promise<AskedAnswer> {
      return { kind: "asked", outcome: await notifier.send(given), excluded };
    }
  };

  /** What is for customers is counted before it goes, so that two of them at once never are one too many. */
  function judgedPeople(asked: AskedSending, people: readonly MarkedPerson[]): Promise<readonly Judged[]> {
    const { installation_id, purpose } = asked;
    const now = clock.now();
    const person_marks = people.map(({ person_mark }) => person_mark);
    const judge = (ledgers: readonly PersonLedger[]) =>
      people.map((marked, index): Judged => ({ marked, verdict: verdictOf(asked, marked, ledgers[index], now) }));
    if (purpose === "internal") return consents.of(installation_id, person_marks).then(judge);
    return consents.take(installation_id, person_marks, (ledgers) => {
      const result = judge(ledgers);
      const isWaiting = result.some(({ verdict }) => verdict.kind === "later");
      return { result, sendings: isWaiting ? [] : result.flatMap((one) => sendingsOf(asked, one, now)) };
    });
  }

  /** What surely did not arrive does not count; a number that its vendor refuses is not tried again. */
  async function settled(
    asked: AskedSending,
    people: readonly MarkedPerson[],
    answer: AskedAnswer,
  ): Promise<GateAnswer> {
    const { installation_id, effect_key, purpose, channel } = asked;
    const ends = people.map((marked) => ({ marked, end: endOf(answer.outcome, marked) }));
    const unserved = ends.filter(({ end }) => end !== null && end.kind !== "unknown");
    if (purpose !== "internal" && unserved.length > 0) {
      const unserved_marks = unserved.map(({ marked: { person_mark } }) => person_mark);
      await consents.giveBack(installation_id, effect_key, unserved_marks);
    }
    const blocked = ends.filter(({ end }) => isOptOut(end));
    // Of several numbers that ended together nobody knows which of them it was.
    const isTogether = answer.outcome.kind !== "partial" && people.length > 1;
    if (blocked.length === 0 || isTogether) return answer;
    const choice = { kind: "opt_out", purpose: "all", source: "vendor_block", at: clock.now() } as const;
    const note = `通道“${channel}”发送时被拒`;
    const entries = blocked.map(({ marked: { person_mark, shown } }) => ({ person_mark, shown, ...choice, note }));
    await consents.add(installation_id, entries);
    const { outcome } = answer;
    return purpose !== "internal" && outcome.kind === "permanent"
      ? { kind: "refused", problem: outcome.problem }
      : answer;
  }
}

type AskedAnswer = Extract<GateAnswer, { kind: "asked" }>;

/** A channel of customers has nobody of the firm among its receivers. */
function purposeOf({ purpose = "internal" }: OutgoingMessage, reach: Reach | null): MessagePurpose {
  return purpose === "internal" && reach?.is_for_customers === true ? "service" : purpose;
}

/** How it ended for one of those who were asked for; null where they were served. */
function endOf(outcome: SendOutcome, { person }: MarkedPerson): NotSent | null {
  if (outcome.kind === "sent") return null;
  if (outcome.kind !== "partial") return outcome;
  return outcome.left.find(({ address }) => address === person.address)?.end ?? null;
}

function isOptOut(end: NotSent | null): boolean {
  return end?.kind === "permanent" && end.is_opt_out === true;
}

/** Those who refused, and what only looks like an address, which the channel is not given. */
function excludedOf(judged: readonly Judged[], { unfit = [] }: Reach): readonly ExcludedReceiver[] {
  const refused = judged.flatMap(({ marked: { shown }, verdict }) =>
    verdict.kind === "refused"
      ? [{ shown, reason: verdict.problem.code === "consent_missing" ? "未同意" : "已退订" }]
      : [],
  );
  return [...refused, ...unfit.map((shown) => ({ shown, reason: "号码或账号有误" }))];
}

function verdictOf(
  { effect_key, purpose }: AskedSending,
  { person, shown }: MarkedPerson,
  ledger: PersonLedger | undefined,
  now: number,
): TellVerdict {
  const sent = (ledger?.sent ?? []).filter((one) => one.effect_key !== effect_key);
  return mayTell({ purpose, family: person.family, shown, entries: ledger?.entries ?? [], sent, now });
}

function sendingsOf(
  { effect_key, channel, purpose }: AskedSending,
  { marked: { person_mark }, verdict }: Judged,
  at: number,
): readonly KeptSending[] {
  return verdict.kind === "allowed" ? [{ person_mark, effect_key, channel, purpose, at }] : [];
}

function longestWait(judged: readonly Judged[]) {
  const waits = judged.flatMap(({ verdict }) => (verdict.kind === "later" ? [verdict] : []));
  return waits.toSorted((a, b) => b.at - a.at)[0] ?? null;
}

function toThese(message: OutgoingMessage, people: readonly Judged[]): OutgoingMessage {
  return { ...message, receiver: people.map(({ marked }) => marked.person.address).join("，") };
}
