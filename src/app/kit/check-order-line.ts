import { orderCheck } from "../../domain/order-check/order-check.ts";
import { orderCheckSentence, substitutesText } from "../../domain/order-check/order-check-sentence.ts";
import { type Substitute, substitutesAmong } from "../../domain/order-check/substitutes.ts";
import { WHOLE_BOARD } from "../../contracts/board-view.ts";
import type { OrderLineReport, OrderLineRequest } from "../../contracts/kit.ts";
import type { Subject } from "../../contracts/subject.ts";
import type { AssessmentBasis, Assessments } from "../../ports/assessments.ts";
import type { Clock } from "../../ports/clock.ts";
import type { HolidayCalendar } from "../../ports/holiday-calendar.ts";
import type { Production } from "../../ports/production.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { firstDayOfHistory, riskInput } from "../assess/risk-input.ts";
import { type LearnedPorts, loadLearned, type RiskSetting, riskSources } from "../assess/risk-sources.ts";
import { planFor } from "../production/plan-for.ts";
import { NOTHING_PLANNED, plannedUses } from "../production/planned-uses.ts";
import { findSubject } from "./find-subject.ts";
import { lineRisk } from "./line-risk.ts";
import { notAssessed } from "./refusals.ts";

/** Ports of `checkOrderLine`. */
export interface CheckOrderLinePorts extends LearnedPorts {
  readonly subjects: Pick<Subjects, "ofItem" | "items" | "demandEvents">;
  readonly assessments: Pick<Assessments, "bases" | "page">;
  readonly production: Pick<Production, "facts" | "concerns">;
  readonly clock: Pick<Clock, "today">;
  readonly calendar: Pick<HolidayCalendar, "around">;
  /** The forms an installation has, and the service levels its people adopted. */
  effectSetting(installation_id: string): Promise<Pick<RiskSetting, "bound" | "class_levels">>;
  breathe(): Promise<void>;
}

/** Items of the category that are looked at for what is there instead. */
const LOOKED_AT = 20;

/** Tells what an order line would do before it is placed. Reads and computes, changes nothing. */
export function createCheckOrderLine(ports: CheckOrderLinePorts) {
  const { subjects, assessments, clock } = ports;

  return async function checkOrderLine(installation_id: string, wish: OrderLineRequest): Promise<OrderLineReport> {
    const subject = await findSubject(subjects, installation_id, wish);
    const [basis] = await assessments.bases([subject], firstDayOfHistory(clock.today()));
    if (basis === undefined || basis.previous === null) throw notAssessed(subject.item_code);
    const { quantity } = wish;
    const [setting, substitutes] = await Promise.all([riskSetting(subject), substitutesOf(subject, basis)]);
    const today = clock.today();
    const sources = riskSources(subject, basis, setting, { today, calendar: ports.calendar.around(today) });
    const check = orderCheck(riskInput(sources), quantity);
    const { shipping, now, after } = check;
    return {
      ...{ item_code: subject.item_code, item_name: basis.previous.item_name, location_code: subject.location_code },
      ...{ today, quantity, unit: now.explanation.unit, now: lineRisk(now), after: lineRisk(after) },
      can_ship: shipping === null ? null : shipping.short_quantity === 0,
      short_quantity: shipping?.short_quantity ?? null,
      ship_date: shipping?.ship_date ?? null,
      sentence: orderCheckSentence(check, quantity, substitutes),
      substitutes: [...substitutes],
      substitutes_text: substitutesText(substitutes),
    };
  };

  async function riskSetting({ installation_id, item_code }: Subject): Promise<RiskSetting> {
    const [{ bound, class_levels }, learned] = await Promise.all([
      ports.effectSetting(installation_id),
      loadLearned(ports, installation_id),
    ]);
    const plan = await planFor(ports, { installation_id, items: [{ item_code }], is_whole: false, bound });
    const planned = plan === null ? NOTHING_PLANNED : plannedUses(plan);
    return { bound, ...(class_levels !== undefined && { class_levels }), ...learned, planned };
  }

  /** Of the same category at the same place, as last assessed; nothing that is out of use. */
  async function substitutesOf(
    { installation_id, item_code, location_code }: Subject,
    { facts }: AssessmentBasis,
  ): Promise<readonly Substitute[]> {
    const category = facts.item?.category ?? null;
    if (category === null) return [];
    const view = { ...WHOLE_BOARD, category, location_code, severities: ["none"] as const };
    const sort = { by: "on_hand", descending: true } as const;
    const { rows } = await assessments.page(installation_id, { ...view, sort }, LOOKED_AT);
    const codes = rows.map((row) => row.item_code);
    const known = new Map((await subjects.items(installation_id, codes)).map((item) => [item.item_code, item]));
    return substitutesAmong(
      rows.filter((row) => known.get(row.item_code)?.is_active === true),
      item_code,
    );
  }
}
