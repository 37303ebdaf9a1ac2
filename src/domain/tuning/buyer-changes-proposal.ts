import { quantile } from "../math/quantile.ts";
import { signTest } from "../math/sign-test.ts";

/** A judged line on which the buyer ordered another quantity than the plan's. */
export interface JudgedChange {
  readonly suggested_quantity: number;
  readonly quantity: number;
  readonly winner: "buyer" | "model" | "equal";
  /** Money that the buyer's choice brought beyond the plan's. */
  readonly difference: number;
}

/** Buyers of a supplier or a class who were right against the plan, or wrong, too often for chance. No value follows. */
export interface BuyerChangesProposal {
  readonly kind: "buyer_changes";
  /** Who was better. */
  readonly direction: "buyer" | "model";
  readonly group: "supplier" | "abc_class";
  readonly code: string;
  readonly name: string;
  readonly evidence: {
    /** Changed lines that were judged, those that came to the same left out. */
    readonly changes: number;
    readonly buyer_better: number;
    /** Lines on which more than the plan's quantity was ordered. */
    readonly more: number;
    /** Median of chosen ÷ suggested quantity; null where the plan suggested nothing. */
    readonly median_ratio: number | null;
    /** Money that the changes brought, negative = cost. */
    readonly difference: number;
    /** Chance of so one-sided an outcome where both are as good. */
    readonly p_value: number;
  };
}

/** Fewer changes than this cannot be one-sided enough. */
export const LEAST_CHANGES = 8;
/** Many groups are looked at. */
const MOST_CHANCE = 0.01;

/** Says so where the changes of a group went one way (sign test, p ≤ 1 %) and the money went the same way. */
export function buyerChangesProposal(
  group: Pick<BuyerChangesProposal, "group" | "code" | "name">,
  judged: readonly JudgedChange[],
): BuyerChangesProposal | null {
  const changed = decidedChanges(judged);
  if (changed.length < LEAST_CHANGES) return null;
  const buyer_better = changed.filter(({ winner }) => winner === "buyer").length;
  const difference = changed.reduce((sum, one) => sum + one.difference, 0);
  const p_value = signTest(buyer_better, changed.length);
  const direction = 2 * buyer_better > changed.length ? "buyer" : "model";
  if (p_value > MOST_CHANCE || difference > 0 !== (direction === "buyer")) return null;
  const ratios = changed.flatMap(({ quantity, suggested_quantity: suggested }) =>
    suggested > 0 ? [quantity / suggested] : [],
  );
  return {
    ...{ kind: "buyer_changes", direction, ...group },
    evidence: {
      ...{ changes: changed.length, buyer_better, difference: Math.round(difference * 100) / 100, p_value },
      more: changed.filter(({ quantity, suggested_quantity }) => quantity > suggested_quantity).length,
      median_ratio: ratios.length === 0 ? null : quantile(ratios, 0.5),
    },
  };
}

/** Lines with another quantity than the plan's that one of both was right about. */
export function decidedChanges<Change extends JudgedChange>(judged: readonly Change[]): readonly Change[] {
  return judged.filter(
    ({ quantity, suggested_quantity, winner }) => quantity !== suggested_quantity && winner !== "equal",
  );
}
