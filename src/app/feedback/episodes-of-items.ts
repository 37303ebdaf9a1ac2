import { type EpisodeEvent, type StockEpisode, stockEpisodes } from "../../domain/feedback/stock-episode.ts";
import type { AlertEvents, SubjectAlertEvent } from "../../ports/alert-events.ts";
import type { Clock } from "../../ports/clock.ts";
import { episodeKey } from "../alert/alert-keys.ts";

/** Ports of `episodesOfItems`. */
export interface EpisodesPorts {
  readonly alertEvents: Pick<AlertEvents, "spansOf">;
  readonly clock: Pick<Clock, "dayOf">;
}

/** The stockout events of some items, oldest first. */
export async function episodesOfItems(
  { alertEvents, clock }: EpisodesPorts,
  installation_id: string,
  item_codes: readonly string[],
): Promise<readonly StockEpisode[]> {
  return stockEpisodes(dayedEvents(await alertEvents.spansOf(installation_id, item_codes), clock));
}

/** Alert events by the tenant's days, each with the number of its stockout event. */
export function dayedEvents(
  events: readonly SubjectAlertEvent[],
  { dayOf }: Pick<Clock, "dayOf">,
): readonly EpisodeEvent[] {
  return events.flatMap(({ subject, episode, kind, at }) => {
    const on = dayOf(at);
    const { item_code, location_code } = subject;
    return on === null ? [] : [{ event_no: episodeKey(subject, episode), item_code, location_code, kind, on }];
  });
}
