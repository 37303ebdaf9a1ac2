import type { FullRead } from "./form-watch.ts";

/** How far the reading of all records of a form has come. */
export interface ReadProgress {
  /** In all, those of an earlier process included. */
  readonly read: number;
  /** Null before there is anything to measure. */
  readonly records_per_second: number | null;
  /** Share of the form that has been read, 0–1, judged by the age of records; null where their ids do not tell. */
  readonly share: number | null;
  /** Time left (ms), judged by both; null where one is missing. */
  readonly eta_ms: number | null;
}

/** What a reading under way lets expect. */
export function readProgress(full_read: FullRead): ReadProgress {
  const { read, resumed_at, resumed_with, batch_at } = full_read;
  const [done, ms] = [read - resumed_with, batch_at - resumed_at];
  const records_per_second = done > 0 && ms > 0 ? Math.round((done / ms) * 1_000) : null;
  const share = shareRead(full_read);
  const total = share === null || share === 0 ? null : read / share;
  const eta_ms =
    total === null || records_per_second === null || records_per_second === 0
      ? null
      : Math.round(((total - read) / records_per_second) * 1_000);
  return { read, records_per_second, share, eta_ms };
}

/**
 * Ids ascend by the second of their making, so between the first record and now, so far have we come. Good where a shop
 * grows evenly, which nobody promises.
 */
function shareRead({ first, cursor, batch_at }: FullRead): number | null {
  const [from, at] = [secondOf(first), secondOf(cursor)];
  const now = batch_at / 1_000;
  if (from === null || at === null || now <= from) return null;
  return Math.min(1, Math.max(0, (at - from) / (now - from)));
}

/** The second (since 1970) in the first eight hex digits of an id, as the platform makes them. */
function secondOf(id: string | null): number | null {
  return id !== null && /^[0-9a-f]{24}$/.test(id) ? Number.parseInt(id.slice(0, 8), 16) : null;
}
