import type { KeptBroadcast } from "../../src/ports/broadcasts.ts";

/** A broadcast was taken and is to be asked about. */
export function aBroadcast(parts: Partial<KeptBroadcast> = {}): KeptBroadcast {
  const untold = { asks: 0, next_at: 2_000, counts: null, is_cancelled: false };
  return { msgid: "msg-1", channel: "客户群发", at: 1_000, ...untold, ...parts };
}
