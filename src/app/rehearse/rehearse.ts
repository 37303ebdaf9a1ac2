import type { RehearsedStock } from "../../domain/simulation/rehearse-policy.ts";
import { rehearsePolicy } from "../../domain/simulation/rehearse-policy.ts";
import type {
  RehearsalOutcome,
  RehearsalProgress,
  RehearsalReport,
  RehearsalRequest,
} from "../../contracts/rehearsal.ts";
import type { Assessments } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Registry } from "../../ports/registry.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { alertPolicy } from "../assess/alert-policy.ts";
import { classLevelsOf, readAdopted } from "./class-levels.ts";
import { type KnownSubject, learnTenant, SAMPLE_ITEMS } from "./learn-tenant.ts";
import { policyChoices } from "./policy-choices.ts";
import { evenly } from "../../domain/math/evenly.ts";
import { readInPages } from "./read-in-pages.ts";
import { createRehearsedResults, type NamedPolicy } from "./rehearsed-results.ts";
import { type LeftOutReason, type ReplayedItem, replayedItem, type ReplaySetting } from "./replayed-item.ts";
import { firstDayRead, NEEDED_DAYS, replaySpan, usualHistoryDays } from "./replay-span.ts";

/** Ports of `rehearse`. */
export interface RehearsePorts {
  readonly registry: Pick<Registry, "setting">;
  readonly subjects: Pick<Subjects, "all" | "alertRules">;
  readonly assessments: Pick<Assessments, "bases">;
  readonly clock: Pick<Clock, "now" | "today">;
  /** Lets waiting pushes and pages in between; rejects to end the rehearsal. */
  breathe(): Promise<void>;
}

/** What is counted beside the results. */
interface Counts {
  filled_days: number;
  assumed_stock: number;
  assumed_lead_time: number;
  without_cost: number;
  with_own_level: number;
  items: number;
}

/**
 * Lives through a shop's latest months again, day by day and without looking ahead: by today's rules, by the thresholds
 * on its forms, by the textbook and by the engine at other service levels. Changes nothing.
 */
export function createRehearse(ports: RehearsePorts) {
  const { registry, subjects, assessments, clock, breathe } = ports;

  return async function rehearse(
    installation_id: string,
    { months, service_levels }: RehearsalRequest,
    onProgress: (progress: RehearsalProgress) => void,
  ): Promise<RehearsalOutcome> {
    const today = clock.today();
    const since = firstDayRead(today, months);
    const all = await subjects.all(installation_id);
    const sample = await readSample(evenly(all, SAMPLE_ITEMS));
    const history_days = usualHistoryDays(
      sample.map(([, { known_since }]) => known_since),
      today,
    );
    const span = replaySpan(today, months, history_days);
    const counts = noCounts();
    const left_out = new Map<LeftOutReason, number>();
    const tooLittle = (): RehearsalOutcome => ({
      kind: "too_little",
      missing: { made_at: clock.now(), history_days, needed_days: NEEDED_DAYS, left_out: leftOutList(left_out) },
    });
    if (span === null) return tooLittle();
    const pooled = await learnTenant(sample, { today, since, span }, { clock, breathe });
    const alert_policy = alertPolicy(await subjects.alertRules(installation_id), today);
    const class_levels = classLevelsOf(await readAdopted(registry, installation_id));
    const results = createRehearsedResults();
    await replayAll({ today, since, span, pooled, alert_policy });
    if (counts.items === 0) return tooLittle();
    const stock_measure = counts.without_cost < counts.items ? "value" : "units";
    const report: RehearsalReport = {
      made_at: clock.now(),
      ...{ today, ...span, service_levels, ...counts, left_out: leftOutList(left_out), stock_measure },
      item_days: counts.items * span.days,
      groups: results.groups(stock_measure, span.days),
    };
    return { kind: "rehearsed", report };

    async function readSample(chosen: typeof all): Promise<readonly KnownSubject[]> {
      const known: KnownSubject[] = [];
      for await (const [subject, facts] of readInPages(assessments, chosen, since)) {
        known.push([subject, facts]);
        onProgress({ stage: "learning", done: known.length, total: chosen.length });
        await breathe();
      }
      return known;
    }

    async function replayAll(setting: ReplaySetting): Promise<void> {
      let done = 0;
      for await (const [subject, facts, goodwill] of readInPages(assessments, all, since)) {
        const replayed = replayedItem(subject, facts, { ...setting, goodwill });
        if (typeof replayed === "string") left_out.set(replayed, (left_out.get(replayed) ?? 0) + 1);
        else await replay(replayed);
        done += 1;
        onProgress({ stage: "replaying", done, total: all.length });
        await breathe();
      }
    }

    async function replay(replayed: ReplayedItem): Promise<void> {
      const played: [NamedPolicy, RehearsedStock][] = [];
      const known = new Map<string, RehearsedStock>();
      for (const [named, choice] of policyChoices(replayed, service_levels, class_levels)) {
        const key = JSON.stringify(choice);
        const stock = known.get(key) ?? rehearsePolicy(replayed.item, choice);
        known.set(key, stock);
        played.push([named, stock]);
        await breathe();
      }
      results.add({ ...replayed, results: played });
      count(counts, replayed);
    }
  };
}

function noCounts(): Counts {
  return { filled_days: 0, assumed_stock: 0, assumed_lead_time: 0, without_cost: 0, with_own_level: 0, items: 0 };
}

function count(counts: Counts, replayed: ReplayedItem): void {
  counts.items += 1;
  counts.filled_days += replayed.filled_days;
  if (replayed.is_stock_assumed) counts.assumed_stock += 1;
  if (replayed.is_lead_time_assumed) counts.assumed_lead_time += 1;
  if (replayed.purchase_cost === null) counts.without_cost += 1;
  if (replayed.own_level !== null) counts.with_own_level += 1;
}

function leftOutList(left_out: ReadonlyMap<LeftOutReason, number>): RehearsalReport["left_out"] {
  return [...left_out].map(([reason, items]) => ({ reason, items }));
}
