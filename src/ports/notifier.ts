import type { Message } from "../contracts/message.ts";
import type { Problem } from "../contracts/problem.ts";
import type { ChannelFamily } from "../domain/consent/person-address.ts";

/**
 * How a try ended that was not accepted, the same for every channel. `unknown`: it may have arrived, so it is not repeated
 * blindly, and never by another channel; `is_repeatable` where the same channel drops what it has had before.
 */
export type NotSent =
  | { readonly kind: "rate"; readonly wait_ms: number; readonly problem: Problem }
  | { readonly kind: "transient"; readonly problem: Problem }
  | { readonly kind: "unknown"; readonly problem: Problem; readonly is_repeatable?: true }
  /** `is_opt_out`: the receiver wants no more, as their vendor or carrier knows. */
  | { readonly kind: "permanent"; readonly problem: Problem; readonly is_opt_out?: true }
  /** `is_of_message`: the settings do not fit this message; it says nothing of others. */
  | { readonly kind: "config"; readonly problem: Problem; readonly is_of_message?: true };

/** A receiver who was not served although others were. */
export interface LeftReceiver {
  /** As it was given to the channel. */
  readonly address: string;
  readonly end: NotSent;
}

/** How a try to send ended. `partial`: accepted for at least one receiver, not for those `left`. */
export type SendOutcome =
  | { readonly kind: "sent"; readonly receipt: string | null }
  | { readonly kind: "partial"; readonly receipt: string | null; readonly left: readonly LeftReceiver[] }
  | NotSent;

/** The people whom a message would reach one by one. */
export interface Reach {
  readonly family: ChannelFamily;
  readonly addresses: readonly string[];
  /** False where the message names nobody and the channel's own receivers stand in. */
  readonly is_named: boolean;
  /** What of the message's receivers looks like an address and is none; empty where left out. */
  readonly unfit?: readonly string[];
  /** The channel writes to customers alone, whatever a message says it is for. */
  readonly is_for_customers?: true;
}

/** One configured channel. Never throws for what the other side does. */
export interface Notifier {
  send(message: Message): Promise<SendOutcome>;
  /** Whom a message would reach; absent where a channel reaches groups or programs, not people by their addresses. */
  reach?(message: Message): Reach;
}
