import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import { kindsOf, isMet } from "../../domain/exposure/exposure-sign.ts";
import { grouped } from "../../domain/math/grouped.ts";
import { isKept, type RetentionOutcome } from "../../domain/retention/retention-outcome.ts";
import type { StockoutEventReport } from "../../contracts/stockout-events.ts";
import type { CareAssignment } from "../../ports/care.ts";
import type { Exposure } from "../../ports/exposures.ts";
import type { Subjects } from "../../ports/subjects.ts";

type EventCustomer = StockoutEventReport["customers"][number];

/** What is known of an event's customers. */
export interface EventCustomersQuestion {
  readonly installation_id: string;
  readonly exposures: readonly Exposure[];
  /** Of those whose orders were not served, or who left without one. */
  readonly outcomes: ReadonlyMap<string, RetentionOutcome>;
  /** Done for customers of the event, held out or not. */
  readonly assignments: readonly CareAssignment[];
}

const MOST_CUSTOMERS = 50;
const WORST_FIRST: readonly EventCustomer["outcome"][] = ["lost", "pending", "unknown", "returned", null];

/** Whom an event hit or may have hit, past ones included, with what became of them; those who are lost first. */
export async function eventCustomers(
  subjects: Pick<Subjects, "customers">,
  { installation_id, exposures, outcomes, assignments }: EventCustomersQuestion,
): Promise<Pick<StockoutEventReport, "customers" | "more_customers">> {
  const signs = grouped(exposures, ({ customer_code }) => customer_code);
  const codes = [...new Set([...signs.keys(), ...outcomes.keys()])].filter(isNamedCustomer);
  const reached = reachedOn(assignments);
  const all = codes.map((customer_code) => {
    const own = signs.get(customer_code) ?? [];
    return {
      customer_code,
      kinds: kindsOf(own),
      outcome: outcomeOf(outcomes.get(customer_code)),
      reached_on: reached.get(customer_code) ?? null,
    };
  });
  const shown = all.toSorted(worstFirst).slice(0, MOST_CUSTOMERS);
  const rows = await subjects.customers(
    installation_id,
    shown.map(({ customer_code }) => customer_code),
  );
  const names = new Map(rows.map((row) => [row.customer_code, row.customer_name]));
  return {
    customers: shown.map((one) => ({ ...one, customer_name: names.get(one.customer_code) ?? one.customer_code })),
    more_customers: all.length - shown.length,
  };
}

/** The first day on which each was reached. */
function reachedOn(assignments: readonly CareAssignment[]): ReadonlyMap<string, string> {
  const days = assignments.flatMap(({ customer_code, done_on }) =>
    done_on === null ? [] : [{ customer_code, done_on }],
  );
  return new Map(
    days
      .toSorted((a, b) => (a.done_on < b.done_on ? 1 : -1))
      .map(({ customer_code, done_on }) => [customer_code, done_on]),
  );
}

function outcomeOf(outcome: RetentionOutcome | undefined): EventCustomer["outcome"] {
  if (outcome === undefined) return null;
  if (isKept(outcome)) return "returned";
  return outcome === "lost" || outcome === "pending" ? outcome : "unknown";
}

function worstFirst(
  a: Pick<EventCustomer, "outcome" | "kinds" | "customer_code">,
  b: Pick<EventCustomer, "outcome" | "kinds" | "customer_code">,
): number {
  const byOutcome = WORST_FIRST.indexOf(a.outcome) - WORST_FIRST.indexOf(b.outcome);
  const byMet = Number(b.kinds.some(isMet)) - Number(a.kinds.some(isMet));
  return byOutcome || byMet || (a.customer_code < b.customer_code ? -1 : 1);
}
