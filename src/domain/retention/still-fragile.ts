import type { FragileCustomer } from "../stockout-effect/fragile-customers.ts";
import type { JudgedShortage } from "./stockout-churn.ts";

/**
 * Of customers whose risk was foretold a while ago those of whom it is still open whether they come back: they have not
 * ordered since a shortage, and their gap after it is not over.
 */
export function stillFragile(
  foretold: readonly FragileCustomer[],
  judged: readonly Pick<JudgedShortage, "customer_code" | "outcome">[],
): readonly FragileCustomer[] {
  const open = new Set(judged.flatMap(({ customer_code, outcome }) => (outcome === "pending" ? [customer_code] : [])));
  return foretold.filter(({ customer_code }) => open.has(customer_code));
}
