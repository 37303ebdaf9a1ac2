import { alarmThreshold, isAlarmed, type AlarmBudget } from "./alarm-budget.ts";
import { demandDistribution, probabilityAbove } from "../demand/demand-distribution.ts";
import { percentText, quantityText } from "../text/quantity-text.ts";

/** A day beside what was expected of it, weekday taken into account. */
export interface SurgeDay {
  readonly quantity: number;
  readonly expected: number;
  /** Variance ÷ mean. */
  readonly dispersion: number;
}

/** The stretch of one or two days that is the less likely. */
export interface Surge {
  readonly days: 1 | 2;
  readonly quantity: number;
  readonly expected: number;
  readonly p_value: number;
}

/**
 * Tail probability of the last day and, where yesterday was high too, of both together; the smaller one doubled for the
 * choice (Bonferroni). Counts take the mid-p-value, P(D > y) + ½·P(D = y) (Lancaster 1961). Null where nothing is high.
 */
export function demandSurge(today: SurgeDay, yesterday: SurgeDay | null, is_count: boolean): Surge | null {
  if (today.quantity <= today.expected) return null;
  const one = surgeOf([today], is_count);
  if (yesterday === null || yesterday.quantity <= yesterday.expected) return one;
  const two = surgeOf([yesterday, today], is_count);
  const rarer = two.p_value < one.p_value ? two : one;
  return { ...rarer, p_value: Math.min(1, 2 * rarer.p_value) };
}

function surgeOf(days: readonly SurgeDay[], is_count: boolean): Surge {
  const sum = (of: (day: SurgeDay) => number) => days.reduce((total, day) => total + of(day), 0);
  const [quantity, expected] = [sum((day) => day.quantity), sum((day) => day.expected)];
  const law = demandDistribution(
    expected,
    sum((day) => day.expected * day.dispersion),
    is_count,
  );
  const above = probabilityAbove(law, quantity);
  const p_value = is_count ? (above + probabilityAbove(law, quantity - 1)) / 2 : above;
  return { days: days.length === 2 ? 2 : 1, quantity, expected, p_value };
}

/** Whether the surge, or its absence, keeps or raises an alarm within the tenant's budget. */
export function isSurgeAlarmed(surge: Surge | null, budget: AlarmBudget, was_alarmed: boolean): boolean {
  return surge !== null && isAlarmed(surge.p_value, alarmThreshold(budget), was_alarmed);
}

/** The surge in one Chinese sentence. */
export function surgeSentence({ days, quantity, expected, p_value }: Surge, unit: string): string {
  const stretch = days === 1 ? "昨日" : "近两日";
  const rarity = p_value < 0.001 ? "不足 0.1%" : `约 ${percentText(p_value)}`;
  return `${stretch}售出 ${quantityText(quantity)} ${unit}，平常约 ${quantityText(expected)} ${unit}，出现这样高销量的机会${rarity}。`;
}
