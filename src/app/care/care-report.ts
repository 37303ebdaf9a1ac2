import { firstOfMonth, monthOf } from "../../domain/calendar/month.ts";
import { actionSentence } from "../../domain/care/action-sentence.ts";
import { CARE_ACTION_LABELS } from "../../domain/care/care-action.ts";
import { couponMonth, couponOn } from "../../domain/care/coupon-ledger.ts";
import type { CareReport } from "../../contracts/care.ts";
import type { Care } from "../../ports/care.ts";
import type { StockoutEvents } from "../../ports/stockout-events.ts";
import type { Registry } from "../../ports/registry.ts";
import { careReach } from "./care-reach.ts";
import type { ActionStanding, MakeCareResults } from "./care-results.ts";
import { createPlanList, type PlanListPorts } from "./plan-list.ts";

/** Ports of the report on care. */
interface CareReportPorts extends PlanListPorts {
  readonly care: Pick<Care, "coupons" | "since">;
  readonly stockoutEvents: Pick<StockoutEvents, "between">;
  readonly registry: Pick<Registry, "bindings">;
  readonly careResults: Pick<MakeCareResults, "of">;
}

/** The list of coupons is cut here. */
const SHOWN_COUPONS = 50;

/** What each action of care brought, and the month's coupons. */
export function createCareReport(ports: CareReportPorts) {
  const { care, registry, careResults, clock } = ports;
  const planList = createPlanList(ports);

  return async function careReport(installation_id: string): Promise<CareReport> {
    const today = clock.today();
    const { since, settings, actions, unpriced } = await careResults.of(installation_id);
    const bindings = await registry.bindings(installation_id);
    const bound = new Set(bindings.map(({ form }) => form));
    const kept = await care.coupons(installation_id, firstOfMonth(today));
    const standing = kept.map((coupon) => ({ ...coupon, ...couponOn(coupon, today) }));
    const isOfMonth = ({ reserved_on }: (typeof standing)[number]) => monthOf(reserved_on) === monthOf(today);
    const coupons = standing.filter(isOfMonth);
    return {
      ...{ today, since, settings, unpriced },
      has_forms: bound.has("care_task") && bound.has("care_plan"),
      has_coupon_form: bound.has("coupon"),
      actions: actions.map(actionRow),
      reach: await careReach(ports, installation_id),
      month: couponMonth(coupons, monthOf(today), settings.coupon_budget),
      coupon_count: coupons.length,
      coupons: coupons.slice(0, SHOWN_COUPONS),
      older_open: standing.filter((one) => !isOfMonth(one) && one.state !== "expired" && one.state !== "used").length,
      plans: await planList(installation_id, bindings),
    };
  };
}

/** The report on care. */
export type MakeCareReport = ReturnType<typeof createCareReport>;

function actionRow({ action, result, ...counts }: ActionStanding): CareReport["actions"][number] {
  return {
    ...{ action, label: CARE_ACTION_LABELS[action], ...counts, result },
    sentence: result === null ? "这是对客户应尽的告知，不设对照组，不估计净利。" : actionSentence(result),
  };
}
