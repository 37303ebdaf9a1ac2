import { signPush } from "@jdy/open-api-client";
import type { ReadyAddon } from "./bench-addon.ts";

/** Pushes made ready to be written to a socket: the n-th lies between `ends[n - 1]` and `ends[n]`. */
export interface PushStream {
  readonly bytes: Buffer;
  readonly ends: Uint32Array;
}

/** Brings a body to the size of a stock record with a few more fields than ours (characters). */
const REMARK = "备注".repeat(130);

/** The stock that the push of a number tells of. */
export interface PushedStock {
  readonly record_id: string;
  readonly item_code: string;
  readonly on_hand: number;
}

/** Every number another record and item. */
export function anyStock(number: number): PushedStock {
  return { record_id: hexId(number), item_code: `PUSH-${number}`, on_hand: number % 1_000 };
}

/** Signs pushes of stock records beforehand, each another delivery; `first` is the first number. */
export function preparePushes(
  addon: ReadyAddon,
  { first, count, stock = anyStock }: { first: number; count: number; stock?: (number: number) => PushedStock },
): PushStream {
  const requests = Array.from({ length: count }, (_, index) => pushRequest(addon, first + index, stock(first + index)));
  const ends = new Uint32Array(count);
  let end = 0;
  requests.forEach((request, index) => {
    end += request.length;
    ends[index] = end;
  });
  return { bytes: Buffer.concat(requests, end), ends };
}

/** The n-th push as the platform sends it: query, signature over the body, delivery id. */
function pushRequest(addon: ReadyAddon, number: number, stock: PushedStock): Buffer {
  const { board_url, push_token, push_secret } = addon;
  const body = stockBody(addon, number, stock);
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

/** A later number is a later state. */
function stockBody({ app_id, entry_id }: ReadyAddon, number: number, stock: PushedStock): string {
  const { record_id, item_code, on_hand } = stock;
  const now = new Date(Date.now() + number);
  const person = { _id: hexId(1), name: "李雷", username: "lilei", status: 1, type: 0 };
  const data = {
    ...{ _id: record_id, appId: app_id, entryId: entry_id, creator: person, updater: person, deleter: null },
    ...{ createTime: now.toISOString(), updateTime: now.toISOString(), item_code },
    ...{ location_code: "CK-1", on_hand, allocated: 0, on_order: 0, backorder: 0, remark: REMARK },
  };
  return JSON.stringify({ op: "data_update", opTime: now.getTime(), data });
}

function hexId(number: number): string {
  return number.toString(16).padStart(24, "0");
}
