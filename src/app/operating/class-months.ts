import { ABC_CLASSES } from "../../contracts/rehearsal.ts";
import type { AbcClass } from "../../domain/risk/class-policy.ts";

/** Sums by class, and by class and month. */
export interface ClassMonths<Sum> {
  add(abc_class: AbcClass, month: string, more: (sum: Sum) => Sum): void;
  byClass<Figure extends object>(figureOf: (sum: Sum) => Figure): ({ abc_class: AbcClass } & Figure)[];
  /** Of one class after the other, months ascending. */
  byMonth<Figure extends object>(
    figureOf: (sum: Sum, month: string) => Figure,
  ): ({ abc_class: AbcClass; month: string } & Figure)[];
}

/** Adds up from `nothing`; `join` adds months to a class. Classes in which nothing came are left out. */
export function createClassMonths<Sum>(nothing: Sum, join: (one: Sum, other: Sum) => Sum): ClassMonths<Sum> {
  const sums = new Map<AbcClass, Map<string, Sum>>();
  const monthsOf = (abc_class: AbcClass) => [...(sums.get(abc_class) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1));
  const met = () => ABC_CLASSES.filter((abc_class) => sums.has(abc_class));
  return {
    add(abc_class, month, more) {
      const months = sums.get(abc_class) ?? new Map<string, Sum>();
      sums.set(abc_class, months.set(month, more(months.get(month) ?? nothing)));
    },
    byClass: (figureOf) =>
      met().map((abc_class) => {
        const total = monthsOf(abc_class).reduce((sum, [, one]) => join(sum, one), nothing);
        return { abc_class, ...figureOf(total) };
      }),
    byMonth: (figureOf) =>
      met().flatMap((abc_class) =>
        monthsOf(abc_class).map(([month, sum]) => ({ abc_class, month, ...figureOf(sum, month) })),
      ),
  };
}
