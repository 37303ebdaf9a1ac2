import { DAY_MS } from "../calendar/day.ts";

/** Records one page of the platform's list holds at most (facts: data/list, hc/14220). */
const PAGE_SIZE = 100;

/** A form that is kept up to date by reading: how large, how lively, and how often it is looked at. Times in ms. */
export interface PollLoad {
  readonly records: number;
  /** Records changed between two beats, with those of the overlap that are read again. */
  readonly changed: number;
  readonly beat_ms: number;
  readonly sweep_ms: number;
}

/** Calls of the platform's API, without repeats after failures. */
export interface PollCost {
  readonly first_sync: number;
  /** A beat on which nothing has changed. */
  readonly quiet_beat: number;
  /** A beat on which `changed` records have. */
  readonly changed_beat: number;
  /** A sweep, which is a beat as well; 100 records found to differ cost one call more. */
  readonly sweep: number;
  /** A day on which nothing changes. */
  readonly quiet_day: number;
  /** A day on which every beat finds `changed` records. */
  readonly busy_day: number;
}

/** What it costs to miss no change of one form. */
export function pollCost({ records, changed, beat_ms, sweep_ms }: PollLoad): PollCost {
  const beats = DAY_MS / beat_ms;
  const sweeps = DAY_MS / sweep_ms;
  const sweep = 1 + listCalls(changed) + listCalls(records);
  const changed_beat = 1 + listCalls(changed);
  return {
    first_sync: 1 + listCalls(records),
    quiet_beat: 1,
    changed_beat,
    sweep,
    quiet_day: Math.ceil(beats + sweeps * (listCalls(0) + listCalls(records))),
    busy_day: Math.ceil(beats * changed_beat + sweeps * listCalls(records)),
  };
}

/** Calls that list so many records: only a page that is not full ends the list. */
export function listCalls(records: number): number {
  return Math.floor(records / PAGE_SIZE) + 1;
}
