import { addDays, type Day } from "../../../../domain/calendar/day.ts";
import { customersNeeded } from "../../../../domain/care/customers-needed.ts";
import type { CareSettings } from "../../../../contracts/care-settings.ts";
import { dayText } from "../format/day-text.ts";
import { countText, exactMoneyText } from "../format/number-text.ts";
import { exactShareText } from "../format/share-text.ts";
import type { Language } from "../text/language.ts";
import type { zhCare } from "../text/zh-care.ts";

/** The settings in the order in which they are shown. */
export const SETTING_NAMES = [
  "coupon_budget",
  "held_out_share",
  "window_days",
  "contact_cost",
  "stops_losing",
  "holds_out_foretold",
] as const satisfies readonly (keyof CareSettings)[];
export type SettingName = (typeof SETTING_NAMES)[number];

/** Settings while somebody types: a number may be missing. */
export type SettingsDraft = { readonly [Name in SettingName]: CareSettings[Name] | null };

/** What words depend on. */
export interface SettingScene {
  readonly words: (typeof zhCare)["settings"];
  readonly language: Language;
  readonly today: Day;
}

/** Longer windows are refused by the server; no day is named for them. */
const LONGEST_WINDOW_DAYS = 365;

/** A setting as people read it. */
export function settingText(settings: CareSettings, name: SettingName, { words, language }: SettingScene): string {
  switch (name) {
    case "coupon_budget":
    case "contact_cost":
      return exactMoneyText(settings[name], language);
    case "held_out_share":
      return exactShareText(settings[name], language);
    case "window_days":
      return words.days(countText(settings[name], language));
    case "stops_losing":
    case "holds_out_foretold":
      return settings[name] ? words.yes : words.no;
  }
}

/** What follows from a setting; nothing while a number is missing. */
export function settingMeaning(draft: SettingsDraft, name: SettingName, scene: SettingScene): string {
  const { words, language, today } = scene;
  const { coupon_budget, held_out_share, window_days, contact_cost, stops_losing, holds_out_foretold } = draft;
  switch (name) {
    case "coupon_budget":
      if (coupon_budget === null) return "";
      return coupon_budget <= 0 ? words.budget_none : words.budget_some(exactMoneyText(coupon_budget, language));
    case "held_out_share":
      return held_out_share === null ? "" : shareMeaning(held_out_share, scene);
    case "window_days": {
      if (window_days === null || !Number.isInteger(window_days)) return "";
      if (window_days < 1 || window_days > LONGEST_WINDOW_DAYS) return "";
      const day = dayText(addDays(today, window_days + 1), today, language);
      return words.window(countText(window_days, language), day);
    }
    case "contact_cost":
      if (contact_cost === null) return "";
      return contact_cost <= 0 ? words.cost_none : words.cost_some(exactMoneyText(contact_cost, language));
    case "stops_losing":
      return stops_losing === true ? words.stops_yes : words.stops_no;
    case "holds_out_foretold":
      return holds_out_foretold === true ? words.foretold_yes : words.foretold_no;
  }
}

/** What somebody else has changed: "name: old → new" each. */
export function settingChanges(before: CareSettings, after: CareSettings, scene: SettingScene): readonly string[] {
  return SETTING_NAMES.filter((name) => before[name] !== after[name]).map((name) => {
    const [old, fresh] = [before, after].map((one) => settingText(one, name, scene));
    return `${scene.words.name[name]}：${old} → ${fresh}`;
  });
}

function shareMeaning(share: number, { words, language }: SettingScene): string {
  const needed = share >= 1 ? null : customersNeeded(share);
  return needed === null
    ? words.share_none
    : words.share_some(exactShareText(share, language), countText(needed, language));
}
