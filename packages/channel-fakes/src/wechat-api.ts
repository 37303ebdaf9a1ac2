import { timingSafeEqual } from "node:crypto";
import { z } from "zod";
import { type FakeReply, type FakeRequest, type FakeServer, jsonOf, startFakeServer } from "./fake-server.ts";
import { createFakeTokens, type FakeTokens } from "./fake-tokens.ts";
import { createFakeTemplates, type FakeTemplates, TEMPLATE_LISTS } from "./wechat-templates.ts";

/** The API of 微信 for one 公众号 or 小程序. */
export interface FakeWechatApi extends FakeServer, Omit<FakeTemplates, "take" | "list"> {
  readonly appid: string;
  readonly secret: string;
  readonly tokens: Pick<FakeTokens, "expire" | "revoke" | "issued">;
  /** How often a token was asked for. */
  readonly token_calls: () => number;
  /** Lets no call in from here from now on. */
  lockAddress(isLocked: boolean): void;
}

const APPID = "wx1234567890abcdef";
const SECRET = "0123456789abcdef0123456789abcdef";
const EARLY_S = 300;

const grantBody = z.strictObject({
  grant_type: z.literal("client_credential"),
  appid: z.string(),
  secret: z.string(),
  force_refresh: z.literal(false).optional(),
});

/** Starts the API; `now` is its clock, ms. */
export async function startFakeWechatApi(now: () => number): Promise<FakeWechatApi> {
  const tokens = createFakeTokens(now, 7_200, EARLY_S);
  const { take, list, ...templates } = createFakeTemplates(now);
  let isLocked = false;
  let token_calls = 0;

  function strict({ method, url, bytes }: FakeRequest): FakeReply {
    const isQuery = method === "GET" && Object.values<string>(TEMPLATE_LISTS).includes(url.pathname);
    if (method !== "POST" && !isQuery) return said(43_002, "require POST method");
    if (url.pathname === "/cgi-bin/stable_token") return granted(jsonOf(bytes));
    const state = tokens.stateOf(url.searchParams.get("access_token"));
    if (state === "missing") return said(41_001, "access_token missing");
    if (state === "expired") return said(42_001, "access_token expired");
    if (state === "unknown") return said(40_001, "invalid credential, access_token is invalid or not latest");
    if (isQuery) return { json: list(url.pathname) };
    const answer = take(url.pathname, jsonOf(bytes));
    return answer === null ? { status: 404, json: "404 Not Found" } : { json: answer, text: withNumber(answer) };
  }

  function granted(body: unknown): FakeReply {
    token_calls += 1;
    if (isLocked) return said(40_164, "invalid ip 203.0.113.9, not in whitelist");
    const grant = grantBody.safeParse(body);
    if (!grant.success) return said(47_001, "data format error");
    if (grant.data.appid !== APPID) return said(40_013, "invalid appid");
    if (!isSame(grant.data.secret, SECRET)) return said(40_125, "invalid appsecret");
    const { token, expires_in } = tokens.issue();
    return { json: { access_token: token, expires_in } };
  }

  const server = await startFakeServer(strict);
  return {
    ...server,
    ...templates,
    appid: APPID,
    secret: SECRET,
    tokens,
    token_calls: () => token_calls,
    lockAddress(next) {
      isLocked = next;
    },
  };
}

/** The real API gives a message's id as a number, of up to 19 digits. */
function withNumber(answer: unknown): string {
  return JSON.stringify(answer).replace(/"msgid":"(\d+)"/, '"msgid":$1');
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function said(errcode: number, errmsg: string): FakeReply {
  return { json: { errcode, errmsg: `${errmsg} rid: 65f0a1b2-0c3d4e5f-6a7b8c9d` } };
}
