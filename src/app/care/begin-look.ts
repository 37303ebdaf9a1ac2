import type { CareAction } from "../../domain/care/care-action.ts";
import type { CarePlan } from "../../domain/care/care-plan.ts";
import { addDays } from "../../domain/calendar/day.ts";
import { firstOfMonth } from "../../domain/calendar/month.ts";
import type { CarePlanRecord } from "../../contracts/generated/records.ts";
import type { FormName } from "../../contracts/form.ts";
import type { Care, KeptCoupon } from "../../ports/care.ts";
import type { Clock } from "../../ports/clock.ts";
import type { Records } from "../../ports/records.ts";
import type { Registry } from "../../ports/registry.ts";
import { LOOK_SETTING } from "./care-looks.ts";
import { careSalt, type CareSaltPorts } from "./care-salt.ts";
import type { KeptCareSettings } from "./care-settings.ts";
import type { CareLook } from "./decide-care.ts";
import { readPlan } from "./read-plan.ts";

/** Ports of `beginLook`. */
export interface BeginLookPorts extends CareSaltPorts {
  readonly records: Pick<Records, "list">;
  readonly registry: Pick<Registry, "bindings"> & CareSaltPorts["registry"];
  readonly care: Pick<Care, "coupons">;
  readonly clock: Pick<Clock, "today" | "dayOf">;
  readonly careSettings: Pick<KeptCareSettings, "of">;
  /** Actions that lose money and are to stop by themselves. */
  stoppedActions(installation_id: string): Promise<ReadonlySet<CareAction>>;
}

/** A look with what it may not overtake, and the coupons that it begins from. */
export interface BegunLook extends CareLook {
  /** The number of looks that decided something before this one, as it is kept. */
  readonly before: string | null;
  readonly bound: ReadonlySet<FormName>;
  readonly coupons: readonly KeptCoupon[];
}

/** Coupons of the month before may still be taken. */
const COUPON_DAYS = 62;

/** Null where nothing is planned, or there is no form to write to. */
export async function beginLook(ports: BeginLookPorts, installation_id: string): Promise<BegunLook | null> {
  const { registry, clock } = ports;
  // Before everything else: whoever looks at the same time and was first has changed it.
  const before = await registry.setting(installation_id, LOOK_SETTING);
  const bound = new Set((await registry.bindings(installation_id)).map(({ form }) => form));
  if (!bound.has("care_task") || !bound.has("care_plan")) return null;
  const plans = await plansOf(ports, installation_id, bound.has("coupon"));
  if (plans.length === 0) return null;
  const today = clock.today();
  return {
    ...{ before, bound, plans, today },
    settings: await ports.careSettings.of(installation_id),
    salt: await careSalt(ports, installation_id),
    stopped: await ports.stoppedActions(installation_id),
    coupons: await ports.care.coupons(installation_id, firstOfMonth(addDays(today, -COUPON_DAYS))),
  };
}

/** Lines that are switched on; coupons only where there is a form for them. */
async function plansOf(
  { records, clock }: Pick<BeginLookPorts, "records" | "clock">,
  installation_id: string,
  has_coupons: boolean,
): Promise<readonly CarePlan[]> {
  const kept = await records.list(installation_id, "care_plan");
  return kept.flatMap(({ values }) => {
    // Fitted to the form before it was kept.
    const { plan } = readPlan(values as unknown as CarePlanRecord, clock);
    return plan?.is_active === true && (has_coupons || plan.care_action !== "coupon") ? [plan] : [];
  });
}
