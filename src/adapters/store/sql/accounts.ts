import type { Accounts, User } from "../../../ports/accounts.ts";
import { createSqlAccountMarks } from "./account-marks.ts";
import { apiTokenOf, sessionOf, USER_COLUMNS, userOf, userValues } from "./account-rows.ts";
import { allAs, first, firstAs, type Program, run } from "./program.ts";
import type { SqlDatabase } from "./sql-database.ts";

/** People, sessions and tokens, with the marks and the audit log beside. */
export function createSqlAccounts(database: SqlDatabase): Accounts {
  return { ...users(database), ...sessions(database), ...tokens(database), ...createSqlAccountMarks(database) };
}

function users(database: SqlDatabase) {
  const userBy = (column: "user_id" | "login_name" | "single_sign_on", value: string) =>
    database.read("server", firstAs(userOf, `select * from account_user where ${column} = ?`, value));
  return {
    users: () => database.read("server", allAs(userOf, "select * from account_user order by created_at, user_id")),
    user: (user_id) => userBy("user_id", user_id),
    userByLogin: (login_name) => userBy("login_name", login_name),
    userBySingleSignOn: (single_sign_on) => userBy("single_sign_on", single_sign_on),
    saveUser: (user) => database.write("server", saveUser(user)),

    addFirstUser: async (user) =>
      (await database.write(
        "server",
        run(
          `insert into account_user (${USER_COLUMNS})
           select ?, ?, ?, ?, ?, ?, ?, ?, ? where not exists (select 1 from account_user)`,
          ...userValues(user),
        ),
      )) === 1,
  } satisfies Partial<Accounts>;
}

function* saveUser(user: User): Program<boolean> {
  const holder = yield* first("select user_id from account_user where login_name = ?", user.login_name);
  if (holder !== undefined && holder["user_id"] !== user.user_id) return false;
  yield* run(
    `insert into account_user (${USER_COLUMNS}) values (?, ?, ?, ?, ?, ?, ?, ?, ?)
     on conflict (user_id) do update set
       login_name = excluded.login_name, display_name = excluded.display_name, email = excluded.email,
       role = excluded.role, password_hash = excluded.password_hash,
       single_sign_on = excluded.single_sign_on, is_disabled = excluded.is_disabled`,
    ...userValues(user),
  );
  return true;
}

function sessions(database: SqlDatabase) {
  return {
    openSession: async (session) => {
      const open = run(
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
      await database.write("server", open);
    },
    sessionByHash: (token_hash) =>
      database.read(
        "server",
        firstAs(
          sessionOf,
          `select * from account_session where token_hash = ?
           union all select * from account_session where previous_hash = ? limit 1`,
          token_hash,
          token_hash,
        ),
      ),
    rotateSession: async (session_id, from_hash, to_hash, at) =>
      (await database.write(
        "server",
        run(
          `update account_session set token_hash = ?, previous_hash = ?, rotated_at = ?, seen_at = ?
           where session_id = ? and token_hash = ?`,
          to_hash,
          from_hash,
          at,
          at,
          session_id,
          from_hash,
        ),
      )) === 1,
    markSessionSeen: async (session_id, at) => {
      await database.write(
        "server",
        run("update account_session set seen_at = ? where session_id = ?", at, session_id),
      );
    },
    endSession: async (session_id) => {
      await database.write("server", run("delete from account_session where session_id = ?", session_id));
    },
    endSessionsOf: async (user_id) => {
      await database.write("server", run("delete from account_session where user_id = ?", user_id));
    },
  } satisfies Partial<Accounts>;
}

function tokens(database: SqlDatabase) {
  return {
    apiTokens: () =>
      database.read("server", allAs(apiTokenOf, "select * from api_token order by created_at desc, token_id")),
    saveApiToken: async (token) => {
      const save = run(
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
      await database.write("server", save);
    },
    apiTokenByHash: (token_hash) =>
      database.read("server", firstAs(apiTokenOf, "select * from api_token where token_hash = ?", token_hash)),
    markApiTokenUsed: async (token_id, at) => {
      await database.write("server", run("update api_token set last_used_at = ? where token_id = ?", at, token_id));
    },
    revokeApiToken: async (token_id, at) =>
      (await database.write(
        "server",
        run("update api_token set revoked_at = ? where token_id = ? and revoked_at is null", at, token_id),
      )) === 1,
  } satisfies Partial<Accounts>;
}
