import { signPush } from "@jdy/open-api-client";
import type { FormBinding } from "../../src/contracts/form.ts";

/** What of a push a test wants otherwise than the platform would send it. */
export interface PushWords {
  readonly body: string | Uint8Array;
  readonly delivery_id: string;
  /** Instant of sending, ms. */
  readonly sent_at: number;
  readonly secret?: string;
}

/** Sends a push as the platform would; resolves with the HTTP status of the answer. */
export async function sendPush(board_url: string, binding: FormBinding, words: PushWords): Promise<number> {
  const { body, delivery_id, sent_at, secret = binding.push_secret } = words;
  const nonce = "a1b2c3";
  const timestamp = String(Math.floor(sent_at / 1_000));
  const response = await fetch(`${board_url}/hooks/${binding.push_token}?nonce=${nonce}&timestamp=${timestamp}`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "x-jdy-signature": signPush({ nonce, body, secret, timestamp }),
      "x-jdy-deliverid": delivery_id,
    },
    body: typeof body === "string" ? body : Uint8Array.from(body),
  });
  await response.arrayBuffer();
  return response.status;
}

/** The body of a push about a record as the platform shows it. */
export function pushBody(op: string, record: Readonly<Record<string, unknown>>, opTime: number): string {
  return JSON.stringify({ op, opTime, data: record });
}
