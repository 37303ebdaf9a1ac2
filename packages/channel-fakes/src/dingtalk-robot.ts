import { createHmac } from "node:crypto";
import { z } from "zod";
import { type FakeReply, type FakeRequest, type FakeServer, jsonOf, startFakeServer } from "./fake-server.ts";
import { isSameText } from "./same-text.ts";
import { type ShownMessage, shownMarkdown } from "./shown.ts";

/** How the group has secured its robot; the modes add up. */
export interface DingtalkSecurity {
  readonly secret?: string;
  readonly keywords?: readonly string[];
  /** Addresses that may call; everybody where left out. */
  readonly addresses?: readonly string[];
}

/** A 钉钉 group robot: twenty messages a minute, then ten minutes of silence; an error is an HTTP 200. */
export interface FakeDingtalkRobot extends FakeServer {
  /** Its secret address, without a signature. */
  readonly url: string;
  readonly token: string;
  /** Messages taken in, in order. */
  readonly shown: readonly ShownMessage[];
}

const TOKEN = "566cc69da782ec33e42541b09b08551f09fbe864eb8008112e994b43887f1b3c";
const PER_MINUTE = 20;
const BLOCK_MS = 600_000;
const SIGNATURE_AGE_MS = 3_600_000;
const BODY_BYTES = 20_000;

const text = z.string().refine((value) => value.trim() !== "");
const button = z.strictObject({ title: text, actionURL: z.url({ protocol: /^https?$/ }) });
const at = z
  .strictObject({
    atMobiles: z.array(z.string()).default([]),
    atUserIds: z.array(z.string()).default([]),
    isAtAll: z.boolean().default(false),
  })
  .optional();
const body = z.union([
  z.strictObject({ msgtype: z.literal("markdown"), markdown: z.strictObject({ title: text, text }), at }),
  z.strictObject({
    msgtype: z.literal("actionCard"),
    actionCard: z.strictObject({
      title: text,
      text,
      btnOrientation: z.enum(["0", "1"]),
      btns: z.array(button).min(1),
    }),
    at,
  }),
]);

/** Starts a robot; `now` is its clock, ms. */
export async function startFakeDingtalkRobot(
  now: () => number,
  security: DingtalkSecurity = {},
): Promise<FakeDingtalkRobot> {
  const shown: ShownMessage[] = [];
  const arrivals: number[] = [];
  let blocked_until = -Infinity;

  function isTooFast(): boolean {
    if (now() < blocked_until) return true;
    arrivals.push(now());
    if (arrivals.filter((at) => at > now() - 60_000).length <= PER_MINUTE) return false;
    blocked_until = now() + BLOCK_MS;
    return true;
  }

  function strict(request: FakeRequest): FakeReply {
    const { method, url, bytes } = request;
    const isKnown =
      method === "POST" && url.pathname === "/robot/send" && url.searchParams.get("access_token") === TOKEN;
    if (!isKnown) return said(300_005, "token is not exist");
    if (isTooFast()) return said(130_101, "send too fast, exceed 20 times per minute");
    const distrust = distrustOf(request, security, now());
    if (distrust !== null) return said(310_000, distrust);
    if (bytes.length > BODY_BYTES) return said(460_101, "message too long, exceed 20000 bytes");
    const parsed = body.safeParse(jsonOf(bytes));
    if (!parsed.success) return said(40_035, "缺少参数 json");
    shown.push(shownOf(parsed.data));
    return said(0, "ok");
  }

  const server = await startFakeServer(strict);
  return { ...server, url: `${server.origin}/robot/send?access_token=${TOKEN}`, token: TOKEN, shown };
}

/** What the robot's security has against a request; null where nothing. */
function distrustOf({ url, bytes }: FakeRequest, security: DingtalkSecurity, now: number): string | null {
  const { secret, keywords, addresses } = security;
  if (secret !== undefined) {
    const stamp = url.searchParams.get("timestamp") ?? "";
    if (!/^\d{13}$/.test(stamp) || Math.abs(now - Number(stamp)) > SIGNATURE_AGE_MS) return "invalid timestamp";
    const wanted = createHmac("sha256", secret).update(`${stamp}\n${secret}`, "utf8").digest("base64");
    if (!isSameText(url.searchParams.get("sign") ?? "", wanted)) return "sign not match";
  }
  if (addresses !== undefined && !addresses.includes("127.0.0.1")) return "ip 127.0.0.1 not in whitelist";
  const content = JSON.stringify(jsonOf(bytes));
  if (keywords !== undefined && !keywords.some((word) => content.includes(word))) return "keywords not in content";
  return null;
}

function shownOf(message: z.infer<typeof body>): ShownMessage {
  const { title, text: markdown } = message.msgtype === "markdown" ? message.markdown : message.actionCard;
  const buttons = message.msgtype === "markdown" ? [] : message.actionCard.btns;
  const { atMobiles = [], atUserIds = [], isAtAll = false } = message.at ?? {};
  const inside = shownMarkdown(markdown);
  return {
    ...inside,
    text: `${title}\n${inside.text}`,
    links: [...inside.links, ...buttons.map(({ title: label, actionURL: url }) => ({ label, url }))],
    mentions: [...atMobiles, ...atUserIds, ...(isAtAll ? ["all"] : [])],
  };
}

function said(errcode: number, errmsg: string): FakeReply {
  return { json: { errcode, errmsg } };
}
