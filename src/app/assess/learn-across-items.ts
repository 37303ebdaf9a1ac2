import { evenly } from "../../domain/math/evenly.ts";
import { observedDemand } from "../../domain/demand/observed-demand.ts";
import { pooledLearningSteps } from "../../domain/forecast/pooled/learn-pooled-model.ts";
import type { PooledModel } from "../../domain/forecast/pooled-model.ts";
import type { SeasonHistory } from "../../domain/forecast/season-index.ts";
import { itemLesson } from "../../domain/known-days/item-lesson.ts";
import type { KnownDays } from "../../domain/known-days/known-days.ts";
import { type ItemLesson, pooledEffects } from "../../domain/known-days/pooled-effects.ts";
import { inShares } from "../../domain/math/in-shares.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Assessments } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { HolidayCalendar } from "../../ports/holiday-calendar.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { inTurns } from "../in-turns.ts";
import { loadKnownDays } from "./known-days.ts";
import type { PooledModels } from "./pooled-models.ts";
import { paidPrices } from "./paid-prices.ts";
import { demandOf, firstDayOfHistory, leadTimeOf } from "./risk-input.ts";
import type { RiskSources } from "./risk-input.ts";

/** Ports of `learnAcrossItems`. */
export interface LearnAcrossItemsPorts {
  readonly subjects: Pick<Subjects, "all" | "demandEvents">;
  readonly assessments: Pick<Assessments, "bases">;
  readonly models: Pick<PooledModels, "save">;
  readonly clock: Pick<Clock, "today" | "now">;
  readonly calendar: Pick<HolidayCalendar, "around">;
  /** Lets waiting pushes in between two steps. */
  breathe(): Promise<void>;
}

/** Items learned from; more say no more and take longer. */
const MOST_ITEMS = 600;
/** Fewer items teach nothing about each other that chance could not. */
const LEAST_ITEMS = 20;
const LEAST_DAYS = 56;
const READ_TOGETHER = 8;
const WEEK_DAYS = 7;

interface Learner {
  readonly history: SeasonHistory;
  readonly exposure_days: number;
  readonly lesson: ItemLesson;
}

/**
 * Learns what an installation's items teach about each other (season, weights, spread by class, effects of holidays and
 * promotions) from an even sample of
 * them, and keeps it. Returns the number of items learned from, 0 where there are too few.
 */
export function createLearnAcrossItems(ports: LearnAcrossItemsPorts) {
  return async function learnAcrossItems(installation_id: string): Promise<number> {
    const known = await loadKnownDays(ports, installation_id, ports.clock.today());
    const sample = evenly(await ports.subjects.all(installation_id), MOST_ITEMS);
    const learners: Learner[] = [];
    for (const some of inShares(sample, READ_TOGETHER)) {
      learners.push(...(await readSome(some, known)));
      await ports.breathe();
    }
    if (learners.length < LEAST_ITEMS) return 0;
    const effects = pooledEffects(learners.map(({ lesson }) => lesson));
    await ports.models.save(installation_id, { ...(await learned(learners)), effects });
    return learners.length;
  };

  async function readSome(subjects: readonly Subject[], known: KnownDays): Promise<readonly Learner[]> {
    const today = ports.clock.today();
    const bases = await ports.assessments.bases(subjects, firstDayOfHistory(today));
    return bases.flatMap(({ facts }, i) => {
      const demand = demandOf(facts, today);
      const { values, weekdays } = observedDemand(demand, today);
      if (values.length < LEAST_DAYS) return [];
      const item_code = subjects[i]?.item_code ?? "";
      const { category = null, brand = null } = facts.item ?? {};
      return [
        {
          history: { values, positions: weekdays },
          exposure_days: exposureOf({ item_code, facts, today }),
          lesson: itemLesson({
            demand,
            item: { item_code, category, brand },
            today,
            known,
            paid: paidPrices(facts, today),
          }),
        },
      ];
    });
  }

  function learned(learners: readonly Learner[]): Promise<PooledModel> {
    const items = learners.map(({ history }) => history);
    return inTurns(pooledLearningSteps({ items, cycle: WEEK_DAYS, days: median(learners) }), ports);
  }
}

/** Days for which stock of the item must last: lead time plus review. */
function exposureOf(sources: Pick<RiskSources, "item_code" | "facts" | "today">): number {
  const { facts } = sources;
  const review = facts.item?.review_period_days ?? facts.supplier?.review_period_days ?? WEEK_DAYS;
  return Math.max(1, Math.ceil(leadTimeOf(sources).mean_days + review));
}

function median(learners: readonly Learner[]): number {
  const days = learners.map(({ exposure_days }) => exposure_days).sort((a, b) => a - b);
  return days[Math.floor(days.length / 2)] ?? WEEK_DAYS;
}
