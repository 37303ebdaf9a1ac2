import { inShares } from "../../domain/math/in-shares.ts";
import { isPlan } from "../../contracts/subject.ts";
import type { AssessmentCommit, Assessments } from "../../ports/assessments.ts";
import type { Care } from "../../ports/care.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Enquiries } from "../../ports/enquiries.ts";
import type { Exposures } from "../../ports/exposures.ts";
import type { HolidayCalendar } from "../../ports/holiday-calendar.ts";
import type { Outbox } from "../../ports/outbox.ts";
import type { Production } from "../../ports/production.ts";
import type { Records } from "../../ports/records.ts";
import type { Registry } from "../../ports/registry.ts";
import type { DirtySubject, Subjects } from "../../ports/subjects.ts";
import { createAssessPlan } from "../production/assess-plan.ts";
import { planFor } from "../production/plan-for.ts";
import { NOTHING_PLANNED, plannedUses } from "../production/planned-uses.ts";
import { sideBySide } from "../side-by-side.ts";
import { createTurns } from "../turns.ts";
import type { EffectSetting } from "../effects/assessed-subject.ts";
import { createExposeEvent, type ExposeEventPorts } from "../exposure/expose-event.ts";
import { type AssessSetting, createAssessItem, subjectOf } from "./assess-item.ts";
import { firstDayOfHistory } from "./risk-input.ts";
import { type LearnedPorts, loadLearned } from "./risk-sources.ts";
import { transferSetting } from "./transfers-first.ts";

/** Ports of `assessSubjects`. */
export interface AssessPorts extends LearnedPorts {
  readonly subjects: Subjects;
  readonly assessments: Assessments;
  readonly exposures: Pick<Exposures, "ofEvent">;
  readonly enquiries: Pick<Enquiries, "ofPlace">;
  readonly care: Pick<Care, "ofEvent">;
  readonly outbox: Pick<Outbox, "get" | "ofSubject">;
  readonly production: Production;
  readonly records: Pick<Records, "get">;
  readonly registry: Pick<Registry, "settings" | "saveSetting" | "removeSetting">;
  readonly clock: Clock;
  readonly calendar: Pick<HolidayCalendar, "around">;
  /** The likely buyers of an item in a window. */
  readonly foretellBuyers: ExposeEventPorts["foretellBuyers"];
  /** The forms an installation has and the way to its board. */
  effectSetting(installation_id: string): Promise<Omit<EffectSetting, "rules" | "placeName">>;
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
  const assessItem = createAssessItem({ ...ports, exposeEvent: createExposeEvent(ports) });
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
    const plan = await planFor(ports, { ...shared, installation_id, items, is_whole: whole !== undefined });
    const setting = { ...shared, planned: plan === null ? NOTHING_PLANNED : plannedUses(plan) };
    const commits: AssessmentCommit[] = [];
    if (whole !== undefined && plan !== null) commits.push(await assessPlan(whole, plan, setting));
    for (const some of inShares(items, READ_TOGETHER)) commits.push(...(await assessSome(some, setting)));
    await assessments.commit(commits);
    return claimed.length;
  }

  async function loadSetting(installation_id: string): Promise<Omit<AssessSetting, "planned">> {
    const [setting, rules, learned, locations] = await Promise.all([
      ports.effectSetting(installation_id),
      subjects.alertRules(installation_id),
      loadLearned(ports, installation_id),
      subjects.masters(installation_id, "location"),
    ]);
    const transfers = transferSetting(locations);
    return { ...setting, ...learned, rules, transfers, placeName: transfers.nameOf };
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
