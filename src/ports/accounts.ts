import type { AuditEvent, Role, TokenScope } from "../contracts/access.ts";

/** A person who may sign in. Instants are ms. */
export interface User {
  readonly user_id: string;
  /** In lower case; unique. */
  readonly login_name: string;
  readonly display_name: string;
  readonly email: string | null;
  readonly role: Role;
  /** Null until a password was chosen, and where only the company's own login is used. */
  readonly password_hash: string | null;
  /** Issuer and subject of the company's own login; unique. */
  readonly single_sign_on: string | null;
  readonly is_disabled: boolean;
  readonly created_at: number;
}

/** A signed-in browser. Tokens are kept as hashes only. */
export interface Session {
  readonly session_id: string;
  readonly user_id: string;
  readonly token_hash: string;
  /** The token before the last rotation, which requests on their way may still bear. */
  readonly previous_hash: string | null;
  readonly rotated_at: number;
  readonly created_at: number;
  readonly seen_at: number;
}

/** A program's key. */
export interface ApiToken {
  readonly token_id: string;
  readonly name: string;
  readonly token_hash: string;
  readonly scopes: readonly TokenScope[];
  readonly created_by: string;
  readonly created_at: number;
  readonly expires_at: number | null;
  readonly last_used_at: number | null;
  readonly revoked_at: number | null;
}

/** A one-time link to choose a password; `user_id` null makes the first administrator. */
export interface AccountLink {
  readonly link_hash: string;
  readonly user_id: string | null;
  readonly expires_at: number;
}

/** Who did what to what. */
export interface AuditEntry {
  readonly at: number;
  readonly actor: string;
  readonly event: AuditEvent;
  readonly object: string;
  readonly address: string | null;
}

/** An entry with its place. */
export interface StoredAuditEntry extends AuditEntry {
  readonly id: number;
}

/** How often in a row signing in failed, and when last. */
export interface SignInFailures {
  readonly count: number;
  readonly last_at: number;
}

/** People, their sessions, programs' tokens, one-time marks and the audit log: of the whole server, not of one shop. */
export interface Accounts {
  /** Oldest first. */
  users(): Promise<readonly User[]>;
  user(user_id: string): Promise<User | null>;
  userByLogin(login_name: string): Promise<User | null>;
  userBySingleSignOn(single_sign_on: string): Promise<User | null>;
  /** Adds a user or replaces the one of the same id; false, changing nothing, where another has that login name. */
  saveUser(user: User): Promise<boolean>;
  /** Adds the user only while there is none at all; of two calls at once one wins. */
  addFirstUser(user: User): Promise<boolean>;

  openSession(session: Session): Promise<void>;
  /** The session whose present or previous token has this hash. */
  sessionByHash(token_hash: string): Promise<Session | null>;
  /** Gives a session a new token; false where its token is not the given one any more. */
  rotateSession(session_id: string, from_hash: string, to_hash: string, at: number): Promise<boolean>;
  markSessionSeen(session_id: string, at: number): Promise<void>;
  endSession(session_id: string): Promise<void>;
  endSessionsOf(user_id: string): Promise<void>;
  /** Forgets sessions opened or last seen before these instants, and past links, marks and failures. */
  pruneAccounts(limits: {
    readonly opened_before: number;
    readonly seen_before: number;
    readonly now: number;
  }): Promise<void>;

  /** All tokens, newest first. */
  apiTokens(): Promise<readonly ApiToken[]>;
  saveApiToken(token: ApiToken): Promise<void>;
  apiTokenByHash(token_hash: string): Promise<ApiToken | null>;
  markApiTokenUsed(token_id: string, at: number): Promise<void>;
  /** False where there is no such token that is not revoked already. */
  revokeApiToken(token_id: string, at: number): Promise<boolean>;

  /** Keeps a link; earlier links of the same user (or of the first administrator) end. */
  saveLink(link: AccountLink): Promise<void>;
  link(link_hash: string): Promise<AccountLink | null>;
  /** Takes a link out of use; of two calls at once one gets true. */
  takeLink(link_hash: string): Promise<boolean>;
  /** Notes that something was used; of all calls with one mark the first gets true. May be forgotten after `expires_at`. */
  useMark(mark: string, expires_at: number): Promise<boolean>;
  isMarkUsed(mark: string): Promise<boolean>;
  /** Lets a mark be used again: what it stood for could not be done. */
  freeMark(mark: string): Promise<void>;

  failures(key: string): Promise<SignInFailures | null>;
  /** Counts one more failure in a row and returns how many there are now. */
  noteFailure(key: string, at: number): Promise<number>;
  clearFailures(key: string): Promise<void>;

  audit(entry: AuditEntry): Promise<void>;
  /** Forgets entries of before the given instant; returns how many. */
  forgetAudit(before: number): Promise<number>;
  /** Newest first; with `before` only entries with a smaller id. */
  auditEntries(limit: number, before: number | null): Promise<readonly StoredAuditEntry[]>;
}
