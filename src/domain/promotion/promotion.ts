import type { Day } from "../calendar/day.ts";
import { isInScope } from "../demand/demand-scope.ts";
import type { DemandScope, ScopedItem } from "../demand/demand-scope.ts";

/** Part of a sale in which people act differently: pay a deposit, pay the rest, buy, buy what is left. */
export type PromotionStage = "presale" | "balance" | "sale" | "encore";

/** The stages in the order in which they come. */
export const PROMOTION_STAGES = ["presale", "balance", "sale", "encore"] as const satisfies readonly PromotionStage[];

/** The options of the form's field, which are also the Chinese names. */
export const PROMOTION_STAGE_LABELS: Readonly<Record<PromotionStage, string>> = {
  presale: "预售定金",
  balance: "尾款",
  sale: "现货",
  encore: "返场",
};

/** A promotion as the tenant's calendar has it, both days included. */
export interface Promotion {
  readonly promotion_name: string;
  readonly channel: string | null;
  readonly stage: PromotionStage;
  readonly start_date: Day;
  readonly end_date: Day;
  readonly scope: DemandScope;
  /** Multiple that a person expects, 1 = unchanged; null where nobody says. */
  readonly expected_uplift: number | null;
}

/** Whether a promotion is for an item; one of another channel than the location's is not. */
export function touchesItem({ scope, channel }: Promotion, item: ScopedItem, seen: string | null = null): boolean {
  return isInScope(scope, item) && (seen === null || channel === null || channel === seen);
}
