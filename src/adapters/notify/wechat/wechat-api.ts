import { z } from "zod";
import { apiBase } from "../wechat-token/api-base.ts";
import type { ChannelTools } from "../channel-kind.ts";
import type { ReceiverIds } from "../sending/named-receivers.ts";
import { JSON_TYPE } from "../sending/outbound-request.ts";
import { createTokenApi, type TokenApi } from "../wechat-token/token-api.ts";
import { wechatCodes, wechatTokenCodes } from "./wechat-codes.ts";

/** Settings of every channel that speaks for a 公众号 or a 小程序. */
export const wechatAccount = {
  appid: z.string().trim().min(1, { error: "不能为空" }),
  secret: z.string().trim().min(1, { error: "不能为空" }),
  base_url: apiBase("https://api.weixin.qq.com"),
};

/** How a person is asked for them. */
export const WECHAT_ACCOUNT_FIELDS = {
  appid: { label: "AppID", is_secret: false, example: "wx0123456789abcdef" },
  secret: { label: "AppSecret", is_secret: true },
  base_url: { label: "接口地址", is_secret: false, note: "一般不改" },
} as const;

interface WechatAccount {
  readonly appid: string;
  readonly secret: string;
  readonly base_url: string;
}

/** Someone's id at one account: 28 letters, digits, - and _. */
export const OPENIDS: ReceiverIds = {
  label: "openid（28 位字母、数字、- 或 _）",
  pattern: /^[A-Za-z0-9_-]{28}$/,
};

/**
 * The API of 微信 as one 公众号 or 小程序 sees it. Its stable token is asked for without force, so that other systems on
 * the same account keep theirs.
 */
export function createWechatApi(
  { appid, secret, base_url }: WechatAccount,
  { code, name }: { readonly code: string; readonly name: string },
  tools: ChannelTools,
): TokenApi {
  const grant = { grant_type: "client_credential", appid, secret, force_refresh: false };
  return createTokenApi(
    {
      ...{ code, name, base_url, secret, codes: wechatCodes(code), tokenCodes: wechatTokenCodes(code) },
      account: ["wechat", appid, secret],
      tokenRequest: {
        url: `${base_url}/cgi-bin/stable_token`,
        headers: { "content-type": JSON_TYPE },
        body: JSON.stringify(grant),
      },
    },
    tools,
  );
}
