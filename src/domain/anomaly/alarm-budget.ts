/** How many alarms people can look at, and how many tests there are to raise them. */
export interface AlarmBudget {
  /** False alarms a week that a tenant accepts, over all items. */
  readonly alarms_per_week: number;
  readonly items: number;
}

/** Three false alarms a week are looked at; as many items as make that one day in a thousand. */
export const DEFAULT_ALARM_BUDGET: AlarmBudget = { alarms_per_week: 3, items: 430 };

const TESTS_PER_ITEM_WEEK = 7;
/** However few items there are, chances above one in a hundred are ordinary. */
const LARGEST_THRESHOLD = 0.01;
/** An alarm ends only when the day is clearly more ordinary than one that raises it. */
const CLEARS_AT = 5;

/** The p-value below which a daily test of every item raises as many false alarms as the budget allows (Bonferroni). */
export function alarmThreshold({ alarms_per_week, items }: AlarmBudget): number {
  if (items <= 0) return LARGEST_THRESHOLD;
  return Math.min(LARGEST_THRESHOLD, Math.max(0, alarms_per_week) / (TESTS_PER_ITEM_WEEK * items));
}

/** Whether an alarm is on: raised below the threshold, kept until five times as probable. */
export function isAlarmed(p_value: number, threshold: number, was_alarmed: boolean): boolean {
  return p_value < (was_alarmed ? CLEARS_AT * threshold : threshold);
}
