/** What became of one text message, as its vendor reports it later. */
export interface SmsReceipt {
  /** The vendor's id of the sending, as the channel's receipt had it. */
  readonly vendor_id: string;
  /** Our own id, where the vendor gives it back. */
  readonly out_id: string | null;
  /** Eleven digits. */
  readonly phone: string;
  readonly is_delivered: boolean;
  /** The vendor's or the carrier's word for it. */
  readonly code: string;
  /** When it arrived or failed, ms. */
  readonly at: number;
}

/** What somebody answered to a text message; vendors do not say to which. */
export interface SmsReply {
  /** Eleven digits. */
  readonly phone: string;
  readonly content: string;
  /** When it was sent, ms. */
  readonly at: number;
}

/** Rows of a callback: those that could be read, in order and once each, and the others as they came. */
export interface CallbackRows<Row> {
  readonly rows: readonly Row[];
  readonly aside: readonly unknown[];
}
