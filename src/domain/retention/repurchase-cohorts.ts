import { type Day, daysBetween } from "../calendar/day.ts";
import { monthNumber, monthOf } from "../calendar/month.ts";
import { type Share, shareOf } from "./share-interval.ts";

/** Customers by the month of their first order. */
export interface RepurchaseCohort {
  /** "YYYY-MM" */
  readonly month: string;
  readonly customers: number;
  /** Customers who ordered k + 1 months after, 0–1 of the cohort; months that are not over are left out. */
  readonly ordered: readonly number[];
}

/** Share of customers who ordered again within some days of their first order. */
export interface RepurchaseWithin {
  readonly days: number;
  /** Of customers whose first order lies at least so many days back; null without any. */
  readonly share: Share | null;
}

/** 复购率 of a shop. */
export interface RepurchaseReport {
  readonly cohorts: readonly RepurchaseCohort[];
  readonly within: readonly RepurchaseWithin[];
}

const WITHIN_DAYS = [30, 60, 90, 180];

/** Adds up customers one by one, so that no shop need lie in memory. */
export function createRepurchaseCohorts(today: Day) {
  const cohorts = new Map<string, { customers: number; ordered: number[] }>();
  const within = WITHIN_DAYS.map((days) => ({ days, again: 0, of: 0 }));
  const lastMonth = monthNumber(today) - 1;

  return {
    /** The order days of one customer, ascending; more than one line on a day is one. */
    add(days: readonly Day[]): void {
      const [first] = days;
      if (first === undefined) return;
      const cohort = cohorts.get(monthOf(first)) ?? { customers: 0, ordered: [] };
      cohorts.set(monthOf(first), cohort);
      cohort.customers += 1;
      for (const month of new Set(days.map((day) => monthNumber(day) - monthNumber(first)))) {
        if (month > 0 && monthNumber(first) + month <= lastMonth) {
          cohort.ordered[month - 1] = (cohort.ordered[month - 1] ?? 0) + 1;
        }
      }
      const second = days.find((day) => day > first);
      for (const one of within) {
        if (daysBetween(first, today) <= one.days) continue;
        one.of += 1;
        if (second !== undefined && daysBetween(first, second) <= one.days) one.again += 1;
      }
    },

    report(): RepurchaseReport {
      return {
        cohorts: [...cohorts]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([month, { customers, ordered }]) => ({
            ...{ month, customers },
            ordered: Array.from(
              { length: Math.max(0, lastMonth - monthNumber(month)) },
              (_, k) => (ordered[k] ?? 0) / customers,
            ),
          })),
        within: within.map(({ days, again, of }) => ({ days, share: shareOf(again, of) })),
      };
    },
  };
}
