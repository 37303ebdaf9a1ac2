import { chanceOfAny, sumOfKnown } from "../../domain/exposure/expected-loss.ts";
import { grouped } from "../../domain/math/grouped.ts";
import type { CustomerSum, ExposureTotal } from "./exposure-sums.ts";
import type { FutureLosses } from "./future-losses.ts";

/** What the customers of one event come to. */
export interface EventSums {
  readonly item_code: string;
  readonly sums: readonly CustomerSum[];
}

/**
 * What the customers of several events come to: units and margin are added up, a customer counts once however many events
 * hit them, and can be lost only once.
 */
export function shopTotal(events: readonly EventSums[], losses: Pick<FutureLosses, "together">): ExposureTotal {
  const hits = events.flatMap(({ item_code, sums }) => sums.map((sum) => ({ ...sum, item_code })));
  const customers = [...grouped(hits, ({ customer_code }) => customer_code)];
  return {
    customers: customers.length,
    expected_customers: customers.reduce(
      (sum, [, own]) => sum + chanceOfAny(own.map(({ probability }) => probability)),
      0,
    ),
    expected_units: hits.reduce((sum, { expected_units }) => sum + expected_units, 0),
    margin_loss: sumOfKnown(hits.map(({ margin_loss }) => margin_loss)),
    future_loss: sumOfKnown(customers.map(([customer_code, own]) => losses.together(customer_code, own))),
  };
}
