import type { FormName } from "../contracts/form.ts";
import type { Problem } from "../contracts/problem.ts";

/** One message of the platform (or one record found by polling), exactly as it came. */
export interface InboxEntry {
  readonly installation_id: string;
  readonly form: FormName;
  /** Unique per message within an installation's form; a repeat is the same message again. */
  readonly delivery_id: string;
  readonly source: "push" | "poll";
  /** `reread`: genuine but too old to be trusted; only its record id is used and the record is read again. */
  readonly trust: "body" | "reread";
  /** Instant in ms. */
  readonly received_at: number;
  /** The raw JSON text. */
  readonly body: string;
}

/** An entry with its place in the line. */
export interface StoredInboxEntry extends InboxEntry {
  readonly id: number;
  readonly attempts: number;
}

/** Where an entry is found. */
export type EntryPlace = Pick<StoredInboxEntry, "installation_id" | "id">;

/** Which entries a worker takes, and for how long. Times in ms. */
export interface InboxWish {
  readonly installation_id: string;
  readonly limit: number;
  readonly now: number;
  readonly lease_ms: number;
}

/** An entry that could not be used, with the reason, for a person to see. */
export interface AsideEntry extends StoredInboxEntry {
  readonly problem: Problem;
  readonly aside_at: number;
}

/** How long the line is. Instants in ms, null where there is none. */
export interface InboxSummary {
  /** Waiting or taken, not settled. */
  readonly waiting: number;
  readonly oldest_waiting_at: number | null;
  readonly aside: number;
  readonly last_push_at: number | null;
}

/** The durable line of incoming messages: written before the platform is answered, worked off afterwards. */
export interface Inbox {
  /**
   * Keeps all entries in one durable transaction and returns how many were new.
   * An entry whose (installation, form, delivery_id) is already known is left out.
   */
  append(entries: readonly InboxEntry[]): Promise<number>;
  /** Installations that have entries due, so that each can be given its turn. */
  busyInstallations(now: number): Promise<readonly string[]>;
  /**
   * The oldest waiting entries whose time has come, in order of arrival, held for `lease_ms`; after that time another
   * worker may take what is not settled.
   */
  claim(wish: InboxWish): Promise<readonly StoredInboxEntry[]>;
  /** All entries that are not settled, oldest first, for a look. */
  waiting(installation_id: string, limit: number): Promise<readonly StoredInboxEntry[]>;
  /** Marks entries as worked off where no record change does it (connection tests, form changes). */
  finish(places: readonly EntryPlace[]): Promise<void>;
  /** Puts an entry back with a later due time after a passing fault (ms). */
  postpone(place: EntryPlace, due_at: number): Promise<void>;
  /** Sets an entry apart with the reason; it no longer blocks the line. */
  setAside(place: EntryPlace, problem: Problem, at: number): Promise<void>;
  /** Entries set apart, newest first. */
  aside(installation_id: string, limit: number): Promise<readonly AsideEntry[]>;
  summary(installation_id: string): Promise<InboxSummary>;
  /** Puts an entry that was set apart back in line; false when there is none with that id. */
  retryAside(installation_id: string, id: number): Promise<boolean>;
  /** Forgets bodies of entries worked off that came before the given instant; their delivery ids stay known. */
  prune(before: number): Promise<number>;
  /**
   * Forgets entries worked off that came before the given instant and have no body any more, the oldest first and at
   * most `limit`; returns how many. A repeat of such a message is a new one, whose record is not newer than what is kept.
   */
  forget(before: number, limit: number): Promise<number>;
}
