import { addDays } from "../../domain/calendar/day.ts";
import { type Goodwill, goodwillOf } from "../../domain/inventory/goodwill.ts";
import type { BuyingHistories, ItemBuyers } from "../../ports/buying-histories.ts";
import type { Clock } from "../../ports/clock.ts";
import type { KeptChurn } from "../customer-retention/kept-churn.ts";

/** Ports of `itemGoodwills`. */
export interface ItemGoodwillsPorts {
  readonly buyingHistories: Pick<BuyingHistories, "worthOfBuyers">;
  readonly keptChurn: Pick<KeptChurn, "of">;
  readonly clock: Pick<Clock, "today">;
  /** Lets waiting pushes in between two steps. */
  breathe(): Promise<void>;
}

/** Items read together. */
const PAGE = 50;
const YEAR_DAYS = 365;

/**
 * What a unit short of each item costs beyond its margin, by the last comparison of exposed customers and by what their last
 * figures say buyers are still worth. Nothing where no effect could be estimated; items without a buyer of any worth are left
 * out.
 */
export function createItemGoodwills({ buyingHistories, keptChurn, clock, breathe }: ItemGoodwillsPorts) {
  return async function itemGoodwills(installation_id: string): Promise<ReadonlyMap<string, Goodwill>> {
    const found = new Map<string, Goodwill>();
    const effects = await keptChurn.of(installation_id);
    if (effects.kind === "not_estimable") return found;
    const through = clock.today();
    const year = { from: addDays(through, 1 - YEAR_DAYS), through };
    for (let after: string | null = null; ; ) {
      const page: readonly ItemBuyers[] = await buyingHistories.worthOfBuyers(installation_id, year, {
        after,
        limit: PAGE,
      });
      for (const { item_code, ...buyers } of page) {
        const goodwill = goodwillOf(effects.of(item_code), buyers);
        if (goodwill !== null) found.set(item_code, goodwill);
      }
      await breathe();
      after = page.at(-1)?.item_code ?? null;
      if (after === null) return found;
    }
  };
}
