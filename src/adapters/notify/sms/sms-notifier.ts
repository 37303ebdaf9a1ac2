import { createHash } from "node:crypto";
import type { Message } from "../../../contracts/message.ts";
import type { Problem } from "../../../contracts/problem.ts";
import type { Notifier, SendOutcome } from "../../../ports/notifier.ts";
import type { ChannelTools } from "../channel-kind.ts";
import {
  doubtfulNumbers,
  hasDoubtfulNumber,
  isTooLongList,
  mobileNumbers,
} from "../../../domain/text/mobile-numbers.ts";
import { type OutboundReply, type OutboundRequest, sendRequest } from "../sending/outbound-request.ts";
import { sendInTurn } from "../sending/send-in-turn.ts";
import { type PurposeTemplate, type PurposeTemplates, templateOfPurpose } from "../sending/template-of-purpose.ts";
import { NO_PHONE, type SmsProblems, tooManyPhones, WRONG_PHONE } from "./sms-problems.ts";

/** A message to these numbers, at an instant (ms). */
export interface SmsTask {
  readonly message: Message;
  /** The one for what the message is for; its variables as `smsParams` has them. */
  readonly template: PurposeTemplate<string>;
  readonly numbers: readonly string[];
  readonly now: number;
}

/** How one vendor is asked and understood. */
export interface SmsVendor {
  /** The account: who shares it shares its pace. */
  readonly account: string;
  /** The channel's own numbers, as they were typed. */
  readonly phones: string;
  readonly templates: PurposeTemplates<string>;
  /** Numbers that one call may have. */
  readonly most_numbers: number;
  readonly problems: SmsProblems;
  /** The request that does it. */
  request(task: SmsTask): Pick<OutboundRequest, "url" | "headers" | "body">;
  outcome(reply: OutboundReply, now: number): SendOutcome;
}

/** Far below what vendors take in a second; text messages cost money, so a flood shall be noticed first. */
const PER_MINUTE = 60;
const OUT_ID_LENGTH = 32;

/** Text messages to the numbers a rule names, or to the channel's own where it names none. */
export function createSmsNotifier(vendor: SmsVendor, { clock, windowOf, timeout_ms, guard }: ChannelTools): Notifier {
  const { problems, most_numbers } = vendor;
  const window = windowOf(vendor.account, PER_MINUTE);
  // A limit of one number rests that message; only a limit of the account rests everybody.
  const isForAll = ({ code }: Problem) => code === problems.too_many.code;

  return {
    addressed_by: "phone",
    reach: ({ receiver }) => {
      const named = mobileNumbers(receiver);
      const unfit = doubtfulNumbers(receiver).map(halfShown);
      const is_named = named.length + unfit.length > 0;
      return { family: "sms", addresses: is_named ? named : mobileNumbers(vendor.phones), is_named, unfit };
    },
    async send(message): Promise<SendOutcome> {
      const choice = templateOfPurpose(vendor.templates, message, "sms");
      if (choice.kind === "missing") return { kind: "config", problem: choice.problem, is_of_message: true };
      const { template } = choice;
      const named = mobileNumbers(message.receiver);
      if (hasDoubtfulNumber(message.receiver)) return { kind: "permanent", problem: WRONG_PHONE };
      const numbers = named.length > 0 ? named : mobileNumbers(vendor.phones);
      if (numbers.length === 0) return { kind: "permanent", problem: NO_PHONE };
      if (numbers.length > most_numbers || isTooLongList(message.receiver))
        return { kind: "permanent", problem: tooManyPhones(most_numbers) };
      return sendInTurn({ window, clock, own_turn: problems.too_many, isForAll }, async () => {
        const task = { message, template, numbers, now: clock.now() };
        const reply = await sendRequest({ ...vendor.request(task), timeout_ms, guard });
        return vendor.outcome(reply, clock.now());
      });
    },
  };
}

/** Whoever typed it knows it again; whoever else reads it cannot call it. */
function halfShown(typed: string): string {
  return `${typed.slice(0, 3)}…${typed.slice(-2)}`;
}

/** Our id of a message, as vendors give it back: always the same for the same message, and nothing can be read from it. */
export function smsOutId({ reference }: Pick<Message, "reference">): string {
  return createHash("sha256").update(reference).digest("hex").slice(0, OUT_ID_LENGTH);
}
