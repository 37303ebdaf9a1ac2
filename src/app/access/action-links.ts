import type { Subject } from "../../contracts/subject.ts";
import { type AlertAnswers, ANSWERED_BY_LINK } from "../alert/answer-alert.ts";
import type { Signer } from "../../ports/signer.ts";
import type { AccessPorts, Origin } from "./access-ports.ts";
import { linkInvalid } from "./refusals.ts";

/** An answer that a link in a message gives. */
export interface LinkedAnswer {
  readonly subject: Subject;
  readonly episode: number;
  readonly answer: "acknowledge" | "snooze";
}

interface ActionLinkPorts extends Pick<AccessPorts, "accounts" | "tokens" | "clock"> {
  readonly signer: Signer;
  readonly answers: Pick<AlertAnswers, "acknowledge" | "snooze">;
}

/** Tells these links from other signed texts. */
const PURPOSE = "answer ";
/** An alert that nobody answered for so long is told again anyway (ms). */
const VALID_MS = 3 * 86_400_000;
/** Days that 稍后提醒 means in a message. */
const SNOOZE_DAYS = 1;

/**
 * Answers by link, for people who are not signed in: signed, for one alert, once, for three days. Opening a link shows
 * what it would do; only a press of the button does it, because mail programs and chats open links by themselves.
 */
export function createActionLinks({ accounts, tokens, clock, signer, answers }: ActionLinkPorts) {
  return {
    /** The text of a link; the same alert told at the same instant (ms) always gives the same. */
    token({ subject, episode, answer }: LinkedAnswer, told_at: number): string {
      const { installation_id, item_code, location_code } = subject;
      const parts = [installation_id, item_code, location_code, episode, answer, told_at + VALID_MS];
      return signer.sign(PURPOSE + JSON.stringify(parts));
    },

    /** What a link would do, without doing it. */
    async look(token: string): Promise<LinkedAnswer & { readonly is_used: boolean }> {
      return { ...read(token), is_used: await accounts.isMarkUsed(markOf(token)) };
    },

    /** Does what a link says, once. */
    async use(token: string, origin: Origin): Promise<void> {
      const { subject, episode, answer, expires_at } = read(token);
      if (!(await accounts.useMark(markOf(token), expires_at))) throw linkInvalid();
      const answering = { actor: ANSWERED_BY_LINK, episode };
      if (answer === "acknowledge") await answers.acknowledge(subject, answering);
      else await answers.snooze(subject, SNOOZE_DAYS, answering);
      const told = answer === "snooze" ? `snooze ${SNOOZE_DAYS}` : answer;
      const object = [told, subject.item_code, subject.location_code].join(" ");
      await accounts.audit({ at: clock.now(), actor: "link", event: "alert_answered", object, address: origin });
    },
  };

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
      answer: answer === "snooze" ? "snooze" : "acknowledge",
      expires_at: Number(expires_at),
    };
  }

  function markOf(token: string): string {
    return `answer ${tokens.hash(token)}`;
  }
}

/** Answers by link. */
export type ActionLinks = ReturnType<typeof createActionLinks>;
