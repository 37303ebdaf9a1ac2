import type { BuyingHistories, CustomerPage } from "../../ports/buying-histories.ts";
import { isNamedCustomer } from "../../domain/customer/named-customer.ts";
import { evenly } from "../../domain/math/evenly.ts";

/** Customers read together. */
const PAGE = 200;

/** Ports of a walk over customers. */
export interface CustomerPagesPorts {
  readonly buyingHistories: Pick<BuyingHistories, "customerCodes">;
  /** Lets waiting pushes in between two steps. */
  breathe(): Promise<void>;
}

/** All customers of an installation in pages, in the order of their codes; how many named ones there are. */
export async function customerPages(
  { buyingHistories, breathe }: CustomerPagesPorts,
  installation_id: string,
): Promise<{ readonly pages: readonly CustomerPage[]; readonly customers: number }> {
  const pages: CustomerPage[] = [];
  let customers = 0;
  for (let after: string | null = null; ; ) {
    const page: CustomerPage = { after, limit: PAGE };
    const codes: readonly string[] = await buyingHistories.customerCodes(installation_id, page);
    if (codes.length > 0) pages.push(page);
    customers += codes.filter(isNamedCustomer).length;
    await breathe();
    if (codes.length < PAGE) return { pages, customers };
    after = codes.at(-1) ?? null;
  }
}

/** Pages that hold about so many customers, spread over all. */
export function sampledPages(pages: readonly CustomerPage[], customers: number): readonly CustomerPage[] {
  return evenly(pages, Math.max(1, Math.floor(customers / PAGE)));
}
