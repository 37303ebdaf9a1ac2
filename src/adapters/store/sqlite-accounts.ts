import type { Accounts } from "../../ports/accounts.ts";
import { apiTokenOf, sessionOf, USER_COLUMNS, userOf, userValues } from "./account-rows.ts";
import { createSqliteAccountMarks } from "./sqlite-account-marks.ts";
import type { SqliteDriver, SqliteRow } from "./sqlite-driver.ts";

/** People, sessions and tokens, with the marks and the audit log beside. */
export function createSqliteAccounts(sqlite: SqliteDriver): Accounts {
  return { ...users(sqlite), ...sessions(sqlite), ...tokens(sqlite), ...createSqliteAccountMarks(sqlite) };
}

function users(sqlite: SqliteDriver) {
  const found = (row: SqliteRow | undefined) => (row === undefined ? null : userOf(row));
  return {
    users: async () => sqlite.all("select * from account_user order by created_at, user_id").map(userOf),
    user: async (user_id) => found(sqlite.get("select * from account_user where user_id = ?", user_id)),
    userByLogin: async (login_name) => found(sqlite.get("select * from account_user where login_name = ?", login_name)),
    userBySingleSignOn: async (single_sign_on) =>
      found(sqlite.get("select * from account_user where single_sign_on = ?", single_sign_on)),

    saveUser: async (user) =>
      sqlite.transaction(() => {
        const holder = sqlite.get("select user_id from account_user where login_name = ?", user.login_name);
        if (holder !== undefined && holder["user_id"] !== user.user_id) return false;
        sqlite.run(
          `insert into account_user (${USER_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
           on conflict (user_id) do update set
             login_name = excluded.login_name, display_name = excluded.display_name, email = excluded.email,
             role = excluded.role, password_hash = excluded.password_hash,
             single_sign_on = excluded.single_sign_on, is_disabled = excluded.is_disabled`,
          ...userValues(user),
        );
        return true;
      }),

    addFirstUser: async (user) =>
      sqlite.run(
        `insert into account_user (${USER_COLUMNS})
         select ?, ?, ?, ?, ?, ?, ?, ?, ? where not exists (select 1 from account_user)`,
        ...userValues(user),
      ) === 1,
  } satisfies Partial<Accounts>;
}

function sessions(sqlite: SqliteDriver) {
  return {
    openSession: async (session) => {
      sqlite.run(
        `insert into account_session
           (session_id, user_id, token_hash, previous_hash, rotated_at, created_at, seen_at)
         values (?, ?, ?, ?, ?, ?, ?)`,
        session.session_id,
        session.user_id,
        session.token_hash,
        session.previous_hash,
        session.rotated_at,
        session.created_at,
        session.seen_at,
      );
    },
    sessionByHash: async (token_hash) => {
      const row = sqlite.get(
        `select * from account_session where token_hash = ?
         union all select * from account_session where previous_hash = ? limit 1`,
        token_hash,
        token_hash,
      );
      return row === undefined ? null : sessionOf(row);
    },
    rotateSession: async (session_id, from_hash, to_hash, at) =>
      sqlite.run(
        `update account_session set token_hash = ?, previous_hash = ?, rotated_at = ?, seen_at = ?
         where session_id = ? and token_hash = ?`,
        to_hash,
        from_hash,
        at,
        at,
        session_id,
        from_hash,
      ) === 1,
    markSessionSeen: async (session_id, at) => {
      sqlite.run("update account_session set seen_at = ? where session_id = ?", at, session_id);
    },
    endSession: async (session_id) => {
      sqlite.run("delete from account_session where session_id = ?", session_id);
    },
    endSessionsOf: async (user_id) => {
      sqlite.run("delete from account_session where user_id = ?", user_id);
    },
  } satisfies Partial<Accounts>;
}

function tokens(sqlite: SqliteDriver) {
  return {
    apiTokens: async () => sqlite.all("select * from api_token order by created_at desc, token_id").map(apiTokenOf),
    saveApiToken: async (token) => {
      sqlite.run(
        `insert into api_token
           (token_id, name, token_hash, scopes, created_by, created_at, expires_at, last_used_at, revoked_at)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?)`,
        token.token_id,
        token.name,
        token.token_hash,
        JSON.stringify(token.scopes),
        token.created_by,
        token.created_at,
        token.expires_at,
        token.last_used_at,
        token.revoked_at,
      );
    },
    apiTokenByHash: async (token_hash) => {
      const row = sqlite.get("select * from api_token where token_hash = ?", token_hash);
      return row === undefined ? null : apiTokenOf(row);
    },
    markApiTokenUsed: async (token_id, at) => {
      sqlite.run("update api_token set last_used_at = ? where token_id = ?", at, token_id);
    },
    revokeApiToken: async (token_id, at) =>
      sqlite.run("update api_token set revoked_at = ? where token_id = ? and revoked_at is null", at, token_id) === 1,
  } satisfies Partial<Accounts>;
}
