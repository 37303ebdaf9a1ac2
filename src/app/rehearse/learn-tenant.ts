import type { Day } from "../../domain/calendar/day.ts";
import { pooledLearningSteps } from "../../domain/forecast/pooled/learn-pooled-model.ts";
import type { PooledModel } from "../../domain/forecast/pooled-model.ts";
import type { SeasonHistory } from "../../domain/forecast/season-index.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { SubjectFacts } from "../../ports/subjects.ts";
import { inTurns, type Turns } from "../in-turns.ts";
import { exposureDays, taughtHistory } from "./replayed-item.ts";
import type { ReplaySpan } from "./replay-span.ts";

/** Items learned from: more say little more, and a sample is all that is held in memory. */
export const SAMPLE_ITEMS = 200;

const WEEK = 7;

/** A subject and what is known of it. */
export type KnownSubject = readonly [Subject, SubjectFacts];

/** What a sample of the shop's items teaches about all of them, from days before the first one alone. */
export function learnTenant(
  sample: readonly KnownSubject[],
  setting: { readonly today: Day; readonly since: Day; readonly span: ReplaySpan },
  turns: Turns,
): Promise<PooledModel> {
  const items: SeasonHistory[] = [];
  const exposures: number[] = [];
  for (const [{ item_code }, facts] of sample) {
    const history = taughtHistory(facts, setting);
    if (history === null) continue;
    items.push(history);
    exposures.push(exposureDays(item_code, facts, setting.span.first_day));
  }
  exposures.sort((a, b) => a - b);
  const days = exposures[Math.floor(exposures.length / 2)] ?? WEEK;
  return inTurns(pooledLearningSteps({ items, cycle: WEEK, days }), turns);
}
