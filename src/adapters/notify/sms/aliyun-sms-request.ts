import { randomUUID } from "node:crypto";
import { acs3Authorization, acs3Query, contentHash } from "./acs3-signature.ts";

/** Who asks 阿里云短信, and where it is. */
export interface AliyunAccount {
  readonly endpoint: string;
  readonly access_key_id: string;
  readonly access_key_secret: string;
}

/** One call of its API, at an instant (ms). */
export interface AliyunCall {
  readonly action: string;
  readonly query: Readonly<Record<string, string>>;
  readonly now: number;
}

/** The signed request of a call. Everything is in the query and the body is empty, as the vendor's own client has it. */
export function aliyunRequest(account: AliyunAccount, { action, query, now }: AliyunCall) {
  const { origin, host } = new URL(account.endpoint);
  const headers = {
    host,
    "x-acs-action": action,
    "x-acs-version": "2017-05-25",
    "x-acs-date": `${new Date(now).toISOString().slice(0, 19)}Z`,
    "x-acs-signature-nonce": randomUUID(),
    "x-acs-content-sha256": contentHash(""),
  };
  const key = { id: account.access_key_id, secret: account.access_key_secret };
  const authorization = acs3Authorization({ method: "POST", query, headers }, key);
  return { url: `${origin}/?${acs3Query(query)}`, headers: { ...headers, authorization }, body: "" };
}
