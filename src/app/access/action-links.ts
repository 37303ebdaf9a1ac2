import { DAY_MS } from "../../domain/calendar/day.ts";
import { SNOOZE_DAYS } from "../../domain/alert/snooze-days.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Assessments } from "../../ports/assessments.ts";
import { type AlertAnswers, ANSWERED_BY_LINK, type Answering, type StatedOrder } from "../alert/answer-alert.ts";
import type { Signer } from "../../ports/signer.ts";
import type { AccessPorts, Origin } from "./access-ports.ts";
import { alertOver, linkInvalid, orderUnstated } from "./refusals.ts";

/** An answer that a link in a message gives. */
export interface LinkedAnswer {
  readonly subject: Subject;
  readonly episode: number;
  readonly answer: (typeof ANSWERS)[number];
}

/** What a link would do, with what helps to decide. */
export interface LookedAnswer extends LinkedAnswer {
  readonly is_used: boolean;
  readonly item_name: string | null;
  /** In the item's unit; null where none is suggested. */
  readonly suggested_order_quantity: number | null;
}

/** Ports of `createActionLinks`. */
export interface ActionLinkPorts extends Pick<AccessPorts, "accounts" | "tokens" | "clock"> {
  readonly signer: Signer;
  readonly answers: Pick<AlertAnswers, "acknowledge" | "order" | "snooze">;
  readonly assessments: Pick<Assessments, "get">;
}

const ANSWERS = ["acknowledge", "order", "snooze"] as const;

/** Tells these links from other signed texts. */
const PURPOSE = "answer ";
/** An alert that nobody answered for so long is told again anyway (ms). */
const VALID_MS = 3 * DAY_MS;

/**
 * Answers by link, for people who are not signed in: signed, for one alert, once, for three days. Opening a link shows
 * what it would do; only a press of the button does it, because mail programs and chats open links by themselves.
 */
export function createActionLinks(ports: ActionLinkPorts) {
  const { accounts, tokens, clock, signer, answers, assessments } = ports;

  return {
    /** The text of a link; the same alert told at the same instant (ms) always gives the same. */
    token({ subject, episode, answer }: LinkedAnswer, told_at: number): string {
      const { installation_id, item_code, location_code } = subject;
      const parts = [installation_id, item_code, location_code, episode, answer, told_at + VALID_MS];
      return signer.sign(PURPOSE + JSON.stringify(parts));
    },

    /** What a link would do, without doing it. */
    async look(token: string): Promise<LookedAnswer> {
      const { subject, episode, answer } = read(token);
      const kept = await assessments.get(subject);
      return {
        ...{ subject, episode, answer, is_used: await accounts.isMarkUsed(markOf(token)) },
        item_name: kept?.item_name ?? null,
        suggested_order_quantity: kept?.risk.suggested_order_quantity ?? null,
      };
    },

    /** Does what a link says, once. An order is told with its quantity; without one the link stays as it was. */
    async use(token: string, origin: Origin, stated: StatedOrder | null = null): Promise<void> {
      const { subject, episode, answer, expires_at } = read(token);
      if (answer === "order" && stated === null) throw orderUnstated();
      if (!(await accounts.useMark(markOf(token), expires_at))) throw linkInvalid();
      const told = await orFree(token, () => give(subject, answer, { actor: ANSWERED_BY_LINK, episode }, stated));
      const object = [told, subject.item_code, subject.location_code].join(" ");
      await accounts.audit({ at: clock.now(), actor: "link", event: "alert_answered", object, address: origin });
    },
  };

  /** Where an answer could not be kept, its link works again. */
  async function orFree<T>(token: string, work: () => Promise<T>): Promise<T> {
    try {
      return await work();
    } catch (error) {
      await accounts.freeMark(markOf(token));
      throw error;
    }
  }

  /** How the audit log tells of it. */
  async function give(
    subject: Subject,
    answer: LinkedAnswer["answer"],
    answering: Answering,
    stated: StatedOrder | null,
  ): Promise<string> {
    if (answer === "order" && stated !== null) {
      if (!(await answers.order(subject, stated, answering))) throw alertOver();
      return `order ${stated.quantity}`;
    }
    if (answer === "snooze") {
      if (!(await answers.snooze(subject, SNOOZE_DAYS, answering))) throw alertOver();
      return `snooze ${SNOOZE_DAYS}`;
    }
    if (!(await answers.acknowledge(subject, answering))) throw alertOver();
    return "acknowledge";
  }

  function read(token: string): LinkedAnswer & { readonly expires_at: number } {
    const text = signer.read(token);
    if (text?.startsWith(PURPOSE) !== true) throw linkInvalid();
    // Signed by `token` above.
    const parts = JSON.parse(text.slice(PURPOSE.length)) as readonly unknown[];
    const [installation_id, item_code, location_code, episode, answer, expires_at] = parts;
    if (clock.now() >= Number(expires_at)) throw linkInvalid();
    return {
      subject: {
        installation_id: String(installation_id),
        item_code: String(item_code),
        location_code: String(location_code),
      },
      episode: Number(episode),
      answer: ANSWERS.find((known) => known === answer) ?? "acknowledge",
      expires_at: Number(expires_at),
    };
  }

  function markOf(token: string): string {
    return `answer ${tokens.hash(token)}`;
  }
}

/** Answers by link. */
export type ActionLinks = ReturnType<typeof createActionLinks>;
