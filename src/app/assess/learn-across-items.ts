import { observedDemand } from "../../domain/demand/observed-demand.ts";
import type { PooledModel } from "../../domain/forecast/pooled-model.ts";
import type { SeasonHistory } from "../../domain/forecast/season-index.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { Assessments } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { learnInTurns } from "./learn-in-turns.ts";
import type { PooledModels } from "./pooled-models.ts";
import { demandOf, firstDayOfHistory, leadTimeOf } from "./risk-input.ts";
import type { RiskSources } from "./risk-input.ts";

/** Ports of `learnAcrossItems`. */
export interface LearnAcrossItemsPorts {
  readonly subjects: Pick<Subjects, "all">;
  readonly assessments: Pick<Assessments, "bases">;
  readonly models: Pick<PooledModels, "save">;
  readonly clock: Pick<Clock, "today" | "now">;
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
}

/**
 * Learns what an installation's items teach about each other (season, weights, spread by class) from an even sample of
 * them, and keeps it. Returns the number of items learned from, 0 where there are too few.
 */
export function createLearnAcrossItems(ports: LearnAcrossItemsPorts) {
  return async function learnAcrossItems(installation_id: string): Promise<number> {
    const sample = evenly(await ports.subjects.all(installation_id), MOST_ITEMS);
    const learners: Learner[] = [];
    for (let next = 0; next < sample.length; next += READ_TOGETHER) {
      learners.push(...(await readSome(sample.slice(next, next + READ_TOGETHER))));
      await ports.breathe();
    }
    if (learners.length < LEAST_ITEMS) return 0;
    await ports.models.save(installation_id, await learned(learners));
    return learners.length;
  };

  async function readSome(subjects: readonly Subject[]): Promise<readonly Learner[]> {
    const today = ports.clock.today();
    const bases = await ports.assessments.bases(subjects, firstDayOfHistory(today));
    return bases.flatMap(({ facts }, i) => {
      const { values, weekdays } = observedDemand(demandOf(facts, today), today);
      const exposure_days = exposureOf({ item_code: subjects[i]?.item_code ?? "", facts, today });
      return values.length < LEAST_DAYS ? [] : [{ history: { values, positions: weekdays }, exposure_days }];
    });
  }

  function learned(learners: readonly Learner[]): Promise<PooledModel> {
    const items = learners.map(({ history }) => history);
    return learnInTurns({ items, cycle: WEEK_DAYS, days: median(learners) }, ports);
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

function evenly<T>(list: readonly T[], count: number): readonly T[] {
  if (list.length <= count) return list;
  return Array.from({ length: count }, (_, i) => list[Math.floor((i * list.length) / count)] as T); // inside the list
}
