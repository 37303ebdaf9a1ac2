import { z } from "zod";
import type { SendOutcome } from "../../ports/notifier.ts";
import { sendWithToken, type TokenReply } from "./access-token.ts";
import { apiBase } from "./api-base.ts";
import type { ChannelTools } from "./channel-kind.ts";
import { sendRequest } from "./outbound-request.ts";
import { channelProblems } from "./reply-outcome.ts";
import { tokenReply, wechatOutcome } from "./wechat-answer.ts";
import { workCodes } from "./wechat-work-codes.ts";

/** Settings of every channel that speaks for an app of 企业微信. */
export const workAccount = {
  corpid: z.string().trim().min(1, { error: "不能为空" }),
  corpsecret: z.string().trim().min(1, { error: "不能为空" }),
  base_url: apiBase("https://qyapi.weixin.qq.com"),
};

/** How a person is asked for them. */
export const WORK_ACCOUNT_FIELDS = {
  corpid: { label: "企业 ID", is_secret: false },
  corpsecret: { label: "应用 Secret", is_secret: true },
  base_url: { label: "接口地址（一般留空）", is_secret: false },
} as const;

/** An app's account. */
export interface WorkAccount {
  readonly corpid: string;
  readonly corpsecret: string;
  readonly base_url: string;
}

/** The API of 企业微信 as one app sees it. */
export interface WorkApi {
  /** Posts JSON as it is; `accepted` reads the body of an answer with errcode 0, null where it is not the vendor's. */
  post(path: string, json: string, accepted: (body: unknown) => SendOutcome | null): Promise<SendOutcome>;
}

/** After a limit of the minute it stays shut for one, which the vendor states. */
const BLOCK_MS = 60_000;

/** Speaks to 企业微信 with the app's token, fetched when first needed and shared by all channels of the app. */
export function createWorkApi(
  { corpid, corpsecret, base_url }: WorkAccount,
  words: { readonly code: string; readonly name: string },
  { clock, guard, timeout_ms, tokens }: ChannelTools,
): WorkApi {
  const problems = channelProblems({ ...words, set_again: SET_AGAIN, block_ms: BLOCK_MS });
  const codes = workCodes(words.code);
  const source = tokens(JSON.stringify(["wechat_work", base_url, corpid, corpsecret]), fetchToken);

  async function fetchToken(): Promise<TokenReply> {
    const query = new URLSearchParams({ corpid, corpsecret });
    const url = `${base_url}/cgi-bin/gettoken?${query.toString()}`;
    const reply = await sendRequest({ method: "GET", url, headers: {}, body: "", timeout_ms, guard });
    return tokenReply(reply, { problems, codes, secrets: [corpsecret], now: clock.now() });
  }

  return {
    post: (path, json, accepted) =>
      sendWithToken(source, async (token) => {
        const url = `${base_url}${path}?access_token=${encodeURIComponent(token)}`;
        const reply = await sendRequest({ url, body: json, timeout_ms, guard });
        return wechatOutcome(reply, { problems, codes, secrets: [corpsecret, token], now: clock.now() }, accepted);
      }),
  };
}

const SET_AGAIN = "检查通道的接口地址，用 `stockguard channel set` 重新设置该通道。";
