import type { OrderCheck } from "../../domain/order-check/order-check.ts";
import { orderCheck } from "../../domain/order-check/order-check.ts";
import type { RiskInput } from "../../domain/risk/assess-stockout-risk.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { AssessmentBasis, Assessments, KeptAssessment } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { HolidayCalendar } from "../../ports/holiday-calendar.ts";
import type { Production } from "../../ports/production.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { firstDayOfHistory, riskInput } from "../assess/risk-input.ts";
import { type LearnedPorts, loadLearned, type RiskSetting, riskSources } from "../assess/risk-sources.ts";
import type { CareSegments } from "../care/care-segments.ts";
import { planFor } from "../production/plan-for.ts";
import { NOTHING_PLANNED, plannedUses } from "../production/planned-uses.ts";

/** Ports of `judgeLines`. */
export interface JudgeLinesPorts extends LearnedPorts {
  readonly subjects: Pick<Subjects, "ofItem" | "items" | "demandEvents">;
  readonly assessments: Pick<Assessments, "bases" | "some">;
  readonly production: Pick<Production, "facts" | "concerns">;
  readonly clock: Pick<Clock, "today">;
  readonly calendar: Pick<HolidayCalendar, "around">;
  /** The forms an installation has, and the service levels its people adopted. */
  effectSetting(installation_id: string): Promise<Pick<RiskSetting, "bound" | "class_levels">>;
  readonly segmentsOf: CareSegments;
  /** Lets others in between two lines. */
  breathe(): Promise<void>;
}

/** An order line whose subject is known. */
export interface PlacedLine {
  readonly subject: Subject;
  readonly quantity: number;
}

/** The lines of one order. */
export interface PlacedOrder {
  /** Who orders; null where nobody says. */
  readonly customer_code: string | null;
  readonly lines: readonly PlacedLine[];
}

/** A line that was judged, with what it was judged from; null where its subject has never been assessed. */
export type JudgedLine = {
  readonly check: OrderCheck;
  readonly basis: AssessmentBasis;
  readonly previous: KeptAssessment;
} | null;

/**
 * Judges the lines of one order of one installation in turn: what a line takes or waits for, the next one of the same
 * item and place finds taken. Who is a key customer is asked only where something is kept aside for one.
 */
export function createJudgeLines(ports: JudgeLinesPorts) {
  const { assessments, clock } = ports;

  return async function judgeLines(
    installation_id: string,
    { customer_code, lines }: PlacedOrder,
  ): Promise<readonly JudgedLine[]> {
    const today = clock.today();
    const subjects = [...new Map(lines.map(({ subject }) => [placeOf(subject), subject])).values()];
    const [bases, setting] = await Promise.all([
      assessments.bases(subjects, firstDayOfHistory(today)),
      riskSetting(installation_id, subjects),
    ]);
    const basisOf = new Map(subjects.map((subject, i) => [placeOf(subject), bases[i]]));
    const isReserved = bases.some(({ facts }) => (facts.stock_level?.reserved_quantity ?? 0) > 0);
    const is_key_customer = isReserved && (await isKey(installation_id, customer_code));
    const inputs = new Map<string, RiskInput>();
    const at = { today, calendar: ports.calendar.around(today) };
    const judged: JudgedLine[] = [];
    for (const { subject, quantity } of lines) {
      await ports.breathe();
      const place = placeOf(subject);
      const basis = basisOf.get(place);
      const previous = basis?.previous ?? null;
      if (basis === undefined || previous === null) {
        judged.push(null);
        continue;
      }
      const input = inputs.get(place) ?? riskInput(riskSources(subject, basis, setting, at));
      const check = orderCheck(input, { quantity, is_key_customer });
      inputs.set(place, check.next);
      judged.push({ check, basis, previous });
    }
    return judged;
  };

  async function isKey(installation_id: string, customer_code: string | null): Promise<boolean> {
    if (customer_code === null) return false;
    const segments = await ports.segmentsOf(installation_id, [customer_code]);
    return segments.get(customer_code)?.segment.value_class === "key";
  }

  async function riskSetting(installation_id: string, subjects: readonly Subject[]): Promise<RiskSetting> {
    const [{ bound, class_levels }, learned] = await Promise.all([
      ports.effectSetting(installation_id),
      loadLearned(ports, installation_id),
    ]);
    const plan = await planFor(ports, { installation_id, items: subjects, is_whole: false, bound });
    const planned = plan === null ? NOTHING_PLANNED : plannedUses(plan);
    return { bound, ...(class_levels !== undefined && { class_levels }), ...learned, planned };
  }
}

function placeOf({ item_code, location_code }: Subject): string {
  return JSON.stringify([item_code, location_code]);
}
