import { createHash, createHmac } from "node:crypto";

/** A request to Alibaba Cloud, before it is signed. */
export interface Acs3Request {
  readonly method: "GET" | "POST";
  readonly query: Readonly<Record<string, string>>;
  /** By lower-case name; those that are signed are `host`, `content-type` and every `x-acs-…`. */
  readonly headers: Readonly<Record<string, string>>;
}

/** An access key of Alibaba Cloud. */
export interface Acs3Key {
  readonly id: string;
  readonly secret: string;
}

const ALGORITHM = "ACS3-HMAC-SHA256";
const SIGNED = /^(host|content-type|x-acs-.+)$/;

/** SHA-256 of a body as `x-acs-content-sha256` has it. */
export function contentHash(body: string): string {
  return createHash("sha256").update(body).digest("hex");
}

/** The query in the one form that is both signed and sent: sorted, and encoded by RFC 3986. */
export function acs3Query(query: Acs3Request["query"]): string {
  return Object.entries(query)
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${name}=${value}`)
    .join("&");
}

/** The Authorization header of a request to the root path, by Alibaba Cloud's signature version 3. */
export function acs3Authorization({ method, query, headers }: Acs3Request, { id, secret }: Acs3Key): string {
  const names = Object.keys(headers)
    .filter((name) => SIGNED.test(name))
    .sort();
  const signedHeaders = names.join(";");
  const canonical = [
    method,
    "/",
    acs3Query(query),
    ...names.map((name) => `${name}:${headers[name]?.trim() ?? ""}`),
    "",
    signedHeaders,
    headers["x-acs-content-sha256"] ?? "",
  ].join("\n");
  const signature = createHmac("sha256", secret)
    .update(`${ALGORITHM}\n${contentHash(canonical)}`)
    .digest("hex");
  return `${ALGORITHM} Credential=${id},SignedHeaders=${signedHeaders},Signature=${signature}`;
}

/** RFC 3986: the standard function leaves five signs alone that must be encoded too. */
function encoded(text: string): string {
  return encodeURIComponent(text.toWellFormed()).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
