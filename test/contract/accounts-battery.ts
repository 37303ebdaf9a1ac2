/* eslint-disable jest/no-export -- a battery is called by the test of each adapter */
import { describe, expect, it } from "@jest/globals";
import type { ApiToken, Session, User } from "../../src/ports/accounts.ts";
import type { Store } from "../../src/ports/store.ts";

const DAY_MS = 86_400_000;

function aUser(parts: Partial<User> = {}): User {
  return {
    user_id: "u1",
    login_name: "li.lei",
    display_name: "李雷",
    email: null,
    role: "buyer",
    password_hash: null,
    single_sign_on: null,
    is_disabled: false,
    created_at: 5,
    ...parts,
  };
}

function aSession(parts: Partial<Session> = {}): Session {
  return {
    session_id: "s1",
    user_id: "u1",
    token_hash: "h1",
    previous_hash: null,
    rotated_at: 10,
    created_at: 10,
    seen_at: 10,
    ...parts,
  };
}

function aToken(parts: Partial<ApiToken> = {}): ApiToken {
  return {
    token_id: "t1",
    name: "看板大屏",
    token_hash: "th1",
    scopes: ["read_board", "answer_alerts"],
    created_by: "admin",
    created_at: 1,
    expires_at: null,
    last_used_at: null,
    revoked_at: null,
    ...parts,
  };
}

/** What is kept of people and programs promises. */
export function describeAccounts(store: () => Store): void {
  const accounts = () => store().accounts;

  describe("accounts: people", () => {
    it("lists users, oldest first, and finds them by each of their names", async () => {
      const users = [
        aUser({ user_id: "u2", login_name: "han", single_sign_on: "https://id sub-2", created_at: 4 }),
        aUser({ email: "li@example.com", password_hash: "$argon2id$", is_disabled: true }),
      ];
      for (const user of users) expect(await accounts().saveUser(user)).toBe(true);
      expect(await accounts().users()).toEqual(users);
      expect(await accounts().user("u1")).toEqual(users[1]);
      expect(await accounts().userByLogin("han")).toEqual(users[0]);
      expect(await accounts().userBySingleSignOn("https://id sub-2")).toEqual(users[0]);
      expect(await accounts().user("nobody")).toBeNull();
      expect(await accounts().userByLogin("nobody")).toBeNull();
      expect(await accounts().userBySingleSignOn("nobody")).toBeNull();
    });

    it("replaces a user, who keeps their age", async () => {
      await accounts().saveUser(aUser());
      await accounts().saveUser(aUser({ role: "owner", created_at: 99 }));
      expect(await accounts().users()).toEqual([aUser({ role: "owner" })]);
    });

    it("gives a login name to one user only", async () => {
      await accounts().saveUser(aUser());
      expect(await accounts().saveUser(aUser({ user_id: "u2" }))).toBe(false);
      expect(await accounts().users()).toEqual([aUser()]);
    });

    it("takes a first user once, although two come at the same time", async () => {
      const both = [aUser(), aUser({ user_id: "u2", login_name: "second" })];
      const added = await Promise.all(both.map((user) => accounts().addFirstUser(user)));
      expect(added.filter(Boolean)).toHaveLength(1);
      expect(await accounts().users()).toHaveLength(1);
    });
  });

  describe("accounts: sessions", () => {
    it("finds a session by its token and by the one before", async () => {
      await accounts().openSession(aSession());
      expect(await accounts().sessionByHash("h1")).toEqual(aSession());
      expect(await accounts().rotateSession("s1", "h1", "h2", 20)).toBe(true);
      const rotated = aSession({ token_hash: "h2", previous_hash: "h1", rotated_at: 20, seen_at: 20 });
      expect(await accounts().sessionByHash("h2")).toEqual(rotated);
      expect(await accounts().sessionByHash("h1")).toEqual(rotated);
      expect(await accounts().sessionByHash("h3")).toBeNull();
    });

    it("rotates once where two requests try at the same time", async () => {
      await accounts().openSession(aSession());
      const rotations = await Promise.all(["a", "b"].map((to) => accounts().rotateSession("s1", "h1", to, 20)));
      expect(rotations.filter(Boolean)).toHaveLength(1);
    });

    it("ends one session, or all of a user", async () => {
      await accounts().openSession(aSession());
      await accounts().openSession(aSession({ session_id: "s2", token_hash: "h2" }));
      await accounts().openSession(aSession({ session_id: "s3", token_hash: "h3" }));
      await accounts().openSession(aSession({ session_id: "s4", token_hash: "h4", user_id: "other" }));
      await accounts().endSession("s1");
      expect(await accounts().sessionByHash("h1")).toBeNull();
      expect(await accounts().sessionByHash("h2")).not.toBeNull();
      await accounts().endSessionsOf("u1");
      expect(await accounts().sessionByHash("h2")).toBeNull();
      expect(await accounts().sessionByHash("h4")).not.toBeNull();
    });

    it("forgets what is over: old and idle sessions, links, marks, failures", async () => {
      await accounts().openSession(aSession({ created_at: 1, seen_at: 90 }));
      await accounts().openSession(aSession({ session_id: "s2", token_hash: "h2", created_at: 50, seen_at: 60 }));
      await accounts().openSession(aSession({ session_id: "s3", token_hash: "h3", created_at: 50, seen_at: 60 }));
      await accounts().markSessionSeen("s3", 95);
      await accounts().saveLink({ link_hash: "l1", user_id: null, expires_at: 100 });
      await accounts().useMark("m1", 100);
      await accounts().noteFailure("name x", 0);
      await accounts().pruneAccounts({ opened_before: 20, seen_before: 80, now: 2 * DAY_MS });
      expect(await accounts().sessionByHash("h1")).toBeNull();
      expect(await accounts().sessionByHash("h2")).toBeNull();
      expect(await accounts().sessionByHash("h3")).toEqual(
        aSession({ session_id: "s3", token_hash: "h3", created_at: 50, seen_at: 95 }),
      );
      expect(await accounts().link("l1")).toBeNull();
      expect(await accounts().isMarkUsed("m1")).toBe(false);
      expect(await accounts().failures("name x")).toBeNull();
    });
  });

  describe("accounts: tokens", () => {
    it("keeps tokens, newest first, notes their use, and revokes them once", async () => {
      await accounts().saveApiToken(aToken());
      await accounts().saveApiToken(aToken({ token_id: "t2", token_hash: "th2", created_at: 2, expires_at: 9 }));
      await accounts().markApiTokenUsed("t1", 7);
      expect(await accounts().apiTokens()).toEqual([
        aToken({ token_id: "t2", token_hash: "th2", created_at: 2, expires_at: 9 }),
        aToken({ last_used_at: 7 }),
      ]);
      expect(await accounts().revokeApiToken("t1", 8)).toBe(true);
      expect(await accounts().revokeApiToken("t1", 9)).toBe(false);
      expect(await accounts().apiTokenByHash("th1")).toEqual(aToken({ last_used_at: 7, revoked_at: 8 }));
      expect(await accounts().apiTokenByHash("nothing")).toBeNull();
    });
  });

  describe("accounts: what is used once", () => {
    it("keeps one link per user, and takes it once", async () => {
      await accounts().saveLink({ link_hash: "old", user_id: "u1", expires_at: 10 });
      await accounts().saveLink({ link_hash: "new", user_id: "u1", expires_at: 11 });
      await accounts().saveLink({ link_hash: "first", user_id: null, expires_at: 12 });
      expect(await accounts().link("old")).toBeNull();
      expect(await accounts().link("new")).toEqual({ link_hash: "new", user_id: "u1", expires_at: 11 });
      expect(await accounts().link("first")).toEqual({ link_hash: "first", user_id: null, expires_at: 12 });
      const taken = await Promise.all([accounts().takeLink("new"), accounts().takeLink("new")]);
      expect(taken.filter(Boolean)).toHaveLength(1);
      expect(await accounts().link("new")).toBeNull();
    });

    it("lets a mark be used once", async () => {
      expect(await accounts().isMarkUsed("m")).toBe(false);
      const used = await Promise.all([1, 2, 3].map(() => accounts().useMark("m", 10)));
      expect(used.filter(Boolean)).toHaveLength(1);
      expect(await accounts().isMarkUsed("m")).toBe(true);
      await accounts().freeMark("m");
      expect([await accounts().isMarkUsed("m"), await accounts().useMark("m", 10)]).toEqual([false, true]);
    });

    it("counts failures in a row until they are cleared", async () => {
      expect(await accounts().noteFailure("name li", 5)).toBe(1);
      expect(await accounts().noteFailure("name li", 6)).toBe(2);
      expect(await accounts().failures("name li")).toEqual({ count: 2, last_at: 6 });
      await accounts().clearFailures("name li");
      expect(await accounts().failures("name li")).toBeNull();
    });
  });

  describe("accounts: the audit log", () => {
    it("gives entries newest first, a page at a time", async () => {
      for (const at of [1, 2, 3]) {
        await accounts().audit({
          at,
          actor: "li.lei",
          event: "signed_in",
          object: "",
          address: at === 2 ? "::1" : null,
        });
      }
      const first = await accounts().auditEntries(2, null);
      expect(first.map(({ at, address }) => ({ at, address }))).toEqual([
        { at: 3, address: null },
        { at: 2, address: "::1" },
      ]);
      const rest = await accounts().auditEntries(2, first[1]?.id ?? 0);
      expect(rest).toEqual([
        { id: rest[0]?.id, at: 1, actor: "li.lei", event: "signed_in", object: "", address: null },
      ]);
    });

    it("forgets entries of before an instant, and never gives their numbers again", async () => {
      for (const at of [1, 2, 3])
        await accounts().audit({ at, actor: "cli", event: "signed_in", object: "", address: null });
      expect(await accounts().forgetAudit(3)).toBe(2);
      expect(await accounts().forgetAudit(3)).toBe(0);
      await accounts().audit({ at: 4, actor: "cli", event: "signed_in", object: "", address: null });
      const left = await accounts().auditEntries(10, null);
      expect(left.map(({ at }) => at)).toEqual([4, 3]);
      expect(new Set(left.map(({ id }) => id)).size).toBe(2);
    });
  });
}
