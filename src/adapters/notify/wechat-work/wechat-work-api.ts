import { z } from "zod";
import { apiBase } from "../wechat-token/api-base.ts";
import type { ChannelTools } from "../channel-kind.ts";
import { createTokenApi, type TokenApi } from "../wechat-token/token-api.ts";
import { workCodes } from "./wechat-work-codes.ts";

/** Settings of every channel that speaks for an app of 企业微信. */
export const workAccount = {
  corpid: z.string().trim().min(1, { error: "不能为空" }),
  corpsecret: z.string().trim().min(1, { error: "不能为空" }),
  base_url: apiBase("https://qyapi.weixin.qq.com"),
};

/** How a person is asked for them. */
export const WORK_ACCOUNT_FIELDS = {
  corpid: { label: "企业 ID", is_secret: false, note: "管理后台“我的企业”页底部", example: "ww1a2b3c4d5e6f7a8b" },
  corpsecret: { label: "应用 Secret", is_secret: true, note: "管理后台该应用的详情页" },
  base_url: { label: "接口地址", is_secret: false, note: "私有部署才改" },
} as const;

interface WorkAccount {
  readonly corpid: string;
  readonly corpsecret: string;
  readonly base_url: string;
}

/** The API of 企业微信 as one app sees it. */
export function createWorkApi(
  { corpid, corpsecret, base_url }: WorkAccount,
  { code, name }: { readonly code: string; readonly name: string },
  tools: ChannelTools,
): TokenApi {
  const query = new URLSearchParams({ corpid, corpsecret }).toString();
  return createTokenApi(
    {
      ...{ code, name, base_url, secret: corpsecret, codes: workCodes(code) },
      account: ["wechat_work", corpid, corpsecret],
      tokenRequest: { method: "GET", url: `${base_url}/cgi-bin/gettoken?${query}`, headers: {}, body: "" },
    },
    tools,
  );
}
