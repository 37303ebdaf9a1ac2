import { addDays, type Day } from "../../domain/calendar/day.ts";
import { firstOfMonth } from "../../domain/calendar/month.ts";
import type { PooledModel } from "../../domain/forecast/pooled-model.ts";
import { forecastOutcomes, type OutcomesQuestion } from "../../domain/indicators/forecast-outcomes.ts";
import type { ReturnedUnits } from "../../domain/indicators/return-rate.ts";
import type { DatedOutcome } from "../../domain/indicators/weekly-outcomes.ts";
import { inShares } from "../../domain/math/in-shares.ts";
import type { OperatingFigures } from "../../contracts/operating-figures.ts";
import type { CountLineRow } from "../../contracts/rows.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { AssessmentBasis, Assessments } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Counts } from "../../ports/counts.ts";
import type { HolidayCalendar } from "../../ports/holiday-calendar.ts";
import type { Registry } from "../../ports/registry.ts";
import type { MonthReturns, Returns } from "../../ports/returns.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { loadKnownDays } from "../assess/known-days.ts";
import { demandOf, firstDayOfHistory } from "../assess/risk-input.ts";
import { COUNTED_DAYS, createCountFigures } from "./count-figures.ts";
import { classOf, type FiguredPlace, INDICATOR_DAYS } from "./figured-place.ts";
import { createForecastFigures, FIGURED_WEEKS } from "./forecast-figures.ts";
import type { KeptFigures } from "./kept-figures.ts";
import { createReturnFigures } from "./return-figures.ts";
import { createTurnoverFigures } from "./turnover-figures.ts";

/** Ports of `makeFigures`. */
export interface MakeFiguresPorts {
  readonly subjects: Pick<Subjects, "all" | "demandEvents">;
  readonly assessments: Pick<Assessments, "bases">;
  readonly returns: Returns;
  readonly counts: Counts;
  readonly registry: Pick<Registry, "installations" | "setting">;
  readonly kept: KeptFigures;
  readonly clock: Pick<Clock, "now" | "today">;
  readonly calendar: Pick<HolidayCalendar, "around">;
  /** What an installation's items have taught about each other; undefined while nothing was learned. */
  pooledModel(installation_id: string): Promise<PooledModel | undefined>;
  /** Lets waiting pushes and pages in between two steps. */
  breathe(): Promise<void>;
}

/** Read together: more would keep pushes of this process waiting. */
const READ_TOGETHER = 8;
const MONTHS_DAYS = 183;

/**
 * Makes the figures of every installation once a business day, after its forms have been read for the first time.
 * Returns how many were made.
 */
export function createMakeFigures(ports: MakeFiguresPorts) {
  const { registry, kept, clock } = ports;

  return async function makeDueFigures(): Promise<number> {
    let made = 0;
    for (const { installation_id } of await registry.installations()) {
      if ((await registry.setting(installation_id, "is_ready")) === null) continue;
      if ((await kept.of(installation_id))?.made_on === clock.today()) continue;
      await kept.save(installation_id, await figuresOf(installation_id, clock.today()));
      made += 1;
    }
    return made;
  };

  async function figuresOf(installation_id: string, today: Day): Promise<OperatingFigures> {
    const [known_days, pooled, places] = await Promise.all([
      loadKnownDays(ports, installation_id, today),
      ports.pooledModel(installation_id),
      ports.subjects.all(installation_id),
    ]);
    const parts = {
      forecast: createForecastFigures(today),
      counts: createCountFigures(),
      returns: createReturnFigures(),
      turnover: createTurnoverFigures(today),
    };
    for (const some of inShares(places, READ_TOGETHER)) {
      for (const seen of await seenPlaces(some, today)) {
        parts.forecast.add(seen.place, outcomesOf(seen, { today, known_days, pooled }));
        parts.counts.add(seen.place, seen.counts);
        parts.returns.add(seen.place, seen);
        parts.turnover.add(seen.place);
      }
      await ports.breathe();
    }
    return {
      ...{ made_on: today, made_at: clock.now(), places: places.length },
      forecast: parts.forecast.figures(),
      counts: parts.counts.figures(),
      returns: parts.returns.figures(),
      turnover: parts.turnover.figures(),
    };
  }

  async function seenPlaces(subjects: readonly Subject[], today: Day): Promise<readonly SeenPlace[]> {
    const { assessments, counts, returns } = ports;
    const counted_since = addDays(today, -COUNTED_DAYS);
    const months_since = firstOfMonth(addDays(today, -MONTHS_DAYS));
    const units_since = addDays(today, -INDICATOR_DAYS);
    const bases = await assessments.bases(subjects, firstDayOfHistory(today));
    const seen = subjects.map(async (subject, i): Promise<readonly SeenPlace[]> => {
      const basis = bases[i];
      if (basis === undefined) return [];
      const { installation_id, item_code } = subject;
      const [found, units, months] = await Promise.all([
        counts.ofPlace(subject, counted_since),
        returns.ofItem(installation_id, item_code, units_since),
        returns.monthsOf(installation_id, item_code, months_since),
      ]);
      const forecaster = basis.previous?.risk.forecaster ?? null;
      return [{ place: placeOf(subject, basis, today), forecaster, counts: found, units, months }];
    });
    return (await Promise.all(seen)).flat();
  }
}

interface SeenPlace {
  readonly place: FiguredPlace;
  readonly forecaster: string | null;
  readonly counts: readonly CountLineRow[];
  readonly units: ReturnedUnits;
  readonly months: readonly MonthReturns[];
}

function outcomesOf(
  { place, forecaster }: SeenPlace,
  shared: Pick<OutcomesQuestion, "today" | "known_days" | "pooled">,
): readonly DatedOutcome[] {
  const { item_code, category, demand, facts } = place;
  const item = { item_code, category, brand: facts.item?.brand ?? null };
  return forecastOutcomes({ ...shared, demand, item, forecaster, weeks: FIGURED_WEEKS });
}

function placeOf({ item_code, location_code }: Subject, { facts, classes }: AssessmentBasis, today: Day): FiguredPlace {
  return {
    ...{ item_code, location_code, facts },
    item_name: facts.item?.item_name ?? item_code,
    category: facts.item?.category ?? null,
    abc_class: classOf(facts.item, classes),
    demand: demandOf(facts, today),
  };
}
