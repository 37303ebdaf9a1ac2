import type { CallbackReading, HeardCallback } from "../../ports/channel-callbacks.ts";

/** A vendor's call at an address that is known. */
export interface VendorCall {
  readonly query: ReadonlyMap<string, string>;
  readonly body: Uint8Array;
  /** What vendors sign with that sign their calls. */
  readonly signing_token: string;
  /** When it came, ms. */
  readonly now: number;
}

/** What a vendor told, before it is known whom of. */
export type VendorReading = Omit<HeardCallback, "installation_id"> | Exclude<CallbackReading, HeardCallback>;

/** How one vendor tells of messages. */
export interface CallbackVendor {
  read(call: VendorCall): VendorReading;
  /** What the vendor is answered that tries an address, null where its signature is wrong or old; absent where it signs nothing. */
  readonly echo?: (call: Omit<VendorCall, "body">) => string | null;
}
