import type { Day } from "../../domain/calendar/day.ts";
import { turnedAway } from "../../domain/enquiry/turned-away.ts";
import type { KnownShortage } from "../../domain/retention/line-shortages.ts";
import type { RecordedItem, RecordedLine } from "../../domain/retention/recorded-line.ts";
import { createShopRecord, type ShopRecord } from "../../domain/retention/shop-record.ts";
import { placeKey } from "../../domain/text/place-key.ts";
import type { ItemRow, SalesLineRow } from "../../contracts/rows.ts";
import type { Enquiries } from "../../ports/enquiries.ts";
import type { Exposure, ExposurePlace, Exposures } from "../../ports/exposures.ts";
import type { SalesHistory } from "../../ports/sales-history.ts";
import type { Outages } from "./read-outages.ts";

/** Ports of `readShop`. */
export interface ReadShopPorts {
  readonly salesHistory: SalesHistory;
  readonly exposures: Pick<Exposures, "since">;
  readonly enquiries: Pick<Enquiries, "ofCustomers">;
  /** Lets waiting pushes and pages in between two pages. */
  breathe(): Promise<void>;
}

/** What a reading of the shop needs beside its ports. */
export interface ShopQuestion {
  readonly installation_id: string;
  readonly today: Day;
  readonly items: ReadonlyMap<string, ItemRow>;
  readonly outages: Outages;
}

/** A shop as it was read. */
export interface ReadShop {
  readonly record: ShopRecord;
  /** First day on which a shortage was kept as it was found; null where none was. */
  readonly kept_since: Day | null;
  /** Units asked for by place (`placeKey`) and day, of places that were out. */
  readonly sold: ReadonlyMap<string, ReadonlyMap<Day, number>>;
  /** First day with a line, by item. */
  readonly known_since: ReadonlyMap<string, Day>;
}

const CUSTOMERS_AT_ONCE = 200;
const EXPOSURES_AT_ONCE = 1_000;

/** Reads a shop's sales customer by customer; no more than a page of them is held with its lines. */
export async function readShop(ports: ReadShopPorts, question: ShopQuestion): Promise<ReadShop> {
  const { installation_id, today, items, outages } = question;
  const known = await knownShortages(ports, installation_id);
  const itemOf = (item_code: string): RecordedItem | undefined => items.get(item_code);
  const shop = createShopRecord({ today, itemOf, wasOut: outages.wasOut });
  const sales = createPlaceSales(outages);
  for (let after: string | null = null; ; ) {
    const lines: readonly SalesLineRow[] = await ports.salesHistory.salesLinesOf(installation_id, {
      after,
      limit: CUSTOMERS_AT_ONCE,
    });
    const last = lines.at(-1);
    if (last === undefined) break;
    const customers = Map.groupBy(lines, ({ customer_code }) => customer_code);
    const asked = await ports.enquiries.ofCustomers(installation_id, [...customers.keys()]);
    const refused = Map.groupBy(turnedAway(asked), ({ customer_code }) => customer_code);
    for (const [code, own] of customers) {
      shop.add(code, own, known.byCustomer.get(code) ?? [], refused.get(code) ?? []);
      for (const line of own) sales.add(line);
    }
    after = last.customer_code;
    await ports.breathe();
  }
  return { record: shop.record(), kept_since: known.since, sold: sales.sold, known_since: sales.known_since };
}

/** Shortages that were kept as they were found, by customer: foretold ones and those that still wait are none yet. */
async function knownShortages({ exposures }: ReadShopPorts, installation_id: string) {
  const byCustomer = new Map<string, KnownShortage[]>();
  let since: Day | null = null;
  for (let after: ExposurePlace | null = null; ; ) {
    const page: readonly Exposure[] = await exposures.since(installation_id, "0001-01-01", {
      after,
      limit: EXPOSURES_AT_ONCE,
    });
    for (const one of page) {
      since ??= one.exposed_on;
      const { customer_code, order_no, item_code, kind, quantity } = one;
      if (kind === "open" || kind === "intent" || kind === "predicted") continue;
      const own = byCustomer.get(customer_code) ?? [];
      byCustomer.set(customer_code, own);
      own.push({ order_no, item_code, kind, quantity });
    }
    const last = page.at(-1);
    if (last === undefined || page.length < EXPOSURES_AT_ONCE) return { byCustomer, since };
    after = last;
  }
}

function createPlaceSales({ outages }: Outages) {
  const sold = new Map<string, Map<Day, number>>(outages.map((outage) => [placeKey(outage), new Map()]));
  const placesOf = Map.groupBy(
    new Map(outages.map((outage) => [placeKey(outage), outage])).values(),
    ({ item_code }) => item_code,
  );
  const known_since = new Map<string, Day>();
  return {
    sold,
    known_since,
    add(line: RecordedLine): void {
      const places = placesOf.get(line.item_code);
      if (places === undefined || line.line_state === "cancelled") return;
      const since = known_since.get(line.item_code);
      if (since === undefined || line.ordered_on < since) known_since.set(line.item_code, line.ordered_on);
      // A line without a place counts where the item lies at one place alone.
      const [only] = places;
      const place = line.location_code === "" && places.length === 1 && only !== undefined ? only : line;
      const days = sold.get(placeKey(place));
      days?.set(line.ordered_on, (days.get(line.ordered_on) ?? 0) + line.quantity);
    },
  };
}
