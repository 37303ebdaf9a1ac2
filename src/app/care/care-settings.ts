import { LARGEST_HELD_OUT_SHARE, USUAL_HELD_OUT_SHARE } from "../../domain/care/hold-out.ts";
import { OUTCOME_WINDOW_DAYS } from "../../domain/care/care-outcome.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { Registry } from "../../ports/registry.ts";

/** What an installation has settled of its care. */
export interface CareSettings {
  /** Share of customers held out of each action, 0–0.5. */
  readonly held_out_share: number;
  /** Yuan of coupons that may be given in a month. */
  readonly coupon_budget: number;
  /** Days over which buying is counted as an action's outcome. */
  readonly window_days: number;
  /** Yuan that one contact costs. */
  readonly contact_cost: number;
  /** Whether an action that loses money stops by itself; else it is only marked. */
  readonly stops_losing: boolean;
}

/** No coupon is given before somebody has set a budget. */
const USUAL: CareSettings = {
  held_out_share: USUAL_HELD_OUT_SHARE,
  coupon_budget: 0,
  window_days: OUTCOME_WINDOW_DAYS,
  contact_cost: 0,
  stops_losing: false,
};

const SETTING = "care_settings";
const LONGEST_WINDOW_DAYS = 365;

/** Settings of care, kept among those of the installation. */
export function createCareSettings({ registry }: { readonly registry: Pick<Registry, "setting" | "saveSetting"> }) {
  const of = async (installation_id: string): Promise<CareSettings> => {
    const text = await registry.setting(installation_id, SETTING);
    // Written below.
    return text === null ? USUAL : { ...USUAL, ...(JSON.parse(text) as Partial<CareSettings>) };
  };
  return {
    of,
    async change(installation_id: string, changes: Partial<CareSettings>): Promise<CareSettings> {
      const settings = checked({ ...(await of(installation_id)), ...changes });
      await registry.saveSetting(installation_id, SETTING, JSON.stringify(settings));
      return settings;
    },
  };
}

/** What an installation has settled of its care. */
export type KeptCareSettings = ReturnType<typeof createCareSettings>;

function checked(settings: CareSettings): CareSettings {
  const { held_out_share, coupon_budget, window_days, contact_cost } = settings;
  const isWithin = (value: number, low: number, high: number) => value >= low && value <= high;
  if (!isWithin(held_out_share, 0, LARGEST_HELD_OUT_SHARE)) throw wrong("对照比例须在 0–50% 之间");
  if (!isWithin(coupon_budget, 0, Infinity)) throw wrong("优惠券月预算不能小于 0");
  if (!isWithin(window_days, 1, LONGEST_WINDOW_DAYS)) throw wrong(`观察天数须在 1–${LONGEST_WINDOW_DAYS} 之间`);
  if (!isWithin(contact_cost, 0, Infinity)) throw wrong("每次联系的成本不能小于 0");
  return settings;
}

function wrong(message: string): AddonError {
  return new AddonError({ code: "care_setting_wrong", message, hint: "改成范围内的数再保存；原来的设置没有变。" });
}
