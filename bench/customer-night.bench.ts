/**
 * A night's learning of a large shop's customers on its store: 100,000 of them, a million sales lines. Learning what they
 * have in common, the figures of each, the likely buyers of one popular item, and what buyers of all items are worth; seconds of processor, the memory held at
 * most, and the longest stretch that leaves nobody else a turn.
 */
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { createSqliteStore } from "../src/adapters/store/sqlite/create-sqlite-store.ts";
import { createItemGoodwills } from "../src/app/assess/item-goodwills.ts";
import { createFigureCustomers } from "../src/app/customer-base/figure-customers.ts";
import { createCustomerBases } from "../src/app/customer-base/kept-customer-base.ts";
import { createLearnCustomers } from "../src/app/customer-base/learn-customers.ts";
import { createKeptChurn } from "../src/app/customer-retention/kept-churn.ts";
import { createFutureLosses } from "../src/app/exposure/future-losses.ts";
import { createForetellBuyers } from "../src/app/exposure/foretell-buyers.ts";
import { createLikelyBuyers } from "../src/app/exposure/likely-buyers.ts";
import { addDays, dayNumber } from "../src/domain/calendar/day.ts";
import { seededRandom } from "../src/domain/math/seeded-random.ts";
import type { Figure } from "./run.ts";
import { inBenchFolder } from "./support/bench-folder.ts";

const SHOP = "shop";
const TODAY = "2026-11-23";
const CUSTOMERS = 100_000;
const ITEMS = 2_000;
const SEED = 20_261_130;

/** Runs the bench. */
export function run(): Promise<readonly Figure[]> {
  return inBenchFolder(measured);
}

async function measured(folder: string): Promise<readonly Figure[]> {
  const path = join(folder, "night.db");
  const store = createSqliteStore({ path });
  await store.registry.saveInstallation({ installation_id: SHOP, name: "shop", app_id: "app", created_at: 1 });
  const lines = fill(path);
  await store.tidy();
  let [last, longest_ms, peak_mb] = [performance.now(), 0, 0];
  const breathe = async () => {
    longest_ms = Math.max(longest_ms, performance.now() - last);
    peak_mb = Math.max(peak_mb, process.memoryUsage.rss() / 1_048_576);
    await new Promise<void>((resolve) => void setImmediate(resolve));
    last = performance.now();
  };
  const seconds = async (work: () => Promise<unknown>): Promise<number> => {
    const before = process.cpuUsage();
    last = performance.now();
    await work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1e6;
  };
  const customerBases = createCustomerBases(store.registry);
  const parts = { ...store, customerBases, breathe, clock: { today: () => TODAY, now: () => performance.now() } };
  const marks = { pseudonyms: () => Promise.resolve(() => null) };
  const learn_s = await seconds(() => createLearnCustomers(parts)(SHOP));
  const figure_s = await seconds(
    createFigureCustomers({
      ...{ ...parts, marks, churnNotes: () => Promise.resolve(0) },
      onError: (_, error) => {
        throw error;
      },
    }),
  );
  const keptChurn = createKeptChurn(store.registry);
  await keptChurn.save(SHOP, { shop: { lost_share: 0.1, low: 0.05, high: 0.15 }, items: [] });
  const window = { today: dayNumber(TODAY), from: 1, through: 10 };
  const wish = { installation_id: SHOP, item_code: "I0", window, unit_margin: 5 };
  const foretell_s = await seconds(() =>
    createForetellBuyers({
      likelyBuyers: createLikelyBuyers({ ...parts, marks }),
      futureLosses: createFutureLosses({ ...store, keptChurn }),
    })(wish),
  );
  const goodwill_s = await seconds(() => createItemGoodwills({ ...parts, keptChurn })(SHOP));
  await store.close();
  return [
    { name: "sales lines", value: lines, unit: "lines", aim: null },
    { name: "learning the shop's customers", value: learn_s, unit: "s", aim: null },
    { name: "figures of all customers", value: figure_s, unit: "s", aim: null },
    { name: "foretelling the buyers of a popular item", value: foretell_s, unit: "s", aim: null },
    { name: "what a unit short of every item costs in customers", value: goodwill_s, unit: "s", aim: null },
    { name: "longest stretch without a turn for others", value: longest_ms, unit: "ms", aim: null },
    { name: "memory held at most", value: peak_mb, unit: "MB", aim: null },
  ];
}

/** Customers who buy two lines every ten to seventy days of six items each; half of them have left. Returns the lines. */
function fill(path: string): number {
  const database = new DatabaseSync(path);
  const insert = database.prepare(
    `insert into sales_line (installation_id, form, record_id, line_no, version, order_no, customer_code, item_code,
       location_code, ordered_on, quantity, shipped_quantity, unit_price, line_state)
     values (?, 'sales_order', ?, ?, 1, ?, ?, ?, 'WH', ?, 2, 2, 20, 'closed')`,
  );
  const random = seededRandom(SEED);
  let lines = 0;
  database.exec("begin");
  for (let customer = 0; customer < CUSTOMERS; customer += 1) {
    const code = `C${String(customer).padStart(6, "0")}`;
    const gap = 10 + random() * 60;
    const usual = Array.from({ length: 6 }, () => Math.floor(random() * random() * ITEMS));
    const end = random() < 0.5 ? 0 : random() * 300;
    for (let back = 20 + random() * 380, order = 0; back > end; back -= gap * (0.5 + random()), order += 1) {
      for (let line = 0; line < 2; line += 1) {
        const item_code = `I${usual[Math.floor(random() * usual.length)] ?? 0}`;
        const order_no = `${code}-${order}`;
        insert.run(SHOP, order_no, line, order_no, code, item_code, addDays(TODAY, -Math.ceil(back)));
        lines += 1;
      }
    }
  }
  database.exec("commit");
  database.close();
  return lines;
}
