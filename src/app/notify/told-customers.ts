import type { ExposedCustomer } from "../../domain/customer/exposed-customers.ts";
import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { AlertRuleRow } from "../../contracts/rows.ts";
import type { AssessedSubject } from "../effects/assessed-subject.ts";
import { sameWord } from "./match-rules.ts";

/** The customers of one salesperson whose orders are touched. */
export interface OwnersCustomers {
  /** Null for those nobody looks after. */
  readonly owner_name: string | null;
  readonly exposed: readonly ExposedCustomer[];
}

/** Customers whose orders cannot be served and whom a rule means, by their type or region; all where it names none. */
export function customersMeant(
  { exposed, customers }: Pick<AssessedSubject, "exposed" | "customers">,
  { customer_groups }: Pick<AlertRuleRow, "customer_groups">,
): readonly ExposedCustomer[] {
  const groups = new Set(customer_groups.map(sameWord));
  if (groups.size === 0) return exposed;
  return exposed.filter(({ customer_code }) => {
    const { customer_type = null, region = null } = customers.get(customer_code) ?? {};
    return [customer_type, region].some((group) => group !== null && groups.has(sameWord(group)));
  });
}

/** The same by who looks after them, in the order of the hardest hit. */
export function ownersTold(
  assessed: Pick<AssessedSubject, "exposed" | "customers">,
  rule: Pick<AlertRuleRow, "customer_groups">,
): readonly OwnersCustomers[] {
  const ownerOf = ({ customer_code }: ExposedCustomer) => {
    const owner = assessed.customers.get(customer_code)?.owner_name?.trim();
    return owner === undefined || owner === "" ? null : owner;
  };
  return [...grouped(customersMeant(assessed, rule), (customer) => ownerOf(customer) ?? "")].map(([owner, exposed]) => {
    return { owner_name: owner === "" ? null : owner, exposed };
  });
}

/** Of those a rule means the ones who agreed to be told; nobody who is not named, or asked to be forgotten. */
export function customersTold(
  assessed: Pick<AssessedSubject, "exposed" | "customers">,
  rule: Pick<AlertRuleRow, "customer_groups">,
): readonly ExposedCustomer[] {
  return customersMeant(assessed, rule).filter(
    ({ customer_code }) =>
      isNamedCustomer(customer_code) && assessed.customers.get(customer_code)?.accepts_messages === true,
  );
}
