/** The code under which sales are kept whose buyer nobody named. */
export const WALK_IN_CODE = "散客";

/** That and what shops write in its place. */
export const NOBODY_CODES: ReadonlySet<string> = new Set([
  ...["", WALK_IN_CODE, "散户", "零散客户", "门店散客", "过路客"],
  ...["零售", "零售客户", "零售散客", "匿名", "匿名客户"],
]);

/**
 * Whether a customer code stands for whoever came: many people, none of whom is known again. What they buy is demand like any
 * other, but they are no customer who has a value, a habit, or could be lost.
 */
export function isNobodyCode(customer_code: string): boolean {
  return NOBODY_CODES.has(customer_code.trim());
}
