import { openSqlite } from "../../src/adapters/store/sqlite/open-sqlite.ts";
import { addDays, type Day } from "../../src/domain/calendar/day.ts";
import type { Store } from "../../src/ports/store.ts";
import { anItem, aPurchaseLine, aReceiptLine, aStockLevel, aSupplier } from "../../test/store/row-builders.ts";
import { aChange, SHOP } from "../../test/store/store-builders.ts";
import { seededRandom } from "./seeded-random.ts";

/** How large a shop is. */
export interface NightlyShop {
  readonly items: number;
  /** Days of sales before today. */
  readonly days: number;
  readonly today: Day;
  /** Share of the items with units kept aside for key customers; none where left out. */
  readonly reserved_share?: number;
  /** Codes that stand for many people, each on a tenth of the lines. */
  readonly walk_in_codes?: readonly string[];
}

const LOCATION = "WH";
const SUPPLIERS = 200;
/** Deliveries by each supplier, from which lead times are learned. */
const DELIVERIES = 30;
const BATCH = 500;
/** Lines of a transaction while sales are put in. */
const LINES_TOGETHER = 50_000;

/** Suppliers with past deliveries, and items with stock, some of them with an order on its way. */
export async function fillMasterData(store: Store, { items, today, reserved_share = 0 }: NightlyShop): Promise<void> {
  const random = seededRandom(20_261_130);
  const changes = [
    ...numbers(SUPPLIERS).map((i) => aChange(`s${i}`, [aSupplier({ supplier_code: `S${i}` })])),
    ...numbers(SUPPLIERS * DELIVERIES).flatMap((i) => delivery(i, today, random)),
    ...numbers(items).flatMap((i) => itemOf(i, { today, is_reserved: part(i, PLASTIC) < reserved_share }, random)),
  ];
  for (let i = 0; i < changes.length; i += BATCH) await store.records.apply(changes.slice(i, i + BATCH));
  await store.tidy();
}

function delivery(i: number, today: Day, random: () => number) {
  const order = { purchase_order_no: `D${i}`, supplier_code: `S${i % SUPPLIERS}`, item_code: `I${i}` };
  const ordered_on = addDays(today, -30 - Math.floor(600 * random()));
  const received_on = addDays(ordered_on, 5 + Math.floor(8 * random()));
  return [
    aChange(`d${i}`, [aPurchaseLine({ ...order, ordered_on, location_code: LOCATION, is_open: false })]),
    aChange(`r${i}`, [aReceiptLine({ ...order, received_on, location_code: LOCATION })]),
  ];
}

function itemOf(
  i: number,
  { today, is_reserved }: { readonly today: Day; readonly is_reserved: boolean },
  random: () => number,
) {
  const place = { item_code: `I${i}`, location_code: LOCATION };
  const supplier_code = `S${i % SUPPLIERS}`;
  const on_hand = Math.ceil(30 * levelOf(i) * random());
  const order = { ...place, supplier_code, purchase_order_no: `PO${i}`, quantity: 10, received_quantity: 0 };
  const due = { ordered_on: addDays(today, -4), expected_on: addDays(today, 4), is_open: true };
  return [
    aChange(`i${i}`, [anItem({ item_code: place.item_code, supplier_code })]),
    aChange(`l${i}`, [aStockLevel({ ...place, on_hand, reserved_quantity: is_reserved ? Math.ceil(on_hand / 3) : 0 })]),
    ...(random() < 0.3 ? [aChange(`p${i}`, [aPurchaseLine({ ...order, ...due })])] : []),
  ];
}

/**
 * Orders of one line, written as rows: what reading and assessing take does not depend on how they came, and applying
 * millions of records would take hours. Returns how many there are.
 */
export function fillSales(path: string, { items, days, today, walk_in_codes = [] }: NightlyShop): number {
  const driver = openSqlite(path);
  const random = seededRandom(20_261_201);
  const dates = numbers(days).map((day) => addDays(today, day - days));
  let lines = 0;
  try {
    for (let from = 0; from < items; ) {
      const until = lines + LINES_TOGETHER;
      driver.transaction(() => {
        for (; from < items && lines < until; from++) {
          for (const [day, quantity] of salesOf(from, days, random)) {
            const date = dates[day] ?? today;
            driver.run(
              INSERT,
              SHOP,
              `n${lines}`,
              `SO${lines}`,
              walk_in_codes[lines % 10] ?? `C${lines % 5_000}`,
              `I${from}`,
              LOCATION,
              date,
              quantity,
              quantity,
            );
            lines++;
          }
        }
      });
    }
    driver.analyze();
  } finally {
    driver.close();
  }
  return lines;
}

const INSERT = `insert into sales_line (installation_id, form, record_id, line_no, version, order_no, customer_code,
  item_code, location_code, ordered_on, quantity, shipped_quantity, unit_price, line_state)
  values (?, 'sales_order', ?, 1, 1, ?, ?, ?, ?, ?, ?, ?, 20, 'closed')`;

/** Units a day: from several a day to one in two months, as the items of a shop with a long tail. */
function levelOf(i: number): number {
  return 0.02 * Math.exp(4.5 * part(i, GOLDEN) ** 2);
}

const GOLDEN = 0.618_034;
const PLASTIC = 0.754_878;

/** Numbers spread evenly over 0–1, those of another step independent of them. */
function part(i: number, step: number): number {
  return (i * step) % 1;
}

/** Days on which an item sold, and how many. */
function* salesOf(item: number, days: number, random: () => number): Generator<readonly [day: number, units: number]> {
  const level = levelOf(item);
  const size = 1 + level / 2;
  const chance = Math.min(0.95, level / size);
  for (let day = 0; day < days; day++) {
    if (random() < chance * (day % 7 > 4 ? 1.3 : 0.88))
      yield [day, 1 + Math.floor(2 * (size - 1) * random() + random())];
  }
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}
