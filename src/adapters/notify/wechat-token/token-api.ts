import type { SendOutcome } from "../../../ports/notifier.ts";
import { sendWithToken, type TokenReply } from "./access-token.ts";
import type { ChannelTools } from "../channel-kind.ts";
import { type OutboundRequest, sendRequest } from "../sending/outbound-request.ts";
import { channelProblems } from "../sending/reply-outcome.ts";
import { type AnswerWords, type CodeMeaning, tokenReply, wechatOutcome } from "./wechat-answer.ts";

/** Reads the body of an answer that took the call, null where it is not the vendor's. */
export type Accepted = (body: unknown, text: string) => SendOutcome | null;

/** An API of 企业微信 or 微信 as one account sees it. */
export interface TokenApi {
  /** Posts JSON as it is. */
  post(path: string, json: string, accepted: Accepted): Promise<SendOutcome>;
}

/** What tells one such API from another. */
export interface TokenApiWords {
  /** Begins the codes of its problems. */
  readonly code: string;
  readonly name: string;
  readonly base_url: string;
  readonly secret: string;
  /** Accounts with the same words share a token. */
  readonly account: readonly string[];
  readonly tokenRequest: Pick<OutboundRequest, "method" | "url" | "headers" | "body">;
  readonly codes: ReadonlyMap<number, CodeMeaning>;
  /** Codes that mean something else where a token is asked for. */
  readonly tokenCodes?: ReadonlyMap<number, CodeMeaning>;
}

/** After a limit of the minute both vendors stay shut for one. */
const BLOCK_MS = 60_000;

/** Speaks to the API with the account's token, fetched when first needed and shared by all channels of the account. */
export function createTokenApi(words: TokenApiWords, { clock, guard, timeout_ms, tokens }: ChannelTools): TokenApi {
  const { code, name, base_url, secret, codes, tokenCodes } = words;
  const problems = channelProblems({ code, name, set_again: SET_AGAIN, block_ms: BLOCK_MS });
  const source = tokens(JSON.stringify([base_url, ...words.account]), fetchToken);

  function answerWords(secrets: readonly string[]): AnswerWords {
    return { problems, codes, secrets, now: clock.now() };
  }

  async function fetchToken(): Promise<TokenReply> {
    const reply = await sendRequest({ ...words.tokenRequest, timeout_ms, guard });
    return tokenReply(reply, { ...answerWords([secret]), codes: new Map([...codes, ...(tokenCodes ?? [])]) });
  }

  return {
    post: (path, json, accepted) =>
      sendWithToken(source, async (token) => {
        const url = `${base_url}${path}?access_token=${encodeURIComponent(token)}`;
        const reply = await sendRequest({ url, body: json, timeout_ms, guard });
        return wechatOutcome(reply, answerWords([secret, token]), accepted);
      }),
  };
}

const SET_AGAIN = "检查通道的接口地址，用 `stockguard channel set` 重新设置该通道。";
