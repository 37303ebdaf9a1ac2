import type { Day } from "../calendar/day.ts";

/** A quantity as people read it: whole from a hundred on, else one decimal (two below one), no trailing zero. */
export function quantityText(value: number): string {
  const size = Math.abs(value);
  const decimals = size >= 100 || Number.isInteger(value) ? 0 : size >= 1 ? 1 : 2;
  return String(Number(value.toFixed(decimals)));
}

/** Money as people read it: two decimals at most, more where a cent is too coarse, no trailing zero. */
export function moneyText(value: number): string {
  const size = Math.abs(value);
  return String(size > 0 && size < 0.1 ? Number(value.toPrecision(2)) : Number(value.toFixed(2)));
}

const WHOLE = new Intl.NumberFormat("zh-CN", { maximumFractionDigits: 0 });

/** Money without its cents, its thousands apart: 12,345. */
export function wholeMoneyText(value: number): string {
  return WHOLE.format(value);
}

/** A probability in per cent, with one decimal below ten, its ends kept apart from certainty. */
export function percentText(probability: number): string {
  if (probability > 0 && probability < 0.01) return "<1%";
  if (probability > 0.99 && probability < 1) return ">99%";
  return `${Number((probability * 100).toFixed(probability < 0.1 ? 1 : 0))}%`;
}

/** A service level or another share in per cent, "98%"; up to two decimals where it has some. */
export function levelText(share: number): string {
  return `${Number((100 * share).toFixed(2))}%`;
}

/** "12 月 3 日", with the year when it is another than today's. */
export function dayText(day: Day, today: Day): string {
  const text = `${Number(day.slice(5, 7))} 月 ${Number(day.slice(8, 10))} 日`;
  return day.slice(0, 4) === today.slice(0, 4) ? text : `${Number(day.slice(0, 4))} 年 ${text}`;
}
