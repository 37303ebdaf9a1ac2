import type { MessagePurpose } from "../domain/consent/consent-entry.ts";

/** Something a receiver may do by following a link. */
export interface MessageAction {
  readonly label: string;
  readonly link: string;
}

/** A message to people, ready for any channel. Texts are zh-CN plain text; a channel adds its own dress. */
export interface Message {
  /** The channel by the name a rule uses; its address lives in the encrypted store. */
  readonly channel: string;
  /** Tried one after the other where the channel before surely did not deliver; none where left out. */
  readonly fallback_channels?: readonly string[];
  /** `internal`, to people of the firm, where left out; any other is asked of the receiver's consent before it goes. */
  readonly purpose?: MessagePurpose;
  readonly receiver_role: string;
  /** Names of the list of receivers, e-mail addresses or mobile numbers where the rule gives some. */
  readonly receiver: string | null;
  /** The customer it is for, whose address is looked up when it goes; absent where it is for people of the firm. */
  readonly customer_code?: string;
  readonly severity: "out" | "critical" | "high" | "watch" | "none" | "unknown";
  readonly title: string;
  /** Short facts in order: what, how bad, by when, why, what to do. */
  readonly lines: readonly string[];
  readonly link: string | null;
  /** Answers by link, for people who are not signed in; none where left out. */
  readonly actions?: readonly MessageAction[];
  /** Text that makes the message unlike any other, so that a channel's own duplicate check never drops a second alert. */
  readonly reference: string;
}
