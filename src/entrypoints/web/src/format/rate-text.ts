import { type Language, LOCALES } from "../text/language.ts";
import { NOTHING } from "./number-text.ts";

/** A share in per cent with one decimal at most, "12.5%"; the dash when unknown. */
export function rateText(rate: number | null, language: Language): string {
  if (rate === null) return NOTHING;
  return new Intl.NumberFormat(LOCALES[language], { style: "percent", maximumFractionDigits: 1 }).format(rate);
}
