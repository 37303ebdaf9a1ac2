import type { Accounts, ApiToken, Session, User } from "../../../ports/accounts.ts";
import { compareText, firstDifference } from "./compare-text.ts";
import { createMemoryAccountMarks } from "./memory-account-marks.ts";

/** People, sessions and tokens, gone with the process. */
export function createMemoryAccounts(): Accounts {
  const opened = new Map<string, Session>();
  const { pruneMarks, ...marks } = createMemoryAccountMarks();
  return {
    ...users(),
    ...sessions(opened),
    ...tokens(),
    ...marks,
    pruneAccounts: async ({ opened_before, seen_before, now }) => {
      for (const { session_id, created_at, seen_at } of opened.values())
        if (created_at < opened_before || seen_at < seen_before) opened.delete(session_id);
      pruneMarks(now);
    },
  };
}

function users() {
  const kept = new Map<string, User>();
  const find = (holds: (user: User) => boolean) => [...kept.values()].find(holds) ?? null;
  return {
    users: async () =>
      [...kept.values()].sort((a, b) =>
        firstDifference(a.created_at - b.created_at, compareText(a.user_id, b.user_id)),
      ),
    user: async (user_id) => kept.get(user_id) ?? null,
    userByLogin: async (login_name) => find((user) => user.login_name === login_name),
    userBySingleSignOn: async (single_sign_on) => find((user) => user.single_sign_on === single_sign_on),
    saveUser: async (user) => {
      if (find(({ login_name, user_id }) => login_name === user.login_name && user_id !== user.user_id) !== null)
        return false;
      kept.set(user.user_id, { ...user, created_at: kept.get(user.user_id)?.created_at ?? user.created_at });
      return true;
    },
    addFirstUser: async (user) => {
      if (kept.size > 0) return false;
      kept.set(user.user_id, { ...user });
      return true;
    },
  } satisfies Partial<Accounts>;
}

function sessions(opened: Map<string, Session>) {
  const change = (session_id: string, changes: Partial<Session>) => {
    const session = opened.get(session_id);
    if (session !== undefined) opened.set(session_id, { ...session, ...changes });
  };
  return {
    openSession: async (session) => void opened.set(session.session_id, { ...session }),
    sessionByHash: async (hash) =>
      [...opened.values()].find(({ token_hash }) => token_hash === hash) ??
      [...opened.values()].find(({ previous_hash }) => previous_hash === hash) ??
      null,
    rotateSession: async (session_id, from_hash, to_hash, at) => {
      if (opened.get(session_id)?.token_hash !== from_hash) return false;
      change(session_id, { token_hash: to_hash, previous_hash: from_hash, rotated_at: at, seen_at: at });
      return true;
    },
    markSessionSeen: async (session_id, seen_at) => change(session_id, { seen_at }),
    endSession: async (session_id) => void opened.delete(session_id),
    endSessionsOf: async (user_id) => {
      for (const session of opened.values()) if (session.user_id === user_id) opened.delete(session.session_id);
    },
  } satisfies Partial<Accounts>;
}

function tokens() {
  const kept = new Map<string, ApiToken>();
  return {
    apiTokens: async () =>
      [...kept.values()].sort((a, b) =>
        firstDifference(b.created_at - a.created_at, compareText(a.token_id, b.token_id)),
      ),
    saveApiToken: async (token) => void kept.set(token.token_id, structuredClone(token)),
    apiTokenByHash: async (hash) => [...kept.values()].find(({ token_hash }) => token_hash === hash) ?? null,
    markApiTokenUsed: async (token_id, last_used_at) => {
      const token = kept.get(token_id);
      if (token !== undefined) kept.set(token_id, { ...token, last_used_at });
    },
    revokeApiToken: async (token_id, revoked_at) => {
      const token = kept.get(token_id);
      if (token === undefined || token.revoked_at !== null) return false;
      kept.set(token_id, { ...token, revoked_at });
      return true;
    },
  } satisfies Partial<Accounts>;
}
