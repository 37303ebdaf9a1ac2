import { tc3Authorization } from "./tc3-signature.ts";

/** Who asks 腾讯云短信, and where it is. */
export interface TencentAccount {
  readonly endpoint: string;
  readonly region: string;
  readonly secret_id: string;
  readonly secret_key: string;
}

/** One call of its API, at an instant (ms). */
export interface TencentCall {
  readonly action: string;
  readonly content: unknown;
  readonly now: number;
}

const CONTENT_TYPE = "application/json";

/** The signed request of a call; everything is in the body. */
export function tencentRequest(account: TencentAccount, { action, content, now }: TencentCall) {
  const { origin, hostname } = new URL(account.endpoint);
  const body = JSON.stringify(content);
  const timestamp = Math.floor(now / 1_000);
  const authorization = tc3Authorization(
    { host: hostname, service: "sms", content_type: CONTENT_TYPE, body, timestamp },
    { id: account.secret_id, secret: account.secret_key },
  );
  const headers = {
    "content-type": CONTENT_TYPE,
    "x-tc-action": action,
    "x-tc-version": "2021-01-11",
    "x-tc-region": account.region,
    "x-tc-timestamp": String(timestamp),
    authorization,
  };
  return { url: `${origin}/`, headers, body };
}
