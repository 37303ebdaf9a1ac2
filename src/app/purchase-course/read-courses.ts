import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { Clock } from "../../ports/clock.ts";
import { type Platform, PlatformCallError, type PlatformFailure, type WorkflowCourse } from "../../ports/platform.ts";
import type { PurchaseCourses } from "../../ports/purchase-courses.ts";
import { eachInstallation, type EachInstallationPorts } from "../each-installation.ts";
import { courseKey, type KeptCourse, type KeptCourses } from "./kept-courses.ts";
import { latestPurchases } from "./latest-purchases.ts";

/** Ports of `readCourses`. */
export interface ReadCoursesPorts extends EachInstallationPorts {
  readonly purchaseCourses: PurchaseCourses;
  readonly platform: Pick<Platform, "workflow">;
  readonly kept: KeptCourses;
  readonly clock: Pick<Clock, "now" | "today">;
  binding(installation_id: string, form: FormName): Promise<FormBinding | null>;
}

/** What fails for one record is no reason to ask for no other; all else fails for every record of the installation. */
const OF_ONE_RECORD: readonly PlatformFailure[] = ["refused", "gone", "config"];
/** Calls for one installation at a time. */
const ASKED_AT_ONCE = 20;
/** So many records without a workflow, and none with one: the form has none. */
const TELLING = 3;

/** A record whose workflow may be asked for. */
interface Candidate extends Pick<KeptCourse, "form" | "record_id"> {
  readonly binding: FormBinding;
  readonly course: KeptCourse | undefined;
}

/**
 * Asks the platform how far the workflows of the latest purchases have come: those never asked for first, then those that
 * run, the longest ago first. One that has ended is not asked for again; one that the platform would not tell of waits its
 * turn. Returns how many were asked for.
 */
export function createReadCourses(ports: ReadCoursesPorts) {
  const { platform, kept, clock } = ports;

  return (): Promise<number> => eachInstallation(ports, readInstallation);

  async function readInstallation(installation_id: string): Promise<number> {
    const candidates = await candidatesOf(installation_id);
    const due = dueOf(candidates);
    if (due.length === 0) return 0;
    const courses = new Map(
      candidates.flatMap(({ course }) => (course === undefined ? [] : [[courseKey(course), course] as const])),
    );
    try {
      for (const candidate of due) {
        courses.set(courseKey(candidate), await askedFor(candidate));
      }
    } finally {
      await kept.save(installation_id, [...courses.values()]);
    }
    return due.length;
  }

  async function askedFor(candidate: Candidate): Promise<KeptCourse> {
    try {
      const found = await platform.workflow(candidate.binding, candidate.record_id);
      return courseOf(candidate, found, clock.now());
    } catch (error) {
      if (!(error instanceof PlatformCallError) || !OF_ONE_RECORD.includes(error.failure)) throw error;
      const before = candidate.course ?? { ...courseOf(candidate, null, 0), has_workflow: null };
      return { ...before, asked_at: clock.now() };
    }
  }

  async function candidatesOf(installation_id: string): Promise<readonly Candidate[]> {
    const [{ orders, proposals }, before, order_binding, proposal_binding] = await Promise.all([
      latestPurchases(ports, installation_id),
      kept.of(installation_id),
      ports.binding(installation_id, "purchase_order"),
      ports.binding(installation_id, "replenishment"),
    ]);
    const known = new Map(before.map((course) => [courseKey(course), course]));
    const of = (form: KeptCourse["form"], binding: FormBinding | null, records: readonly { record_id: string }[]) =>
      binding === null
        ? []
        : records.map(({ record_id }) => ({
            form,
            record_id,
            binding,
            course: known.get(courseKey({ form, record_id })),
          }));
    return [...of("replenishment", proposal_binding, proposals), ...of("purchase_order", order_binding, orders)];
  }
}

function dueOf(candidates: readonly Candidate[]): readonly Candidate[] {
  const due = [...Map.groupBy(candidates, ({ form }) => form).values()].flatMap((own) => {
    const told = own.flatMap(({ course }) => course?.has_workflow ?? []);
    const isOrdinary = told.length >= TELLING && !told.includes(true);
    const open = own.filter(
      ({ course }) => course === undefined || (course.has_workflow !== false && course.ended_at === null),
    );
    // One new record is enough to see that a form has become one with a workflow.
    return isOrdinary ? open.slice(0, 1) : open;
  });
  return due.toSorted((a, b) => (a.course?.asked_at ?? 0) - (b.course?.asked_at ?? 0)).slice(0, ASKED_AT_ONCE);
}

function courseOf({ form, record_id }: Candidate, found: WorkflowCourse | null, asked_at: number): KeptCourse {
  const { requested_at, tasks, ended_at, is_approved } = found ?? NOTHING;
  const has_workflow = found !== null;
  return { form, record_id, asked_at, has_workflow, requested_at, tasks, ended_at, is_approved };
}

const NOTHING: WorkflowCourse = { requested_at: 0, tasks: [], ended_at: null, is_approved: null };
