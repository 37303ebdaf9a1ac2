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
  const requests = Array.from({ length: count }, (_, index) => {
    const number = first + index;
    // A later number is a later state.
    return pushRequest(addon, { delivery_id: hexId(number), version: Date.now() + number, stock: stock(number) });
  });
  const ends = new Uint32Array(count);
  let end = 0;
  requests.forEach((request, index) => {
    end += request.length;
    ends[index] = end;
  });
  return { bytes: Buffer.concat(requests, end), ends };
}

/** A push and the state it tells of. */
export interface StockPush {
  readonly delivery_id: string;
  /** When the record came to be so (ms). */
  readonly version: number;
  readonly stock: PushedStock;
}

/** What a sender must know of a form. */
export type PushTarget = Pick<ReadyAddon, "board_url" | "app_id" | "entry_id" | "push_token" | "push_secret">;

/** A push as the platform sends it: query, signature over the body, delivery id. */
export function pushRequest(target: PushTarget, push: StockPush): Buffer {
  const { board_url, push_token, push_secret } = target;
  const body = stockBody(target, push);
  const nonce = push.delivery_id.slice(-6);
  const timestamp = String(Math.floor(Date.now() / 1_000));
  const head = [
    `POST /hooks/${push_token}?nonce=${nonce}&timestamp=${timestamp} HTTP/1.1`,
    `Host: ${new URL(board_url).host}`,
    "Content-Type: application/json",
    `Content-Length: ${Buffer.byteLength(body)}`,
    `X-JDY-Signature: ${signPush({ nonce, body, secret: push_secret, timestamp })}`,
    `X-JDY-DeliverId: ${push.delivery_id}`,
  ];
  return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
}

/** The body of a push of a stock record. */
export function stockBody({ app_id, entry_id }: Pick<PushTarget, "app_id" | "entry_id">, push: StockPush): string {
  const { record_id, item_code, on_hand } = push.stock;
  const at = new Date(push.version).toISOString();
  const person = { _id: hexId(1), name: "李雷", username: "lilei", status: 1, type: 0 };
  const data = {
    ...{ _id: record_id, appId: app_id, entryId: entry_id, creator: person, updater: person, deleter: null },
    ...{ createTime: at, updateTime: at, item_code },
    ...{ location_code: "CK-1", on_hand, allocated: 0, on_order: 0, backorder: 0, remark: REMARK },
  };
  return JSON.stringify({ op: "data_update", opTime: push.version, data });
}

/** A number as the platform writes its ids. */
export function hexId(number: number): string {
  return number.toString(16).padStart(24, "0");
}
