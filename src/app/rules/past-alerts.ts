import type { AlertEvent } from "../../domain/alert/alert-event.ts";
import { type Day, DAY_MS } from "../../domain/calendar/day.ts";
import { abcInForce } from "../../domain/classes/item-classes.ts";
import { grouped } from "../../domain/math/grouped.ts";
import { classOrDefault } from "../../domain/risk/class-policy.ts";
import { placeKey } from "../../domain/text/place-key.ts";
import type { ItemRow } from "../../contracts/rows.ts";
import type { AlertEvents, SubjectAlertEvent } from "../../ports/alert-events.ts";
import type { Clock } from "../../ports/clock.ts";
import type { ItemClassStore } from "../../ports/item-classes.ts";
import type { Subjects } from "../../ports/subjects.ts";
import type { RuleSubject } from "../notify/match-rules.ts";

/** Ports of `pastAlerts`. */
export interface PastAlertsPorts {
  readonly alertEvents: Pick<AlertEvents, "happenedSince" | "oldestAt">;
  readonly subjects: Pick<Subjects, "items">;
  readonly itemClasses: Pick<ItemClassStore, "of">;
  readonly clock: Pick<Clock, "now" | "dayOf">;
}

/** What happened to the alerts of an item at a place, oldest first, and what rules hold it against as of today. */
export interface PastAlerts {
  readonly item_name: string;
  readonly scope: Omit<RuleSubject, "severity" | "today">;
  readonly events: readonly AlertEvent[];
}

/** The alerts of the last days, as far as they are on record. */
export interface AlertPast {
  readonly days: number;
  /** Null where nothing is on record at all. */
  readonly since: Day | null;
  readonly is_whole: boolean;
  /** Whole and broken days on record. */
  readonly recorded_days: number;
  readonly subjects: readonly PastAlerts[];
}

/** Reads what happened to alerts in the last days; scopes are those of today, for nobody keeps what they were. */
export function createPastAlerts({ alertEvents, subjects, itemClasses, clock }: PastAlertsPorts) {
  return async function pastAlerts(installation_id: string, days: number): Promise<AlertPast> {
    const now = clock.now();
    const from = now - days * DAY_MS;
    const [oldest, events] = await Promise.all([
      alertEvents.oldestAt(installation_id),
      alertEvents.happenedSince(installation_id, from),
    ]);
    if (oldest === null) return { days, since: null, is_whole: false, recorded_days: 0, subjects: [] };
    const begin = Math.max(from, oldest);
    return {
      days,
      since: clock.dayOf(begin),
      is_whole: oldest <= from,
      recorded_days: (now - begin) / DAY_MS,
      subjects: await subjectsOf(installation_id, events),
    };
  };

  async function subjectsOf(
    installation_id: string,
    events: readonly SubjectAlertEvent[],
  ): Promise<readonly PastAlerts[]> {
    const codes = [...new Set(events.map(({ subject }) => subject.item_code))];
    const items = new Map((await subjects.items(installation_id, codes)).map((item) => [item.item_code, item]));
    const classes = new Map<string, RuleSubject["abc_class"]>();
    for (const code of codes) classes.set(code, await abcOf(installation_id, code, items.get(code)));
    const places = grouped(events, ({ subject }) => placeKey(subject));
    return [...places.values()].flatMap((of_one) => {
      const [first] = of_one;
      if (first === undefined) return [];
      const { item_code, location_code } = first.subject;
      const item = items.get(item_code);
      const { category = null, brand = null, supplier_code = null } = item ?? {};
      const abc_class = classes.get(item_code) ?? null;
      const scope = { item_code, location_code, category, brand, supplier_code, abc_class };
      return [{ item_name: item?.item_name ?? item_code, scope, events: of_one }];
    });
  }

  async function abcOf(installation_id: string, item_code: string, item: ItemRow | undefined) {
    const classes = await itemClasses.of(installation_id, item_code);
    return classOrDefault(abcInForce(item?.abc_class ?? null, classes));
  }
}
