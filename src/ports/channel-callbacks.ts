import type { SmsReceipt, SmsReply } from "../contracts/sms-callback.ts";
import type { TemplateJobResult } from "../contracts/template-job.ts";

/** A vendor's call as it came. */
export interface CallbackCall {
  readonly channel: string;
  /** The unguessable part of the address. */
  readonly token: string;
  /** What stood behind the address. */
  readonly query: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
}

/** What a vendor told by calling us. */
export interface HeardCallback {
  readonly kind: "heard";
  readonly installation_id: string;
  readonly receipts: readonly SmsReceipt[];
  readonly replies: readonly SmsReply[];
  readonly template_results: readonly TemplateJobResult[];
  /** Rows that could not be understood. */
  readonly unread_rows: number;
  /** What the vendor wants to be answered once everything is kept: JSON, or a text as it is. */
  readonly answer: Readonly<Record<string, unknown>> | string;
}

/** `unknown`: no channel of that name has this token, or its vendor's signature is wrong or old; `unreadable`: the body is no JSON. */
export type CallbackReading = HeardCallback | { readonly kind: "unknown" } | { readonly kind: "unreadable" };

/** The answer to a vendor that tries an address before it calls there; `untried` for one that does no such thing. */
export type CallbackTrial =
  | { readonly kind: "echo"; readonly text: string }
  | { readonly kind: "unknown" }
  | { readonly kind: "untried" };

/** Where vendors tell what became of messages, and what people answered to them. */
export interface ChannelCallbacks {
  /**
   * The unguessable part of a channel's address, the same at every call; null where there is no such channel, or its
   * kind is told nothing.
   */
  token(installation_id: string, channel: string): Promise<string | null>;
  /** What the vendor is to sign its calls with, as its console is told; null where the channel's vendor signs none. */
  signingToken(installation_id: string, channel: string): Promise<string | null>;
  /** What came to an address. However many wrong tokens come, the store is asked twice a second at most. */
  read(call: CallbackCall): Promise<CallbackReading>;
  /** What a vendor is answered that tries an address. */
  tried(call: Omit<CallbackCall, "body">): Promise<CallbackTrial>;
}
