import { timingSafeEqual } from "node:crypto";
import { type FakeReply, type FakeRequest, type FakeServer, jsonOf, startFakeServer } from "./fake-server.ts";
import { createFakeTokens, type FakeTokens } from "./fake-tokens.ts";
import { createFakeApp, type FakeAppMessage } from "./wechat-work-app.ts";
import { createFakeBroadcasts, type FakeBroadcast } from "./wechat-work-broadcasts.ts";

/** The API of 企业微信: an app that sends to members, and broadcasts that employees confirm. */
export interface FakeWechatWorkApi extends FakeServer {
  readonly corpid: string;
  readonly corpsecret: string;
  readonly agentid: number;
  readonly tokens: Pick<FakeTokens, "expire" | "revoke" | "issued">;
  /** What members were shown, in order; what was dropped without a word is not among it. */
  readonly shown: readonly FakeAppMessage[];
  /** Messages taken in a second time and shown once. */
  readonly duplicates: () => number;
  readonly broadcasts: readonly FakeBroadcast[];
  /** The employee confirms a broadcast, and the customers get it but for those missed, with the vendor's status of each. */
  confirm(msgid: string, missed?: Readonly<Record<string, 2 | 3>>): void;
  /** Somebody calls a broadcast off. */
  cancel(msgid: string): void;
  /** How often a token was asked for. */
  readonly token_calls: () => number;
  /** Lets no call in from here from now on. */
  lockAddress(isLocked: boolean): void;
}

const CORPID = "ww1234567890abcdef";
const SECRET = "app-secret-Zm9vYmFy_0123456789-abcdefghijkl";
const AGENTID = 1_000_002;
const MOST_WRONG_CALLS_AN_HOUR = 2_000;

/** Starts the API; `now` is its clock, ms. */
export async function startFakeWechatWorkApi(now: () => number): Promise<FakeWechatWorkApi> {
  const tokens = createFakeTokens(now, 7_200);
  const app = createFakeApp(now, AGENTID);
  const customers = createFakeBroadcasts();
  let isLocked = false;
  let token_calls = 0;
  let wrong: number[] = [];

  function strict(request: FakeRequest): FakeReply {
    const { method, url, bytes } = request;
    if (method === "GET" && url.pathname === "/cgi-bin/gettoken") return granted(url.searchParams);
    const refusal = refusalOf(url.searchParams.get("access_token"));
    if (refusal !== null) return refusal;
    if (method !== "POST") return said(43_002, "require POST method");
    const body = jsonOf(bytes);
    switch (url.pathname) {
      case "/cgi-bin/message/send":
        return { json: app.take(body, bytes) };
      case "/cgi-bin/externalcontact/add_msg_template":
        return { json: customers.take(body) };
      case "/cgi-bin/externalcontact/get_groupmsg_task":
        return { json: customers.tasks(body) };
      case "/cgi-bin/externalcontact/get_groupmsg_send_result":
        return { json: customers.result(body) };
      default:
        return { status: 404, json: "404 Not Found" };
    }
  }

  function granted(query: URLSearchParams): FakeReply {
    token_calls += 1;
    wrong = wrong.filter((at) => at > now() - 3_600_000);
    if (wrong.length >= MOST_WRONG_CALLS_AN_HOUR) return said(45_009, "api freq out of limit");
    const isKnown = query.get("corpid") === CORPID;
    if (!isKnown || !isSame(query.get("corpsecret") ?? "", SECRET)) {
      wrong.push(now());
      return isKnown ? said(40_001, "invalid credential") : said(40_013, "invalid corpid");
    }
    const { token, expires_in } = tokens.issue();
    return { json: { errcode: 0, errmsg: "ok", access_token: token, expires_in } };
  }

  function refusalOf(token: string | null): FakeReply | null {
    const state = tokens.stateOf(token);
    if (state === "missing") return said(41_001, "access_token missing");
    if (state === "expired") return said(42_001, "access_token expired");
    if (state === "unknown") return said(40_014, `invalid access_token ${token}`);
    return isLocked ? said(60_020, "not allow to access from your ip, from ip: 203.0.113.9") : null;
  }

  const server = await startFakeServer(strict);
  return {
    ...server,
    corpid: CORPID,
    corpsecret: SECRET,
    agentid: AGENTID,
    tokens,
    shown: app.shown,
    duplicates: app.duplicates,
    broadcasts: customers.broadcasts,
    confirm: customers.confirm,
    cancel: customers.cancel,
    token_calls: () => token_calls,
    lockAddress(next) {
      isLocked = next;
    },
  };
}

function isSame(given: string, wanted: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(wanted)];
  return a.length === b.length && timingSafeEqual(a, b);
}

function said(errcode: number, errmsg: string): FakeReply {
  return {
    json: { errcode, errmsg: `${errmsg}, hint: [1700000000_1_abc], more info at https://open.work.weixin.qq.com` },
  };
}
