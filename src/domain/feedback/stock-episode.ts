import type { AlertEventKind } from "../alert/alert-event.ts";
import { compareText } from "../math/compare-text.ts";
import { grouped } from "../math/grouped.ts";
import type { Day } from "../calendar/day.ts";

/**
 * One stockout event of an item at a place, from its raise to its clearing: what a complaint is set beside. On which days
 * of it the item was out is another question (`outSpells`): customers complain of waiting before and after those as well.
 */
export interface StockEpisode {
  readonly event_no: string;
  readonly item_code: string;
  readonly location_code: string;
  readonly started_on: Day;
  /** Null while it lasts. */
  readonly ended_on: Day | null;
}

/** What happened to an alert on a day. */
export interface EpisodeEvent {
  readonly event_no: string;
  readonly item_code: string;
  readonly location_code: string;
  readonly kind: AlertEventKind;
  readonly on: Day;
}

/**
 * Stockout events by what happened to their alerts, oldest first; one whose raise is not known is left out. `events`: in
 * order of time within each event. One that was reopened has not ended.
 */
export function stockEpisodes(events: readonly EpisodeEvent[]): readonly StockEpisode[] {
  return [...grouped(events, ({ event_no }) => event_no).values()]
    .flatMap(episodeOf)
    .sort((a, b) => compareText(a.started_on, b.started_on) || compareText(a.event_no, b.event_no));
}

function episodeOf(events: readonly EpisodeEvent[]): readonly StockEpisode[] {
  const raised = events.find(({ kind }) => kind === "raised");
  if (raised === undefined) return [];
  const last = events.findLast(({ kind }) => kind === "cleared" || kind === "reopened");
  const { event_no, item_code, location_code, on: started_on } = raised;
  return [{ event_no, item_code, location_code, started_on, ended_on: last?.kind === "cleared" ? last.on : null }];
}
