import { outSpells } from "../../domain/alert/out-spells.ts";
import { addDays, DAY_MS } from "../../domain/calendar/day.ts";
import { compareText } from "../../domain/math/compare-text.ts";
import { grouped } from "../../domain/math/grouped.ts";
import { type StockEpisode, stockEpisodes } from "../../domain/feedback/stock-episode.ts";
import type { AlertEvents, SubjectAlertEvent } from "../../ports/alert-events.ts";
import type { Clock } from "../../ports/clock.ts";
import { episodeKey } from "../alert/alert-keys.ts";
import { dayedEvents } from "./episodes-of-items.ts";

/** Ports of `recentEpisodes`. */
export interface RecentEpisodesPorts {
  readonly alertEvents: Pick<AlertEvents, "raisedSince">;
  readonly clock: Pick<Clock, "now" | "dayOf">;
}

/** Days of events beside which complaints are set. */
export const EVENT_DAYS = 90;
/** Days after the end of a stockout within which it makes sense to ask how it went. */
const SURVEY_DAYS = 14;
const SHOWN_SURVEYS = 5;

/** The alerts of the last days that became stockouts in fact, oldest first. */
export async function recentEpisodes(
  { alertEvents, clock }: RecentEpisodesPorts,
  installation_id: string,
): Promise<readonly StockEpisode[]> {
  const events: readonly SubjectAlertEvent[] = await alertEvents.raisedSince(
    installation_id,
    clock.now() - EVENT_DAYS * DAY_MS,
  );
  const byEpisode = [...grouped(events, numberOf)];
  const short = new Set(byEpisode.filter(([, own]) => outSpells(own).length > 0).map(([event_no]) => event_no));
  return stockEpisodes(
    dayedEvents(
      events.filter((event) => short.has(numberOf(event))),
      clock,
    ),
  );
}

function numberOf({ subject, episode }: SubjectAlertEvent): string {
  return episodeKey(subject, episode);
}

/** Of some events those that ended lately, the last first. */
export function endedLately(
  episodes: readonly StockEpisode[],
  { now, dayOf }: Pick<Clock, "now" | "dayOf">,
): readonly (StockEpisode & { readonly ended_on: string })[] {
  const today = dayOf(now());
  if (today === null) return [];
  return episodes
    .flatMap((one) => (one.ended_on === null ? [] : [{ ...one, ended_on: one.ended_on }]))
    .filter(({ ended_on }) => ended_on >= addDays(today, -SURVEY_DAYS))
    .sort((a, b) => compareText(b.ended_on, a.ended_on) || compareText(a.event_no, b.event_no))
    .slice(0, SHOWN_SURVEYS);
}
