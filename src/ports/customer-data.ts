import type { FieldValues, FormName } from "../contracts/form.ts";
import type { CustomerRow, EnquiryRow, FeedbackRow, SalesLineRow } from "../contracts/rows.ts";
import type { InboxEntry } from "./inbox.ts";
import type { EffectAction, StoredEffect } from "./outbox.ts";

/** A row with its place: its record and its line in it. */
export interface Placed<Row> {
  readonly row: Row;
  readonly form: FormName;
  readonly record_id: string;
  readonly line_no: number;
}

/** A kept record with its form. */
export interface FoundRecord {
  readonly form: FormName;
  readonly record_id: string;
  readonly version: number;
  readonly values: FieldValues;
}

/** An inbox entry that still has its body. */
export interface FoundBody extends Pick<InboxEntry, "form" | "source" | "received_at" | "body"> {
  readonly id: number;
  readonly state: "waiting" | "aside" | "done";
}

/** An effect without a person in it. */
export interface CleanedEffect extends Pick<StoredEffect, "id" | "effect_key" | "line" | "problem" | "receipt"> {
  readonly action: EffectAction;
  /** True where it must not be done any more. */
  readonly dropped: boolean;
}

/** A customer whose data was erased: known again by a mark of the code from which nobody can tell the code. */
export interface CustomerErasure {
  readonly code_mark: string;
  /** The code that their orders bear since. */
  readonly pseudonym: string;
  /** Instant in ms. */
  readonly erased_at: number;
}

/**
 * Where a customer is spoken of, and who is to be forgotten. What holds a text may be given too generously (letters in
 * other case, a part of a longer text), never too sparingly: the caller looks closer. Everything in order of its id.
 */
export interface CustomerData {
  customers(installation_id: string, customer_code: string): Promise<readonly Placed<CustomerRow>[]>;
  salesLines(installation_id: string, customer_code: string): Promise<readonly Placed<SalesLineRow>[]>;
  feedback(installation_id: string, customer_code: string): Promise<readonly Placed<FeedbackRow>[]>;
  enquiries(installation_id: string, customer_code: string): Promise<readonly Placed<EnquiryRow>[]>;
  /** Kept records, removed ones left out, whose field `customer_code` is this code. */
  records(installation_id: string, customer_code: string): Promise<readonly FoundRecord[]>;
  /** Effects in any state that write this `customer_code`. */
  actions(installation_id: string, customer_code: string): Promise<readonly StoredEffect[]>;
  /** Effects in any state that replace what waits in one of these lines. */
  replacingLines(installation_id: string, lines: readonly string[]): Promise<readonly StoredEffect[]>;
  /** Messages to people, in any state, that hold one of the texts. */
  messagesHolding(installation_id: string, texts: readonly string[]): Promise<readonly StoredEffect[]>;
  /** Inbox entries whose body holds one of the texts, also where it spells letters beyond ASCII as \u escapes. */
  bodiesHolding(installation_id: string, texts: readonly string[]): Promise<readonly FoundBody[]>;

  /** Puts cleaned effects in the place of the former ones, all or none. One that is dropped and not done is retired. */
  replaceEffects(installation_id: string, effects: readonly CleanedEffect[]): Promise<void>;
  /** Forgets the bodies of these entries and their problems; one that was set apart is done. Those that wait stay. */
  emptyBodies(installation_id: string, ids: readonly number[]): Promise<void>;

  /** Keeps a mark; where the mark is known already, what was kept first stays, and is returned. */
  markErased(installation_id: string, erasure: CustomerErasure): Promise<CustomerErasure>;
  erasures(installation_id: string): Promise<readonly CustomerErasure[]>;
  /** Takes a mark away; false where there is none. */
  liftErasure(installation_id: string, code_mark: string): Promise<boolean>;
}
