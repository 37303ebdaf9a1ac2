import { signPush } from "@jdy/open-api-client";
import type { ReadyAddon } from "./bench-addon.ts";

/** Pushes made ready to be written to a socket: the n-th lies between `ends[n - 1]` and `ends[n]`. */
export interface PushStream {
  readonly bytes: Buffer;
  readonly ends: Uint32Array;
}

/** Brings a body to the size of a stock record with a few more fields than ours (characters). */
const REMARK = "备注".repeat(130);

/** Signs pushes of stock records beforehand, each of another record, item and delivery; `first` is the first number. */
export function preparePushes(addon: ReadyAddon, first: number, count: number): PushStream {
  const requests = Array.from({ length: count }, (_, index) => pushRequest(addon, first + index));
  const ends = new Uint32Array(count);
  let end = 0;
  requests.forEach((request, index) => {
    end += request.length;
    ends[index] = end;
  });
  return { bytes: Buffer.concat(requests, end), ends };
}

/** The n-th push as the platform sends it: query, signature over the body, delivery id. */
function pushRequest({ board_url, push_token, push_secret, app_id, entry_id }: ReadyAddon, number: number): Buffer {
  const body = stockBody(app_id, entry_id, number);
  const nonce = (number % 0x1000000).toString(16).padStart(6, "0");
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const head = [
    `POST /hooks/${push_token}?nonce=${nonce}&timestamp=${timestamp} HTTP/1.1`,
    `Host: ${new URL(board_url).host}`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-JDY-Signature: ${signPush({ nonce, body, secret: push_secret, timestamp })}`,
    `X-JDY-DeliverId: ${hexId(number)}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

function stockBody(app_id: string, entry_id: string, number: number): string {
  const now = new Date();
  const person = { _id: hexId(1), name: "李雷", username: "lilei", status: 1, type: 0 };
  const data = {
    ...{ _id: hexId(number), appId: app_id, entryId: entry_id, creator: person, updater: person, deleter: null },
    ...{ createTime: now.toISOString(), updateTime: now.toISOString(), item_code: `PUSH-${number}` },
    ...{ location_code: "CK-1", on_hand: number % 1_000, allocated: 0, on_order: 0, backorder: 0, remark: REMARK },
  };
  return JSON.stringify({ op: "data_update", opTime: now.getTime(), data });
}

function hexId(number: number): string {
  return number.toString(16).padStart(24, "0");
}
