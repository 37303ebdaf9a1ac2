import type { BroadcastCounts } from "../contracts/broadcast.ts";

/** A broadcast that a channel took: employees confirm it, and some time later its vendor can tell whom it reached. */
export interface KeptBroadcast {
  /** The vendor's id, as the message's receipt has it. */
  readonly msgid: string;
  readonly channel: string;
  /** When the channel took it, instant in ms. */
  readonly at: number;
  /** How often its vendor was asked. */
  readonly asks: number;
  /** Instant in ms at which the vendor is asked next; null where nothing will change any more. */
  readonly next_at: number | null;
  /** As they were last told; null before. */
  readonly counts: BroadcastCounts | null;
  readonly is_cancelled: boolean;
}

/** Broadcasts to customers, and what became of them: counts alone, nobody by name. */
export interface Broadcasts {
  /** Keeps a broadcast; one that is known stays as it is. */
  add(installation_id: string, broadcast: KeptBroadcast): Promise<void>;
  /** Those to be asked about by now, the longest due first. */
  due(installation_id: string, now: number, limit: number): Promise<readonly KeptBroadcast[]>;
  /** Keeps how a broadcast stands; nothing where it was forgotten meanwhile. */
  save(installation_id: string, broadcast: KeptBroadcast): Promise<void>;
  /** Those that are known of these ids, by msgid. */
  of(installation_id: string, msgids: readonly string[]): Promise<readonly KeptBroadcast[]>;
  /** Forgets broadcasts taken before an instant, at most `limit`; returns how many. */
  forget(before: number, limit: number): Promise<number>;
}
