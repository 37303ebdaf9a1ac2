import type { Day } from "../domain/calendar/day.ts";
import type { CountLineRow } from "../contracts/rows.ts";
import type { Subject } from "../contracts/subject.ts";

/**
 * Counts of stock. Of two on one day the one of the higher record id is the newer, then of the later line. One that names
 * no location is told of the item's first stock record.
 */
export interface Counts {
  /** Counts of a place from a day on, newest first. */
  ofPlace(subject: Subject, since: Day): Promise<readonly CountLineRow[]>;
  /** The newest count of every place, where it is not older than a day and its book differs from what was found. */
  differing(installation_id: string, since: Day): Promise<readonly CountLineRow[]>;
}
