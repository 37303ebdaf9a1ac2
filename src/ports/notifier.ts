import type { AddressKind } from "../contracts/address.ts";
import type { Message } from "../contracts/message.ts";
import type { Problem } from "../contracts/problem.ts";
import type { ChannelFamily } from "../domain/consent/person-address.ts";

/**
 * How a try to send ended, the same for every channel. `unknown`: it may have arrived, so it is not repeated blindly, and
 * never by another channel; `is_repeatable` where the same channel drops what it has had before.
 */
export type SendOutcome =
  | { readonly kind: "sent"; readonly receipt: string | null }
  | { readonly kind: "rate"; readonly wait_ms: number; readonly problem: Problem }
  | { readonly kind: "transient"; readonly problem: Problem }
  | { readonly kind: "unknown"; readonly problem: Problem; readonly is_repeatable?: true }
  | { readonly kind: "permanent"; readonly problem: Problem }
  | { readonly kind: "config"; readonly problem: Problem };

/** The people whom a message would reach one by one. */
export interface Reach {
  readonly family: ChannelFamily;
  readonly addresses: readonly string[];
  /** False where the message names nobody and the channel's own receivers stand in. */
  readonly is_named: boolean;
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
}
