import { DAY_MS } from "../../domain/calendar/day.ts";
import type { Session, User } from "../../ports/accounts.ts";
import type { AccessPorts } from "./access-ports.ts";
import { type Actor, userActor } from "./actor.ts";

const HOUR_MS = 3_600_000;
/** A session ends this long after signing in, whatever happens. */
export const SESSION_MS = 14 * DAY_MS;
/** And this long after its last use. */
export const IDLE_MS = 24 * HOUR_MS;
const ROTATE_MS = HOUR_MS;
/** Requests that were on their way during a rotation still bear the former token. */
const GRACE_MS = 2 * 60_000;
/** Use is noted this often, not at each request. */
const NOTED_MS = 60_000;

/** A request's session: who it is, and a new token where it is time for one. */
export interface CheckedSession {
  readonly actor: Actor;
  readonly new_token: string | null;
}

/** Sessions of browsers: a token in a cookie, renewed every hour, ended by rest, by age or by a person. */
export function createSessions({ accounts, tokens, clock }: Pick<AccessPorts, "accounts" | "tokens" | "clock">) {
  return {
    /** Opens a session for a user and returns its token. */
    async open({ user_id }: Pick<User, "user_id">): Promise<string> {
      const token = tokens.random();
      const now = clock.now();
      await accounts.openSession({
        session_id: tokens.random(),
        user_id,
        token_hash: tokens.hash(token),
        previous_hash: null,
        rotated_at: now,
        created_at: now,
        seen_at: now,
      });
      return token;
    },

    /** Who a token belongs to; null where it is unknown or over, or its user may not come in any more. */
    async check(token: string): Promise<CheckedSession | null> {
      const hash = tokens.hash(token);
      const session = await accounts.sessionByHash(hash);
      if (session === null) return null;
      if (isOver(session, hash)) {
        await accounts.endSession(session.session_id);
        return null;
      }
      const user = await accounts.user(session.user_id);
      if (user === null || user.is_disabled) return null;
      return { actor: userActor(user, session.session_id), new_token: await renewed(session, hash) };
    },

    end: (session_id: string) => accounts.endSession(session_id),
    endAll: (user_id: string) => accounts.endSessionsOf(user_id),
  };

  /** A former token that comes after its grace was copied: nobody may go on with that session. */
  function isOver({ created_at, seen_at, rotated_at, token_hash }: Session, hash: string): boolean {
    const now = clock.now();
    const isFormer = token_hash !== hash;
    return now >= created_at + SESSION_MS || now >= seen_at + IDLE_MS || (isFormer && now >= rotated_at + GRACE_MS);
  }

  async function renewed({ session_id, token_hash, rotated_at, seen_at }: Session, hash: string) {
    const now = clock.now();
    if (token_hash === hash && now >= rotated_at + ROTATE_MS) {
      const token = tokens.random();
      if (await accounts.rotateSession(session_id, hash, tokens.hash(token), now)) return token;
    } else if (now >= seen_at + NOTED_MS) await accounts.markSessionSeen(session_id, now);
    return null;
  }
}

/** Sessions of browsers. */
export type Sessions = ReturnType<typeof createSessions>;
