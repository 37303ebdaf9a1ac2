import type { SmsReceipt, SmsReply } from "../contracts/sms-callback.ts";

/** What a vendor told by calling us. */
export interface HeardCallback {
  readonly kind: "heard";
  readonly installation_id: string;
  readonly receipts: readonly SmsReceipt[];
  readonly replies: readonly SmsReply[];
  /** Rows that could not be understood. */
  readonly unread_rows: number;
  /** What the vendor wants to be answered once everything is kept. */
  readonly answer: Readonly<Record<string, unknown>>;
}

/** `unknown`: no channel of that name has this token; `unreadable`: the body is no JSON. */
export type CallbackReading = HeardCallback | { readonly kind: "unknown" } | { readonly kind: "unreadable" };

/** Where vendors tell what became of messages, and what people answered to them. */
export interface ChannelCallbacks {
  /**
   * The unguessable part of a channel's address, the same at every call; null where there is no such channel, or its
   * kind is told nothing.
   */
  token(installation_id: string, channel: string): Promise<string | null>;
  /** What came to an address. However many wrong tokens come, the store is asked twice a second at most. */
  read(channel: string, token: string, body: Uint8Array): Promise<CallbackReading>;
}
