import { createHash, createHmac } from "node:crypto";
import type { FakeRequest } from "./fake-server.ts";
import { isSameText } from "./same-text.ts";

/** An access key the fake knows. */
interface AccessKey {
  readonly id: string;
  readonly secret: string;
}

const WINDOW_MS = 15 * 60_000;
const AUTHORIZATION = /^ACS3-HMAC-SHA256 Credential=([^,]+),SignedHeaders=([^,]+),Signature=([0-9a-f]{64})$/;
const DATE = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/;

/** What Alibaba Cloud's gateway finds wrong with a request, as HTTP status and code; null where it lets it pass. */
export interface GatewayRefusal {
  readonly status: number;
  readonly code: string;
  readonly message: string;
}

/** A gateway that knows one key and every nonce it has seen. */
export function createAcs3Gateway({ id, secret }: AccessKey, now: () => number) {
  const nonces = new Set<string>();

  return function refusalOf(request: FakeRequest): GatewayRefusal | null {
    const header = headerOf(request);
    const match = AUTHORIZATION.exec(header("authorization"));
    if (match === null) return refusal(400, "IncompleteSignature", "The request signature does not conform.");
    const [, given_id = "", signed = "", signature = ""] = match;
    if (given_id !== id) return refusal(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");
    const date = header("x-acs-date");
    if (!DATE.test(date)) return refusal(400, "InvalidTimeStamp.Format", "Specified time stamp is not well formatted.");
    if (Math.abs(Date.parse(date) - now()) > WINDOW_MS)
      return refusal(400, "InvalidTimeStamp.Expired", "Specified time stamp or date value is expired.");
    const wanted = createHmac("sha256", secret)
      .update(`ACS3-HMAC-SHA256\n${sha256(canonicalOf(request, signed.split(";")))}`)
      .digest("hex");
    const isWhole = signed === headersToSign(request).join(";");
    const isSameBody = header("x-acs-content-sha256") === sha256(request.bytes);
    if (!isWhole || !isSameBody || !isSameText(signature, wanted))
      return refusal(400, "SignatureDoesNotMatch", `Specified signature is not matched. path: ${request.path}`);
    const nonce = header("x-acs-signature-nonce");
    if (nonce === "") return refusal(400, "MissingSignatureNonce", "SignatureNonce is mandatory for this action.");
    if (nonces.has(nonce)) return refusal(400, "SignatureNonceUsed", "Specified signature nonce was used already.");
    nonces.add(nonce);
    return null;
  };
}

/** Parameters of the query as pairs; what stands on the URL line may leave signs raw that are signed encoded. */
export function queryPairs({ path }: FakeRequest): readonly (readonly [string, string])[] {
  const start = path.indexOf("?");
  const query = start < 0 ? "" : path.slice(start + 1);
  return query
    .split("&")
    .filter((pair) => pair !== "")
    .map((pair) => {
      const [name = "", ...rest] = pair.split("=");
      return [decoded(name), decoded(rest.join("="))] as const;
    });
}

/** What is no encoding stands for itself. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function canonicalOf(request: FakeRequest, signed: readonly string[]): string {
  const header = headerOf(request);
  const pairs = queryPairs(request)
    .map(([name, value]) => [strictly(name), strictly(value)] as const)
    .sort(([a], [b]) => Number(a > b) - Number(a < b))
    .map((pair) => pair.join("="));
  const lines = signed.map((name) => `${name}:${header(name).trim()}\n`).join("");
  const hash = header("x-acs-content-sha256");
  return `${request.method}\n/\n${pairs.join("&")}\n${lines}\n${signed.join(";")}\n${hash}`;
}

function headersToSign({ headers }: FakeRequest): readonly string[] {
  const names = Object.keys(headers);
  return names.filter((name) => ["host", "content-type"].includes(name) || name.startsWith("x-acs-")).sort();
}

/** Byte by byte: everything but the unreserved signs of RFC 3986 is encoded. */
function strictly(text: string): string {
  return [...Buffer.from(text)]
    .map((byte) => {
      const sign = String.fromCharCode(byte);
      return /[A-Za-z0-9._~-]/.test(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, "0")}`;
    })
    .join("");
}

function headerOf({ headers }: FakeRequest) {
  return (name: string): string => String(headers[name] ?? "");
}

function sha256(content: string | Buffer): string {
  return createHash("sha256").update(content).digest("hex");
}

function refusal(status: number, code: string, message: string): GatewayRefusal {
  return { status, code, message };
}
