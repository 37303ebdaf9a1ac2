import { boughtBefore, type JudgedLine } from "../../domain/retention/measured-retention.ts";
import type { ProfiledCustomer } from "../../domain/retention/lost-profile.ts";
import { isKept } from "../../domain/retention/retention-outcome.ts";
import type { ShopRecord } from "../../domain/retention/shop-record.ts";
import type { CustomerRow } from "../../contracts/rows.ts";

/** Customers of whom it is known what became of them after their last shortage, with what was known of them before it. */
export function profiledCustomers(
  record: ShopRecord,
  judged: readonly JudgedLine[],
  customers: ReadonlyMap<string, CustomerRow>,
): readonly ProfiledCustomer[] {
  const last = new Map<string, JudgedLine>();
  for (const one of judged) {
    const known = last.get(one.customer_code);
    if (known === undefined || one.day > known.day) last.set(one.customer_code, one);
  }
  return record.exposed.flatMap((exposed) => {
    const shortage = last.get(exposed.customer_code);
    const own = record.customers.get(exposed.customer_code);
    if (shortage === undefined || own === undefined) return [];
    const lost = shortage.outcome === "lost";
    if (!shortage.is_over || (!lost && !isKept(shortage.outcome))) return [];
    const row = customers.get(exposed.customer_code);
    return [
      {
        ...{ lost, ...boughtBefore(exposed, own, shortage.day) },
        ...{ category: shortage.category, channel: shortage.channel },
        ...{ region: row?.region ?? null, customer_type: row?.customer_type ?? null },
      },
    ];
  });
}
