import { type Language, LOCALES } from "../text/language.ts";

/** A share of one in whole per cent. */
export function shareText(share: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language], { style: "percent", maximumFractionDigits: 0 }).format(share);
}
