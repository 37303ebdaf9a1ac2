import type { AlarmBudget } from "../../domain/anomaly/alarm-budget.ts";
import type { PooledModel } from "../../domain/forecast/pooled-model.ts";
import { isPlan } from "../../contracts/subject.ts";
import type { AssessmentCommit, Assessments } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { HolidayCalendar } from "../../ports/holiday-calendar.ts";
import type { Outbox } from "../../ports/outbox.ts";
import type { Production } from "../../ports/production.ts";
import type { Records } from "../../ports/records.ts";
import type { Registry } from "../../ports/registry.ts";
import type { DirtySubject, Subjects } from "../../ports/subjects.ts";
import type { Slowdowns } from "../supplier/slow-suppliers.ts";
import { createAssessPlan } from "../production/assess-plan.ts";
import { type LoadedPlan, loadPlan } from "../production/load-plan.ts";
import { NOTHING_PLANNED, plannedUses } from "../production/planned-uses.ts";
import { sideBySide } from "../side-by-side.ts";
import { createTurns } from "../turns.ts";
import type { EffectSetting } from "../effects/assessed-subject.ts";
import { type AssessSetting, createAssessItem, subjectOf } from "./assess-item.ts";
import { loadKnownDays } from "./known-days.ts";
import { firstDayOfHistory } from "./risk-input.ts";
import { transferSetting } from "./transfers-first.ts";

/** Ports of `assessSubjects`. */
export interface AssessPorts {
  readonly subjects: Subjects;
  readonly assessments: Assessments;
  readonly outbox: Pick<Outbox, "get" | "ofSubject">;
  readonly production: Production;
  readonly records: Pick<Records, "get">;
  readonly registry: Pick<Registry, "settings" | "saveSetting" | "removeSetting">;
  readonly clock: Clock;
  readonly calendar: Pick<HolidayCalendar, "around">;
  /** The forms an installation has and the way to its board. */
  effectSetting(installation_id: string): Promise<Omit<EffectSetting, "rules">>;
  /** What an installation's items have taught about each other; undefined while nothing was learned. */
  pooledModel(installation_id: string): Promise<PooledModel | undefined>;
  /** How many false alarms an installation accepts of how many items; undefined while nobody has counted them. */
  alarmBudget(installation_id: string): Promise<AlarmBudget | undefined>;
  /** The suppliers of an installation that have become slower. */
  slowSuppliers(installation_id: string): Promise<Slowdowns>;
  /** Whether an installation's forms have been read completely; half a shop would raise false alarms. */
  isReady(installation_id: string): Promise<boolean>;
  /** Lets waiting pushes and pages in between two items. */
  breathe(): Promise<void>;
}

/** A subject whose worker died is taken up again after this long (ms); a commit that comes later counts no more. */
const LEASE_MS = 15_000;
/** Assessments of one transaction. */
const BATCH = 32;
/** Read together: fewer would ask the store more often, more would keep pushes of this process waiting. */
const READ_TOGETHER = 8;
/** Installations worked for at a time, so that one does not wait for another's database. */
const AT_ONCE = 4;

/**
 * Assesses the subjects that changes have put in doubt and keeps each result together with all that follows from it.
 * Returns how many were taken. A burst of changes of one item is one assessment.
 */
export function createAssessSubjects(ports: AssessPorts) {
  const { subjects, assessments, clock } = ports;
  const assessItem = createAssessItem(ports);
  const assessPlan = createAssessPlan(ports);
  const byTurns = createTurns();

  return async function assessSubjects(): Promise<number> {
    const busy = byTurns(await subjects.busyInstallations(clock.now()));
    const shares = await sideBySide(busy, AT_ONCE, async (installation_id) =>
      (await ports.isReady(installation_id)) ? assessShare(installation_id) : 0,
    );
    return shares.reduce((sum, share) => sum + share, 0);
  };

  async function assessShare(installation_id: string): Promise<number> {
    const claimed = await subjects.claimDirty(installation_id, BATCH, clock.now(), LEASE_MS);
    if (claimed.length === 0) return 0;
    const shared = await loadSetting(installation_id);
    const items = claimed.filter((one) => !isPlan(one));
    const whole = claimed.find(isPlan);
    // Read after the claim, so that whatever changes from now on marks what it touches again.
    const plan = await planFor(installation_id, items, whole !== undefined, shared);
    const setting = { ...shared, planned: plan === null ? NOTHING_PLANNED : plannedUses(plan) };
    const commits: AssessmentCommit[] = [];
    if (whole !== undefined && plan !== null) commits.push(await assessPlan(whole, plan, setting));
    for (let next = 0; next < items.length; next += READ_TOGETHER) {
      commits.push(...(await assessSome(items.slice(next, next + READ_TOGETHER), setting)));
    }
    await assessments.commit(commits);
    return claimed.length;
  }

  /** The plan, where it is looked at itself or may take any of the items; null where it does not matter. */
  async function planFor(
    installation_id: string,
    items: readonly DirtySubject[],
    isWhole: boolean,
    { bound }: EffectSetting,
  ): Promise<LoadedPlan | null> {
    const codes = [...new Set(items.map(({ item_code }) => item_code))];
    if (!isWhole && !(await ports.production.concerns(installation_id, codes))) return null;
    const today = clock.today();
    const calendar = ports.calendar.around(today);
    return loadPlan(ports, { installation_id, today, calendar, bound, stock_of: isWhole ? "all" : "made" });
  }

  async function loadSetting(installation_id: string): Promise<Omit<AssessSetting, "planned">> {
    const [setting, rules, pooled, alarms, known_days, locations, slow_suppliers] = await Promise.all([
      ports.effectSetting(installation_id),
      subjects.alertRules(installation_id),
      ports.pooledModel(installation_id),
      ports.alarmBudget(installation_id),
      loadKnownDays(ports, installation_id, clock.today()),
      subjects.masters(installation_id, "location"),
      ports.slowSuppliers(installation_id),
    ]);
    const transfers = transferSetting(locations);
    return { ...setting, rules, pooled, alarms, known_days, transfers, slow_suppliers };
  }

  async function assessSome(
    claimed: readonly DirtySubject[],
    setting: AssessSetting,
  ): Promise<readonly AssessmentCommit[]> {
    const bases = await assessments.bases(claimed.map(subjectOf), firstDayOfHistory(clock.today()));
    const commits: AssessmentCommit[] = [];
    for (const [index, basis] of bases.entries()) {
      const dirty = claimed[index];
      if (dirty !== undefined) commits.push(await assessItem(dirty, basis, setting));
      await ports.breathe();
    }
    return commits;
  }
}
