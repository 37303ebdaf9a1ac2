import type { Clock } from "../../../ports/clock.ts";
import type { NotSent, SendOutcome } from "../../../ports/notifier.ts";
import type { Problem } from "../../../contracts/problem.ts";
import { createSendWindow, type SendWindow } from "../sending/send-window.ts";

/** How a try ended in which no message was sent. */
export type Unsent = Exclude<NotSent, { kind: "unknown" }>;

/** What asking a vendor for a token came to. */
export type TokenReply =
  | { readonly kind: "token"; readonly token: string; readonly expires_in_s: number }
  | { readonly kind: "failed"; readonly outcome: Unsent };

/** The token of one account. It lives in memory only. */
export interface TokenSource {
  token(): Promise<TokenReply>;
  /** Forgets a token that was refused, unless it has been replaced meanwhile. */
  drop(token: string): void;
}

/** The source of an account's token, the same token for everyone who names the account. */
export type AccessTokens = (account: string, fetchToken: () => Promise<TokenReply>) => TokenSource;

/** What a send comes to when the other side says that the token is not, or no longer, good. */
export const TOKEN_REFUSED = "token_refused";

/** Renewed this long before it ends, or halfway where it lives shorter: 企业微信 gives the same token again until it ends. */
const MARGIN_S = 120;
/** A wrong secret stays wrong; asking on and on would have the vendor block everyone at this address (2000 an hour). */
const FAULT_HELD_MS = 60_000;
const FETCHES_PER_MINUTE = 20;

interface Account {
  held: { readonly reply: TokenReply; readonly until: number } | null;
  fetching: Promise<TokenReply> | null;
  readonly window: SendWindow;
}

/** Keeps a token per account: one fetch at a time, however many wait for it, and few of them. */
export function createAccessTokens({ now }: Pick<Clock, "now">): AccessTokens {
  const accounts = new Map<string, Account>();

  function accountOf(name: string): Account {
    const account = accounts.get(name) ?? {
      held: null,
      fetching: null,
      window: createSendWindow(FETCHES_PER_MINUTE, 60_000),
    };
    accounts.set(name, account);
    return account;
  }

  async function renew(account: Account, fetchToken: () => Promise<TokenReply>): Promise<TokenReply> {
    const turn = account.window.ask(now());
    if (turn.kind === "later")
      return { kind: "failed", outcome: { kind: "rate", wait_ms: turn.wait_ms, problem: TOO_OFTEN } };
    const asked_at = now();
    const reply = await fetchToken();
    turn.ended(now());
    // Its life began at the other side, at some time after it was asked.
    account.held = { reply, until: asked_at + heldMs(reply) };
    return reply;
  }

  return (name, fetchToken) => {
    const account = accountOf(name);
    return {
      async token() {
        if (account.held !== null && account.held.until > now()) return account.held.reply;
        account.fetching ??= renew(account, fetchToken).finally(() => (account.fetching = null));
        return account.fetching;
      },
      drop(token) {
        const reply = account.held?.reply;
        if (reply?.kind === "token" && reply.token === token) account.held = null;
      },
    };
  };
}

/** Sends with the account's token; where it is refused, once more with a new one. */
export async function sendWithToken<Outcome = SendOutcome>(
  source: TokenSource,
  send: (token: string) => Promise<Outcome | typeof TOKEN_REFUSED>,
): Promise<Outcome | Unsent> {
  const outcome = await once();
  const last = outcome === TOKEN_REFUSED ? await once() : outcome;
  return last === TOKEN_REFUSED ? { kind: "transient", problem: REFUSED_AGAIN } : last;

  async function once(): Promise<Outcome | Unsent | typeof TOKEN_REFUSED> {
    const reply = await source.token();
    if (reply.kind === "failed") return reply.outcome;
    const sent = await send(reply.token);
    if (sent === TOKEN_REFUSED) source.drop(reply.token);
    return sent;
  }
}

function heldMs(reply: TokenReply): number {
  if (reply.kind === "token") return Math.max(reply.expires_in_s - MARGIN_S, reply.expires_in_s / 2) * 1_000;
  return reply.outcome.kind === "config" ? FAULT_HELD_MS : 0;
}

const TOO_OFTEN: Problem = {
  code: "token_turn",
  message: "访问令牌获取过于频繁，本条正在排队",
  hint: "无需处理，稍后自动发送；一直如此时，请检查是否有其他系统在使同一应用的令牌失效。",
};

const REFUSED_AGAIN: Problem = {
  code: "token_refused",
  message: "刚取得的访问令牌也被拒绝",
  hint: "系统会自动重试；一直如此时，请检查应用的密钥，以及是否有其他系统在使同一应用的令牌失效。",
};
