import { createHmac } from "node:crypto";
import { z } from "zod";
import { type FakeReply, type FakeRequest, type FakeServer, jsonOf, startFakeServer } from "./fake-server.ts";
import { type FeishuBody, feishuBody, shownOf } from "./feishu-message.ts";
import { isSameText } from "./same-text.ts";
import type { ShownMessage } from "./shown.ts";

/** How the group has secured its robot; the modes add up. */
export interface FeishuSecurity {
  readonly secret?: string;
  readonly keywords?: readonly string[];
  /** Addresses that may call; everybody where left out. */
  readonly addresses?: readonly string[];
}

/** A 飞书 group robot: five messages a second, a hundred a minute, twenty kilobytes each. */
export interface FakeFeishuRobot extends FakeServer {
  /** Its secret address. */
  readonly url: string;
  readonly hook: string;
  /** Messages taken in, in order, with the colour of a card's head. */
  readonly shown: readonly (ShownMessage & { readonly colour: string | null })[];
  /** Takes no cards from now on, as if their format had changed. */
  refuseCards(): void;
}

const HOOK = "3a2d7c1e-9f40-4b6f-8d0e-5b1c7a90e8f2";
const LIMITS = [
  { limit: 5, length_ms: 1_000 },
  { limit: 100, length_ms: 60_000 },
];
const BODY_BYTES = 20 * 1_024;
const SIGNATURE_AGE_S = 3_600;
const signed = z.object({ timestamp: z.string().regex(/^\d{10}$/), sign: z.string() });

/** Starts a robot; `now` is its clock, ms. */
export async function startFakeFeishuRobot(now: () => number, security: FeishuSecurity = {}): Promise<FakeFeishuRobot> {
  const shown: FakeFeishuRobot["shown"][number][] = [];
  const arrivals: number[] = [];
  let takesCards = true;

  function isTooFast(): boolean {
    arrivals.push(now());
    return LIMITS.some(({ limit, length_ms }) => arrivals.filter((at) => at > now() - length_ms).length > limit);
  }

  function strict({ method, url, headers, bytes }: FakeRequest): FakeReply {
    const isKnown = method === "POST" && url.pathname === `/open-apis/bot/v2/hook/${HOOK}` && url.search === "";
    if (!isKnown) return said(19_001, "param invalid: incoming webhook access token invalid");
    if (isTooFast()) return said(11_232, "frequency limited psm[lark.oapi.app_platform_runtime]appID[1500]");
    const json = jsonOf(bytes);
    const parsed = feishuBody.safeParse(json);
    const isJson = headers["content-type"]?.startsWith("application/json") === true;
    if (bytes.length > BODY_BYTES || !isJson || !parsed.success) return badRequest();
    const distrust = distrustOf(json, parsed.data, security, now());
    if (distrust !== null) return distrust;
    if (parsed.data.msg_type === "interactive" && !takesCards) return badRequest();
    shown.push(shownOf(parsed.data));
    return { json: { StatusCode: 0, StatusMessage: "success", code: 0, data: {}, msg: "success" } };
  }

  const server = await startFakeServer(strict);
  return {
    ...server,
    url: `${server.origin}/open-apis/bot/v2/hook/${HOOK}`,
    hook: HOOK,
    shown,
    refuseCards() {
      takesCards = false;
    },
  };
}

/** What the robot's security has against a request; null where nothing. */
function distrustOf(json: unknown, message: FeishuBody, security: FeishuSecurity, now: number): FakeReply | null {
  const { secret, keywords, addresses } = security;
  if (secret !== undefined && !isSigned(json, secret, now))
    return said(19_021, "sign match fail or timestamp is not within one hour from current time");
  if (addresses !== undefined && !addresses.includes("127.0.0.1")) return said(19_022, "Ip Not Allowed");
  const { text } = shownOf(message);
  if (keywords !== undefined && !keywords.some((word) => text.includes(word)))
    return said(19_024, "Key Words Not Found");
  return null;
}

/** Here the text to sign is the key, and what is signed is nothing. */
function isSigned(json: unknown, secret: string, now: number): boolean {
  const parsed = signed.safeParse(json);
  if (!parsed.success) return false;
  const { timestamp, sign } = parsed.data;
  const wanted = createHmac("sha256", `${timestamp}\n${secret}`).update("").digest("base64");
  return Math.abs(now / 1_000 - Number(timestamp)) <= SIGNATURE_AGE_S && isSameText(sign, wanted);
}

function badRequest(): FakeReply {
  return { status: 400, json: { code: 9_499, msg: "Bad Request", data: {} } };
}

function said(code: number, msg: string): FakeReply {
  return { json: { code, msg, data: {} } };
}
