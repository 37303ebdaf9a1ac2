import { createHash } from "node:crypto";
import type { Message } from "../../contracts/message.ts";
import type { Notifier, SendOutcome } from "../../ports/notifier.ts";
import type { ChannelTools } from "./channel-kind.ts";
import { hasDoubtfulNumber, mobileNumbers } from "./mobile-numbers.ts";
import { type OutboundReply, type OutboundRequest, sendRequest } from "./outbound-request.ts";
import { NO_PHONE, type SmsProblems, WRONG_PHONE } from "./sms-problems.ts";

/** A message to these numbers, at an instant (ms). */
export interface SmsTask {
  readonly message: Message;
  readonly numbers: readonly string[];
  readonly now: number;
}

/** How one vendor is asked and understood. */
export interface SmsVendor {
  /** The account: who shares it shares its pace. */
  readonly account: string;
  /** The channel's own numbers, as they were typed. */
  readonly phones: string;
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
  const { problems } = vendor;
  const window = windowOf(vendor.account, PER_MINUTE);

  return {
    async send(message): Promise<SendOutcome> {
      const named = mobileNumbers(message.receiver);
      if (hasDoubtfulNumber(message.receiver)) return { kind: "permanent", problem: WRONG_PHONE };
      const numbers = named.length > 0 ? named : mobileNumbers(vendor.phones);
      if (numbers.length === 0) return { kind: "permanent", problem: NO_PHONE };
      const turn = window.ask(clock.now());
      if (turn.kind === "later") return { kind: "rate", wait_ms: turn.wait_ms, problem: problems.too_many };
      const reply = await sendRequest({ ...vendor.request({ message, numbers, now: clock.now() }), timeout_ms, guard });
      turn.ended(clock.now());
      const outcome = vendor.outcome(reply, clock.now());
      // A limit of one number rests that message; only a limit of the account rests everybody.
      const isAccountLimit = outcome.kind === "rate" && outcome.problem.code === problems.too_many.code;
      if (isAccountLimit) window.block(clock.now(), outcome.wait_ms);
      return outcome;
    },
  };
}

/** Our id of a message, as vendors give it back: always the same for the same message, and nothing can be read from it. */
export function smsOutId({ reference }: Pick<Message, "reference">): string {
  return createHash("sha256").update(reference).digest("hex").slice(0, OUT_ID_LENGTH);
}
