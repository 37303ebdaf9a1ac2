import { LARGEST_HELD_OUT_SHARE, USUAL_HELD_OUT_SHARE } from "../../domain/care/hold-out.ts";
import { OUTCOME_WINDOW_DAYS } from "../../domain/care/care-outcome.ts";
import type { CareSettings, CareSettingsRequest, CareSettingsWritten } from "../../contracts/care-settings.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { Outbox } from "../../ports/outbox.ts";
import type { Registry } from "../../ports/registry.ts";

/** Ports of the settings. */
interface CareSettingsPorts {
  readonly registry: Pick<Registry, "setting">;
  readonly outbox: Pick<Outbox, "addWith">;
}

/** No coupon is given before somebody has set a budget. */
const USUAL: CareSettings = {
  held_out_share: USUAL_HELD_OUT_SHARE,
  coupon_budget: 0,
  window_days: OUTCOME_WINDOW_DAYS,
  contact_cost: 0,
  stops_losing: false,
  holds_out_foretold: false,
};

const SETTING = "care_settings";
const LONGEST_WINDOW_DAYS = 365;

/** Settings of care, kept among those of the installation. */
export function createCareSettings({ registry, outbox }: CareSettingsPorts) {
  const kept = (installation_id: string) => registry.setting(installation_id, SETTING);

  /** False, and nothing is kept, where others hold by now. */
  async function keep(installation_id: string, before: string | null, settings: CareSettings): Promise<boolean> {
    const step = { installation_id, name: SETTING, before, after: JSON.stringify(settings) };
    return outbox.addWith(step, []);
  }

  return {
    of: async (installation_id: string): Promise<CareSettings> => read(await kept(installation_id)),

    /** Changes what is named, whatever the rest is by now. */
    async change(installation_id: string, changes: Partial<CareSettings>): Promise<CareSettings> {
      for (;;) {
        const before = await kept(installation_id);
        const settings = checked({ ...read(before), ...changes });
        if (await keep(installation_id, before, settings)) return settings;
      }
    },

    /** Takes the place of what was seen; where that holds no more, nothing is changed. */
    async changeSeen(installation_id: string, { seen, settings }: CareSettingsRequest): Promise<CareSettingsWritten> {
      const before = await kept(installation_id);
      const wanted = checked(settings);
      const isSeen = textOf(read(before)) === textOf(seen);
      if (isSeen && (await keep(installation_id, before, wanted))) return { kind: "saved", settings: wanted };
      return { kind: "changed", settings: read(await kept(installation_id)) };
    },
  };
}

/** What an installation has settled of its care. */
export type KeptCareSettings = ReturnType<typeof createCareSettings>;

function read(text: string | null): CareSettings {
  // Written above; older versions kept fewer.
  return text === null ? USUAL : { ...USUAL, ...(JSON.parse(text) as Partial<CareSettings>) };
}

/** The same text for the same settings. */
function textOf(settings: CareSettings): string {
  return JSON.stringify(Object.entries(settings).sort());
}

function checked(settings: CareSettings): CareSettings {
  const { held_out_share, coupon_budget, window_days, contact_cost } = settings;
  const isWithin = (value: number, low: number, high: number) => value >= low && value <= high;
  if (!isWithin(held_out_share, 0, LARGEST_HELD_OUT_SHARE)) throw wrong("对照比例须在 0–50% 之间");
  if (!isWithin(coupon_budget, 0, Infinity)) throw wrong("优惠券月预算不能小于 0");
  if (!Number.isInteger(window_days) || !isWithin(window_days, 1, LONGEST_WINDOW_DAYS)) {
    throw wrong(`观察天数须是 1–${LONGEST_WINDOW_DAYS} 之间的整数`);
  }
  if (!isWithin(contact_cost, 0, Infinity)) throw wrong("每次联系的成本不能小于 0");
  return settings;
}

function wrong(message: string): AddonError {
  return new AddonError({ code: "care_setting_wrong", message, hint: "改成范围内的数再保存；原来的设置没有变。" });
}
