import { outDays, outSpells } from "../../domain/alert/out-spells.ts";
import type { Day } from "../../domain/calendar/day.ts";
import { alertOutages } from "../../domain/substitution/alert-outages.ts";
import type { BuyingRecord } from "../../domain/substitution/buying-record.ts";
import { dayFromNumber } from "../../domain/calendar/day.ts";
import { type ItemOutage, wholeOutages } from "../../domain/substitution/item-outage.ts";
import { silentOutages } from "../../domain/substitution/silent-outages.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { AlertEvents, SubjectAlertEvent } from "../../ports/alert-events.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Subjects } from "../../ports/subjects.ts";

/** Ports of `itemOutages`. */
export interface ItemOutagesPorts {
  readonly subjects: Pick<Subjects, "all">;
  readonly alertEvents: Pick<AlertEvents, "happenedSince" | "oldestAt">;
  readonly clock: Pick<Clock, "today" | "dayOf">;
}

/** Outages of an item within the time that is learned from. */
export type OutagesOf = (item_code: string) => readonly ItemOutage[];

/**
 * The outages of an installation's items: by their alerts since there are any, and before that by silences of their
 * sales, so that a shop has something to learn from on its first day.
 */
export async function itemOutages(
  { subjects, alertEvents, clock }: ItemOutagesPorts,
  installation_id: string,
  { record, trading_days }: { readonly record: BuyingRecord; readonly trading_days: readonly Day[] },
): Promise<OutagesOf> {
  const oldest = await alertEvents.oldestAt(installation_id);
  const events = oldest === null ? [] : await alertEvents.happenedSince(installation_id, oldest);
  const watched_since = oldest === null ? null : clock.dayOf(oldest);
  const told = Map.groupBy(events, ({ subject }) => subject.item_code);
  const places = Map.groupBy(await subjects.all(installation_id), ({ item_code }) => item_code);
  const unwatched = trading_days.filter((day) => watched_since === null || day < watched_since);
  return (item_code) => [
    ...silentOutages(item_code, salesDays(record, item_code), unwatched),
    ...toldOutages(item_code, { events: told.get(item_code) ?? [], places: places.get(item_code) ?? [], clock }),
  ];
}

interface Told {
  readonly events: readonly SubjectAlertEvent[];
  readonly places: readonly Subject[];
  readonly clock: Pick<Clock, "today" | "dayOf">;
}

function toldOutages(item_code: string, { events, places, clock }: Told): readonly ItemOutage[] {
  const byPlace = Map.groupBy(events, ({ subject }) => subject.location_code);
  const outages = [...byPlace].flatMap(([location_code, own]) => {
    const spells = outDays(outSpells(own), clock.dayOf);
    return alertOutages({ item_code, location_code }, spells, clock.today());
  });
  return wholeOutages(
    item_code,
    outages,
    places.map(({ location_code }) => location_code),
  );
}

function salesDays({ indexOf, byItem, day }: BuyingRecord, item_code: string): readonly Day[] {
  const item = indexOf.get(item_code);
  if (item === undefined) return [];
  const lines = byItem.lines.subarray(byItem.starts[item], byItem.starts[item + 1]);
  return [...new Set(Array.from(lines, (line) => day[line] ?? 0))].map(dayFromNumber);
}
