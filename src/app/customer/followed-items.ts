import { addDays } from "../../domain/calendar/day.ts";
import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import type { FollowedItem } from "../../domain/customer/stockout-tag.ts";
import { isUnserved } from "../../domain/exposure/exposure-sign.ts";
import { inShares } from "../../domain/math/in-shares.ts";
import type { Clock } from "../../ports/clock.ts";
import type { CustomerFigures } from "../../ports/customer-figures.ts";
import type { Exposure, Exposures } from "../../ports/exposures.ts";
import type { Subjects } from "../../ports/subjects.ts";
import { shownCode, shownName } from "../notify/shown-name.ts";

/** Ports of `followedItems`. */
export interface FollowedItemsPorts {
  readonly exposures: Pick<Exposures, "failedSince">;
  readonly customerFigures: Pick<CustomerFigures, "of">;
  readonly subjects: Pick<Subjects, "items">;
  readonly clock: Pick<Clock, "today">;
}

/** A customer who was failed is followed for this long, unless they order again. */
const FOLLOWED_DAYS = 30;
/** The newest of them; a shop that fails more customers in a month has other worries than tags. */
const MOST_FAILED = 5_000;
const SHARE = 500;

/**
 * What customers were refused, cut or cancelled of late and have not ordered after, by customer code: whom to look after once
 * the goods are there again. That they have ordered is known by the next night.
 */
export async function followedItems(
  { exposures, customerFigures, subjects, clock }: FollowedItemsPorts,
  installation_id: string,
): Promise<ReadonlyMap<string, readonly FollowedItem[]>> {
  const since = addDays(clock.today(), -FOLLOWED_DAYS);
  const failed = (await exposures.failedSince(installation_id, since, MOST_FAILED)).filter(({ customer_code }) =>
    isNamedCustomer(customer_code),
  );
  const [ordered, names] = await Promise.all([lastOrders(failed), namesOf(failed)]);
  const followed = new Map<string, FollowedItem[]>();
  for (const { customer_code, item_code, kind, order_no, exposed_on } of failed) {
    const last = ordered.get(customer_code) ?? "";
    // Of a day on which an order was failed, that order is the last one.
    const hasOrdered = order_no === "" ? last >= exposed_on : last > exposed_on;
    if (hasOrdered || !isUnserved(kind)) continue;
    const item = { item_name: names.get(item_code) ?? shownCode(item_code), kind, on: exposed_on };
    followed.set(customer_code, [...(followed.get(customer_code) ?? []), item]);
  }
  return followed;

  async function lastOrders(rows: readonly Exposure[]): Promise<ReadonlyMap<string, string>> {
    const last = new Map<string, string>();
    for (const codes of inShares([...new Set(rows.map(({ customer_code }) => customer_code))], SHARE)) {
      const figures = await customerFigures.of(installation_id, codes);
      for (const { customer_code, last_ordered_on } of figures) last.set(customer_code, last_ordered_on);
    }
    return last;
  }

  async function namesOf(rows: readonly Exposure[]): Promise<ReadonlyMap<string, string>> {
    const items = await subjects.items(installation_id, [...new Set(rows.map(({ item_code }) => item_code))]);
    return new Map(items.map(({ item_code, item_name }) => [item_code, shownName(item_name)]));
  }
}
