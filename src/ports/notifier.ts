import type { AddressKind } from "../contracts/address.ts";
import type { CheckFinding } from "../contracts/check-finding.ts";
import type { BroadcastReading } from "../contracts/broadcast.ts";
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

/** How a try ended that was accepted. */
interface Accepted {
  readonly receipt: string | null;
  /** The vendor's id of what employees have still to confirm; absent where the message is on its way. */
  readonly broadcast_id?: string;
}

/** How a try to send ended. `partial`: accepted for at least one receiver, not for those `left`. */
export type SendOutcome =
  | (Accepted & { readonly kind: "sent" })
  | (Accepted & { readonly kind: "partial"; readonly left: readonly LeftReceiver[] })
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

/** A picture that goes with a message where its channel can carry one. */
export interface MessagePicture {
  /** What it shows, in words. */
  readonly alt: string;
  /** The PNG; null where it could not be drawn. Drawn when it is first asked for. */
  png(): Promise<Uint8Array | null>;
  /** Where the other side fetches it without signing in, for some days; null without a public address. */
  readonly link: string | null;
  /** The same of the worst item alone, half as wide again as high, as cards show pictures. */
  readonly card_link: string | null;
}

/** A file that goes with a message where its channel takes files. */
export interface MessageFile {
  readonly name: string;
  /** Null where it is gone. Read when it is first asked for; never rejects. */
  content(): Promise<Uint8Array | null>;
}

/** A message as a channel gets it: its words, and what may go with them. Whatever cannot go is left out. */
export interface OutgoingMessage extends Message {
  readonly picture?: MessagePicture;
  readonly file?: MessageFile;
}

/** One configured channel. Never throws for what the other side does. */
export interface Notifier {
  send(message: OutgoingMessage): Promise<SendOutcome>;
  /** The field of the list of receivers by which the channel knows people; absent where it knows none by themselves. */
  readonly addressed_by?: AddressKind;
  /** Whom a message would reach; absent where a channel reaches groups or programs, not people by their addresses. */
  reach?(message: Message): Reach;
  /**
   * Asks the other side whether what messages need is usable: templates, signature, what is paid for. Sends nothing;
   * what cannot be learned is a note. Absent where a vendor has nothing to be asked.
   */
  check?(): Promise<readonly CheckFinding[]>;
  /** What has become of a broadcast that the channel took; absent where its messages go at once. */
  broadcast?(msgid: string): Promise<BroadcastReading>;
}
