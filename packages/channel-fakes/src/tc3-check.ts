import { createHash, createHmac } from "node:crypto";
import type { FakeRequest } from "./fake-server.ts";
import { isSameText } from "./same-text.ts";

/** A secret key the fake knows. */
interface SecretKey {
  readonly id: string;
  readonly secret: string;
}

const WINDOW_S = 300;
const AUTHORIZATION =
  /^TC3-HMAC-SHA256 Credential=([^/]+)\/(\d{4}-\d{2}-\d{2})\/([^/]+)\/tc3_request, SignedHeaders=([a-z;-]+), Signature=([0-9a-f]{64})$/;

/** What Tencent Cloud's gateway finds wrong with a request; null where it lets it pass. Any service label will do. */
export function tc3Refusal(request: FakeRequest, { id, secret }: SecretKey, now: number): string | null {
  const header = (name: string): string => String(request.headers[name] ?? "");
  const match = AUTHORIZATION.exec(header("authorization"));
  if (match === null) return "AuthFailure.InvalidAuthorization";
  const [, given_id = "", date = "", service = "", signed = "", signature = ""] = match;
  if (given_id !== id) return "AuthFailure.SecretIdNotFound";
  const timestamp = header("x-tc-timestamp");
  if (!/^\d{10}$/.test(timestamp)) return "InvalidParameter";
  if (Math.abs(Number(timestamp) - now / 1_000) > WINDOW_S) return "AuthFailure.SignatureExpire";
  const isDay = date === new Date(Number(timestamp) * 1_000).toISOString().slice(0, 10);
  const names = signed.split(";");
  if (!isDay || !names.includes("content-type") || !names.includes("host")) return "AuthFailure.SignatureFailure";
  const lines = names.map((name) => `${name}:${name === "host" ? withoutPort(header(name)) : header(name)}\n`);
  const canonical = `${request.method}\n/\n\n${lines.join("")}\n${signed}\n${sha256(request.bytes)}`;
  const scope = `${date}/${service}/tc3_request`;
  const dateKey = hmac(Buffer.from(`TC3${secret}`), date);
  const key = hmac(hmac(dateKey, service), "tc3_request");
  const wanted = hmac(key, `TC3-HMAC-SHA256\n${timestamp}\n${scope}\n${sha256(canonical)}`).toString("hex");
  return isSameText(signature, wanted) ? null : "AuthFailure.SignatureFailure";
}

/** The vendor's own client signs the host without its port, and the real address has none. */
function withoutPort(host: string): string {
  return host.replace(/:\d+$/, "");
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

function hmac(key: Buffer, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
