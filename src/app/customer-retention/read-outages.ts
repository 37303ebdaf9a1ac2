import { outDays, outSpells } from "../../domain/alert/out-spells.ts";
import { addDays, type Day } from "../../domain/calendar/day.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { RecordedLine } from "../../domain/retention/recorded-line.ts";
import { placeKey } from "../../domain/text/place-key.ts";
import type { AlertEvents, SubjectAlertEvent } from "../../ports/alert-events.ts";
import type { Clock } from "../../ports/clock.ts";
import { episodeKey } from "../alert/alert-keys.ts";

/** A time of an event in which its item was out, by days. */
export interface Outage {
  readonly event_no: string;
  readonly item_code: string;
  readonly location_code: string;
  readonly from: Day;
  /** The first day with stock again; null while it is out. */
  readonly back_on: Day | null;
}

/** All outages that are on record. */
export interface Outages {
  /** The first day of which outages are known; null where nothing is. */
  readonly since: Day | null;
  readonly events: readonly SubjectAlertEvent[];
  /** By item, place and time. */
  readonly outages: readonly Outage[];
  wasOut(place: Pick<RecordedLine, "item_code" | "location_code">, from: Day, through: Day): boolean | null;
}

interface ReadOutagesPorts {
  readonly alertEvents: Pick<AlertEvents, "happenedSince" | "oldestAt">;
  readonly clock: Pick<Clock, "dayOf" | "today">;
}

/** Reads every episode that is kept and tells when it was out. */
export async function readOutages({ alertEvents, clock }: ReadOutagesPorts, installation_id: string): Promise<Outages> {
  const oldest = await alertEvents.oldestAt(installation_id);
  const events = oldest === null ? [] : await alertEvents.happenedSince(installation_id, oldest);
  const episodes = grouped(events, ({ subject, episode }) => episodeKey(subject, episode));
  const outages = [...episodes].flatMap(([event_no, own]) => {
    const [first] = own;
    return first === undefined ? [] : outagesOf(event_no, first, own);
  });
  const since = oldest === null ? null : clock.dayOf(oldest);
  const byPlace = grouped(outages, placeKey);
  const byItem = grouped(outages, ({ item_code }) => item_code);
  return {
    ...{ since, events, outages },
    wasOut(place, from, through) {
      if (since === null || from < since) return null;
      // A line without a place is of whichever place serves it.
      const own = place.location_code === "" ? byItem.get(place.item_code) : byPlace.get(placeKey(place));
      return (own ?? []).some((one) => one.from <= through && (one.back_on === null || one.back_on > from));
    },
  };

  function outagesOf(event_no: string, { subject }: SubjectAlertEvent, own: readonly SubjectAlertEvent[]): Outage[] {
    const { item_code, location_code } = subject;
    return outDays(outSpells(own), clock.dayOf).map(({ from, back_on }) => {
      // What was out and back on one day was out on it.
      const back = back_on === from ? addDays(from, 1) : back_on;
      return { event_no, item_code, location_code, from, back_on: back };
    });
  }
}
