import { z } from "zod";
import type { SendOutcome } from "../../../ports/notifier.ts";
import { sendWithToken, TOKEN_REFUSED, type TokenReply } from "./access-token.ts";
import type { ChannelTools } from "../channel-kind.ts";
import { type OutboundRequest, sendRequest } from "../sending/outbound-request.ts";
import { notAsked, type Queried, queried, type QueryWords, refusedQuery } from "../sending/queried.ts";
import { channelProblems, jsonOf } from "../sending/reply-outcome.ts";
import { type AnswerWords, type CodeMeaning, saysTokenRefused, tokenReply, wechatOutcome } from "./wechat-answer.ts";

/** Reads the body of an answer that took the call, null where it is not the vendor's. */
export type Accepted = (body: unknown, text: string) => SendOutcome | null;

/** An API of 企业微信 or 微信 as one account sees it. */
export interface TokenApi {
  /** Posts JSON as it is. */
  post(path: string, json: string, accepted: Accepted): Promise<SendOutcome>;
  /** Asks for something of this shape; an answer without a code is one in which all is well. */
  ask<Value>(path: string, shape: z.ZodType<Value>, permission: QueryWords["permission"]): Promise<Queried<Value>>;
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

  const urlOf = (path: string, token: string) => `${base_url}${path}?access_token=${encodeURIComponent(token)}`;

  return {
    async ask<Value>(path: string, shape: z.ZodType<Value>, permission: string) {
      const answered = await sendWithToken<Queried<Value>>(source, async (token) => {
        const url = urlOf(path, token);
        const reply = await sendRequest({ method: "GET", url, headers: {}, body: "", timeout_ms, guard });
        if (saysTokenRefused(reply, words)) return TOKEN_REFUSED;
        const asked = { name, secrets: [secret, token], permission };
        return queried<Value>(reply, asked, (body) => toldValue(body, shape, asked));
      });
      return "problem" in answered ? notAsked(answered) : answered;
    },
    post: (path, json, accepted) =>
      sendWithToken(source, async (token) => {
        const url = urlOf(path, token);
        const reply = await sendRequest({ url, body: json, timeout_ms, guard });
        return wechatOutcome(reply, answerWords([secret, token]), accepted);
      }),
  };
}

const coded = z.object({ errcode: z.number().default(0), errmsg: z.string().catch("") });

function toldValue<Value>(body: string, shape: z.ZodType<Value>, words: QueryWords): Queried<Value> | null {
  const said = coded.safeParse(jsonOf(body)).data;
  if (said !== undefined && said.errcode !== 0)
    return refusedQuery({ code: `errcode ${said.errcode}`, message: said.errmsg }, words);
  const told = shape.safeParse(jsonOf(body));
  return told.success ? { kind: "told", value: told.data } : null;
}

const SET_AGAIN = "检查通道的接口地址，用 `stockguard channel set` 重新设置该通道。";
