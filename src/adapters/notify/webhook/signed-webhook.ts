import { createHmac, randomUUID } from "node:crypto";
import { z } from "zod";
import type { Notifier } from "../../../ports/notifier.ts";
import { type ChannelTools, defineChannel } from "../channel-kind.ts";
import { JSON_TYPE, sendRequest } from "../sending/outbound-request.ts";
import { ownTurn, sendInTurn } from "../sending/send-in-turn.ts";
import { yesOrNo } from "../yes-or-no.ts";
import { referenceOf, webhookBody } from "./signed-webhook-body.ts";
import { webhookOutcome } from "./signed-webhook-outcome.ts";

/** Ours, so that a bad day at the warehouse is no flood at the receiver. */
const PER_MINUTE = 60;
const SHORTEST_SECRET = 16;

const config = z.strictObject({
  url: z.url({ protocol: /^https?$/, error: "应是完整的地址" }),
  secret: z
    .string()
    .trim()
    .min(SHORTEST_SECRET, { error: `至少 ${SHORTEST_SECRET} 个字符` }),
  /** Whether the receiver takes a message only once, however often it comes under the same reference. */
  is_idempotent: yesOrNo,
});

/** Messages as signed JSON to a program of the customer's own. */
export const signedWebhook = defineChannel({
  label: "签名 Webhook",
  config,
  fields: {
    url: { label: "接收地址", is_secret: true, example: "https://erp.example.com/stockguard" },
    secret: { label: "签名密钥", is_secret: true, note: `与接收方约定，至少 ${SHORTEST_SECRET} 个字符` },
    is_idempotent: {
      label: "接收方是否按消息编号去重",
      is_secret: false,
      choices: { 是: "没有应答时自动重发", 否: "没有应答时由人确认" },
    },
  },
  create: createSignedWebhook,
});

function createSignedWebhook(
  { url, secret, is_idempotent }: z.infer<typeof config>,
  { clock, windowOf, timeout_ms, guard }: ChannelTools,
): Notifier {
  const window = windowOf(`signed_webhook ${url}`, PER_MINUTE);
  return {
    send: (message) =>
      sendInTurn({ window, clock, own_turn: OWN_TURN }, async () => {
        const body = JSON.stringify(webhookBody(message));
        const now = clock.now();
        const headers = {
          "content-type": JSON_TYPE,
          "idempotency-key": encodeURIComponent(referenceOf(message)),
          ...signatureHeaders({ secret, at: now, nonce: randomUUID(), body }),
        };
        const reply = await sendRequest({ url, headers, body, timeout_ms, guard });
        return webhookOutcome(reply, { secrets: [secret, url], is_idempotent, now: clock.now() });
      }),
  };
}

/** What a signature is made from. */
interface Signed {
  readonly secret: string;
  /** Instant of the try, ms. */
  readonly at: number;
  /** Different for every try. */
  readonly nonce: string;
  /** The body byte for byte as it is sent. */
  readonly body: string;
}

/** The headers by which a receiver knows who sent a request and when: HMAC-SHA256 of time in s, nonce and body. */
export function signatureHeaders({ secret, at, nonce, body }: Signed) {
  const timestamp = String(Math.floor(at / 1_000));
  const mac = createHmac("sha256", secret).update(`${timestamp}.${nonce}.${body}`).digest("hex");
  return {
    "X-StockGuard-Timestamp": timestamp,
    "X-StockGuard-Nonce": nonce,
    "X-StockGuard-Signature": `sha256=${mac}`,
  } as const;
}

const OWN_TURN = ownTurn({ code: "signed_webhook", name: "签名 Webhook", pace: `每分钟最多发送 ${PER_MINUTE} 次` });
