import { buyAtMinimum } from "./buyer.ts";
import type { Day } from "./shop-calendar.ts";
import { schedule, type Shop } from "./shop.ts";
import { COUNT_EVERY_DAYS, takeStock } from "./stock-taking.ts";
import { helpBranches } from "./transfers.ts";

/** Notes what the office does every day, recorded or played: buying, helping the branches, counting when it is time. */
export function scheduleOfficeWork(shop: Shop, day: Day): void {
  schedule(shop, day, { fraction: 0.46, run: (at) => buyAtMinimum(shop, at) });
  schedule(shop, day, { fraction: 0.48, run: (at) => helpBranches(shop, at) });
  if (day % COUNT_EVERY_DAYS === 0) schedule(shop, day, { fraction: 0.5, run: (at) => takeStock(shop, at) });
}
