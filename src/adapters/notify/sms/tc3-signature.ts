import { createHash, createHmac } from "node:crypto";

/** A POST of JSON to Tencent Cloud, before it is signed. */
export interface Tc3Request {
  /** The host's name without a port, which is how it is signed. */
  readonly host: string;
  readonly service: string;
  readonly content_type: string;
  readonly body: string;
  /** Seconds since 1970, as `X-TC-Timestamp` has them. */
  readonly timestamp: number;
}

/** A secret key of Tencent Cloud. */
export interface Tc3Key {
  readonly id: string;
  readonly secret: string;
}

const ALGORITHM = "TC3-HMAC-SHA256";
const SIGNED_HEADERS = "content-type;host";

/** The Authorization header of a request to the root path, by Tencent Cloud's signature version 3. */
export function tc3Authorization(request: Tc3Request, { id, secret }: Tc3Key): string {
  const { service, timestamp } = request;
  const date = new Date(timestamp * 1_000).toISOString().slice(0, 10);
  const scope = `${date}/${service}/tc3_request`;
  const toSign = [ALGORITHM, timestamp, scope, sha256(canonicalRequest(request))].join("\n");
  const key = [date, service, "tc3_request"].reduce<Buffer | string>(hmac, `TC3${secret}`);
  const signature = hmac(key, toSign).toString("hex");
  return `${ALGORITHM} Credential=${id}/${scope}, SignedHeaders=${SIGNED_HEADERS}, Signature=${signature}`;
}

function canonicalRequest({ host, content_type, body }: Tc3Request): string {
  const headers = `content-type:${content_type}\nhost:${host}\n`;
  return ["POST", "/", "", headers, SIGNED_HEADERS, sha256(body)].join("\n");
}

function sha256(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

function hmac(key: Buffer | string, text: string): Buffer {
  return createHmac("sha256", key).update(text).digest();
}
