import { type Language, LOCALES } from "../text/language.ts";

/** Stands where a number is not known. */
export const NOTHING = "—";

/** Money in yuan without fractions, "¥12,345"; the dash when unknown. */
export function moneyText(amount: number | null, language: Language): string {
  if (amount === null) return NOTHING;
  if (amount > 0 && amount < 1) return "<¥1";
  return currency(language).format(amount);
}

/** Money of a single unit with its sign and cents, "+¥0.35"; "±¥0" where nothing shows. */
export function centsText(amount: number, language: Language): string {
  const size = new Intl.NumberFormat(LOCALES[language], { minimumFractionDigits: 2, maximumFractionDigits: 2 });
  const text = size.format(Math.abs(amount));
  if (text === size.format(0)) return "±¥0";
  return `${amount < 0 ? "−" : "+"}¥${text}`;
}

/** A quantity of units: at most one decimal below a hundred (two below one), whole above; the dash when unknown. */
export function quantityText(units: number | null, language: Language): string {
  if (units === null) return NOTHING;
  const size = Math.abs(units);
  const maximumFractionDigits = size >= 100 ? 0 : size >= 1 ? 1 : 2;
  const text = new Intl.NumberFormat(LOCALES[language], { maximumFractionDigits }).format(units);
  return text === "-0" ? "0" : text;
}

/** A share of a change with its sign, "−12.3%"; "±0%" where nothing shows. */
export function changeText(change: number): string {
  const size = Math.abs(100 * change).toFixed(1);
  if (size === "0.0") return "±0%";
  return `${change < 0 ? "−" : "+"}${size}%`;
}

/** A count of things, with separators. */
export function countText(count: number, language: Language): string {
  return new Intl.NumberFormat(LOCALES[language]).format(count);
}

/** Money as somebody has set it, to the cent. */
export function exactMoneyText(amount: number, language: Language): string {
  return currency(language, 2).format(amount);
}

/** Money beside an axis: cents only where a step may be smaller than a yuan. */
export function axisMoneyText(amount: number, language: Language): string {
  return currency(language, Math.abs(amount) < 10 ? 2 : 0).format(amount);
}

function currency(language: Language, maximumFractionDigits = 0): Intl.NumberFormat {
  return new Intl.NumberFormat(LOCALES[language], {
    style: "currency",
    currency: "CNY",
    currencyDisplay: "narrowSymbol",
    minimumFractionDigits: 0,
    maximumFractionDigits,
  });
}
