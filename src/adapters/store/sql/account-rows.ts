import type {
  AccountLink,
  ApiToken,
  Session,
  SignInFailures,
  StoredAuditEntry,
  User,
} from "../../../ports/accounts.ts";

type Row = Readonly<Record<string, string | number | null>>;

/** A user as its row has it. */
export function userOf(row: Row): User {
  return {
    user_id: String(row["user_id"]),
    login_name: String(row["login_name"]),
    display_name: String(row["display_name"]),
    email: textOrNull(row["email"]),
    // Written by `saveUser` and `addFirstUser` only.
    role: row["role"] as User["role"],
    password_hash: textOrNull(row["password_hash"]),
    single_sign_on: textOrNull(row["single_sign_on"]),
    is_disabled: Number(row["is_disabled"]) === 1,
    created_at: Number(row["created_at"]),
  };
}

/** The values of a user in the order of USER_COLUMNS. */
export function userValues(user: User): readonly (string | number | null)[] {
  const { user_id, login_name, display_name, email, role, password_hash, single_sign_on, created_at } = user;
  return [
    user_id,
    login_name,
    display_name,
    email,
    role,
    password_hash,
    single_sign_on,
    user.is_disabled ? 1 : 0,
    created_at,
  ];
}

/** The columns of a user. */
export const USER_COLUMNS =
  "user_id, login_name, display_name, email, role, password_hash, single_sign_on, is_disabled, created_at";

/** A session as its row has it. */
export function sessionOf(row: Row): Session {
  return {
    session_id: String(row["session_id"]),
    user_id: String(row["user_id"]),
    token_hash: String(row["token_hash"]),
    previous_hash: textOrNull(row["previous_hash"]),
    rotated_at: Number(row["rotated_at"]),
    created_at: Number(row["created_at"]),
    seen_at: Number(row["seen_at"]),
  };
}

/** A token as its row has it. */
export function apiTokenOf(row: Row): ApiToken {
  return {
    token_id: String(row["token_id"]),
    name: String(row["name"]),
    token_hash: String(row["token_hash"]),
    // Written by `saveApiToken` only.
    scopes: JSON.parse(String(row["scopes"])) as ApiToken["scopes"],
    created_by: String(row["created_by"]),
    created_at: Number(row["created_at"]),
    expires_at: numberOrNull(row["expires_at"]),
    last_used_at: numberOrNull(row["last_used_at"]),
    revoked_at: numberOrNull(row["revoked_at"]),
  };
}

/** A link as its row has it. */
export function linkOf(row: Row): AccountLink {
  const user_id = String(row["user_id"]);
  return {
    link_hash: String(row["link_hash"]),
    user_id: user_id === "" ? null : user_id,
    expires_at: Number(row["expires_at"]),
  };
}

/** An audit entry as its row has it. */
export function auditEntryOf(row: Row): StoredAuditEntry {
  return {
    id: Number(row["id"]),
    at: Number(row["at"]),
    actor: String(row["actor"]),
    // Written by `audit` only.
    event: row["event"] as StoredAuditEntry["event"],
    object: String(row["object"]),
    address: textOrNull(row["address"]),
  };
}

/** Failures as their row has them. */
export function failuresOf(row: Row): SignInFailures {
  return { count: Number(row["count"]), last_at: Number(row["last_at"]) };
}

/** Failures are forgotten after this (ms). */
export const FAILURES_KEPT_MS = 24 * 3_600_000;

function textOrNull(value: Row[string] | undefined): string | null {
  return value === null || value === undefined ? null : String(value);
}

function numberOrNull(value: Row[string] | undefined): number | null {
  return value === null || value === undefined ? null : Number(value);
}
