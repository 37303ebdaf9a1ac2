import type { ConsentEntry } from "../domain/consent/consent-entry.ts";
import type { PastSending } from "../domain/consent/sending-caps.ts";

/** A choice as it is kept: of somebody of whom the store knows a mark alone. */
export interface KeptConsent extends ConsentEntry {
  readonly person_mark: string;
  /** The address with most of it hidden; empty once it was erased. */
  readonly shown: string;
  /** How it came about, in a person's words; empty where there is nothing to say. */
  readonly note: string;
}

/** A message to one person, kept so that nobody is written to too often. */
export interface KeptSending extends PastSending {
  readonly person_mark: string;
  readonly channel: string;
  /** The effect that sent it: it counts once however often it is tried. */
  readonly effect_key: string;
}

/** What a vendor reported of one message to one person. */
export interface KeptDelivery {
  /** The vendor's id of the sending. */
  readonly vendor_id: string;
  /** Our own id of the message, where the vendor gives it back. */
  readonly out_id: string | null;
  readonly person_mark: string;
  readonly is_delivered: boolean;
  /** The vendor's word for it. */
  readonly code: string;
  /** Instant in ms. */
  readonly at: number;
}

/** What is kept of one person, oldest first. */
export interface PersonLedger {
  readonly person_mark: string;
  readonly entries: readonly KeptConsent[];
  readonly sent: readonly KeptSending[];
}

/** Who agreed to what, what they were sent, and what arrived. A person is a mark from which nobody can tell an address. */
export interface Consents {
  /** Keeps choices; one of the same person, instant, kind, purpose and source stays as it is. */
  add(installation_id: string, entries: readonly KeptConsent[]): Promise<void>;
  /** What is kept of each of these people, in their order; of strangers nothing. */
  of(installation_id: string, person_marks: readonly string[]): Promise<readonly PersonLedger[]>;
  /**
   * Has somebody choose from what is kept, and keeps the sendings they chose, in one step: no other one comes between.
   * `choose` may be asked again. A sending of the same person and effect stays as it is.
   */
  take<T>(
    installation_id: string,
    person_marks: readonly string[],
    choose: (ledgers: readonly PersonLedger[]) => { readonly result: T; readonly sendings: readonly KeptSending[] },
  ): Promise<T>;
  /** Forgets what an effect was to send to these people, which surely did not arrive. */
  giveBack(installation_id: string, effect_key: string, person_marks: readonly string[]): Promise<void>;
  /** Keeps what vendors reported; of the same sending to the same person the latest counts. */
  keepDeliveries(installation_id: string, deliveries: readonly KeptDelivery[]): Promise<void>;
  /** What was reported of sendings by any of these ids, by vendor_id and mark. */
  deliveries(installation_id: string, ids: readonly string[]): Promise<readonly KeptDelivery[]>;
  /**
   * Forgets people as far as they may be forgotten: all but their refusals, which stay without address and note, so that
   * they are kept to. Returns whether there was anything to forget.
   */
  erase(installation_id: string, person_marks: readonly string[]): Promise<boolean>;
  /** Forgets sendings and deliveries before an instant, at most `limit` together; returns how many. */
  forget(before: number, limit: number): Promise<number>;
}
