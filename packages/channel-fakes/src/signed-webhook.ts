import { createHmac } from "node:crypto";
import { z } from "zod";
import { type FakeReply, type FakeRequest, type FakeServer, jsonOf, startFakeServer } from "./fake-server.ts";
import { isSameText } from "./same-text.ts";
import type { ShownMessage } from "./shown.ts";

/** A program that receives messages over the signed webhook, written from the documentation alone. */
export interface FakeWebhookReceiver extends FakeServer {
  readonly url: string;
  readonly secret: string;
  /** Messages taken in, in order; one that comes again under its reference is not taken twice. */
  readonly shown: readonly ShownMessage[];
  /** Receipts by reference. */
  readonly receipts: ReadonlyMap<string, string>;
}

const SECRET = "whsec-7e0f2b9c41d8a6537e0f2b9c41d8a653";
const CLOCK_S = 300;
const BODY_BYTES = 64 * 1_024;
const line = z.string().refine((text) => !/[\p{Cc}\u2028\u2029]/u.test(text));
const link = z.url({ protocol: /^https?$/ });
const body = z.strictObject({
  version: z.literal(1),
  reference: z.string().min(1),
  channel: line,
  receiver_role: line,
  receiver: line.nullable(),
  severity: z.enum(["out", "critical", "high", "watch", "none", "unknown"]),
  title: line.refine((text) => Buffer.byteLength(text) <= 512),
  lines: z.array(line).max(100),
  link: link.nullable(),
  actions: z.array(z.strictObject({ label: line, link })).max(10),
});

/** Starts a receiver; `now` is its clock, ms. */
export async function startFakeWebhookReceiver(now: () => number): Promise<FakeWebhookReceiver> {
  const shown: ShownMessage[] = [];
  const receipts = new Map<string, string>();
  const nonces = new Set<string>();

  function strict(request: FakeRequest): FakeReply {
    const { method, url, headers, bytes } = request;
    if (method !== "POST" || url.pathname !== "/hook") return refused(404, "no such hook");
    const distrust = distrustOf(request, nonces, now());
    if (distrust !== null) return refused(401, distrust);
    if (bytes.length > BODY_BYTES) return refused(413, "body too large");
    const parsed = body.safeParse(jsonOf(bytes));
    if (headers["content-type"]?.startsWith("application/json") !== true || !parsed.success)
      return refused(422, parsed.error?.message ?? "no JSON");
    const { reference } = parsed.data;
    if (headers["idempotency-key"] !== encodeURIComponent(reference)) return refused(400, "key is not the reference");
    const known = receipts.get(reference);
    if (known === undefined) shown.push(shownOf(parsed.data));
    const receipt = known ?? `R-${receipts.size + 1}`;
    receipts.set(reference, receipt);
    return { status: 202, json: { receipt } };
  }

  const server = await startFakeServer(strict);
  return { ...server, url: `${server.origin}/hook`, secret: SECRET, shown, receipts };
}

/** Why the receiver does not believe who sent a request; null where it does. A nonce is spent by being believed. */
function distrustOf({ headers, bytes }: FakeRequest, nonces: Set<string>, now: number): string | null {
  const timestamp = String(headers["x-stockguard-timestamp"]);
  const nonce = String(headers["x-stockguard-nonce"]);
  const mac = createHmac("sha256", SECRET).update(`${timestamp}.${nonce}.`).update(bytes).digest("hex");
  if (!isSameText(String(headers["x-stockguard-signature"]), `sha256=${mac}`)) return "signature does not match";
  if (!/^\d{10}$/.test(timestamp) || Math.abs(now / 1_000 - Number(timestamp)) > CLOCK_S) return "timestamp is off";
  if (!/^[\w-]{16,64}$/.test(nonce) || nonces.has(nonce)) return "nonce was used";
  nonces.add(nonce);
  return null;
}

function shownOf({ title, lines, link: details, actions }: z.infer<typeof body>): ShownMessage {
  return {
    text: [title, ...lines].join("\n"),
    links: [
      ...(details === null ? [] : [{ label: "details", url: details }]),
      ...actions.map(({ label, link: url }) => ({ label, url })),
    ],
    mentions: [],
  };
}

function refused(status: number, error: string): FakeReply {
  return { status, json: { error } };
}
