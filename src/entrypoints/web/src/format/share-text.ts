import { type Language, LOCALES } from "../text/language.ts";

/** A share of one in per cent: whole, below ten with one decimal. */
export function shareText(share: number, language: Language): string {
  const maximumFractionDigits = Math.abs(share) < 0.1 ? 1 : 0;
  return new Intl.NumberFormat(LOCALES[language], { style: "percent", maximumFractionDigits }).format(share);
}

/** A share of one in per cent as somebody has set it, with two decimals at most. */
export function exactShareText(share: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { style: "percent", maximumFractionDigits: 2 }).format(share);
}
