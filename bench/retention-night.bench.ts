/**
 * A run of 客户留存 with the month's estimate over a million order lines of 50,000 customers, read page by page: processor
 * time, and the longest stretch that leaves nobody else a turn. Reading the pages from a database is not in it.
 */
import { createMakeRetention } from "../src/app/customer-retention/make-retention.ts";
import type { MadeRetention } from "../src/app/customer-retention/kept-retention.ts";
import { addDays } from "../src/domain/calendar/day.ts";
import { SHOP_PLAN } from "../src/domain/stockout-effect/simulator/shop-plan.ts";
import {
  lastDayOf,
  type SimulatedCustomer,
  simulatedCustomers,
} from "../src/domain/stockout-effect/simulator/simulate-shop.ts";
import type { SalesLineRow } from "../src/contracts/rows.ts";
import type { Figure } from "./run.ts";
import { rounded } from "./support/shares.ts";

const PLAN = { ...SHOP_PLAN, customers: 50_000, items: 400, categories: 10, outages_per_year: 0.5 };
const TODAY = addDays(lastDayOf(PLAN), 1);
const PAGE = 200;

/** Runs the bench. */
export async function run(): Promise<readonly Figure[]> {
  const shop = simulatedCustomers(PLAN);
  let read = 0;
  let made: MadeRetention | null = null;
  let [last, longest_ms] = [0, 0];
  const breathe = async () => {
    longest_ms = Math.max(longest_ms, threadMs() - last);
    await new Promise<void>((resolve) => void setImmediate(resolve));
    last = threadMs();
  };
  const nothing = () => Promise.resolve([]);
  const before = process.cpuUsage();
  await createMakeRetention({
    registry: { installations: () => Promise.resolve([INSTALLATION]), setting: () => Promise.resolve("true") },
    subjects: { masters: nothing, customers: nothing, all: nothing },
    assessments: { some: nothing },
    alertEvents: { happenedSince: nothing, oldestAt: () => Promise.resolve(null) },
    care: { since: nothing },
    careResults: { of: () => Promise.resolve({ actions: [] }) },
    exposures: { since: nothing },
    enquiries: { ofCustomers: nothing },
    salesHistory: {
      salesLinesOf: () => {
        const lines: SalesLineRow[] = [];
        for (let customers = 0; customers < PAGE; customers++) {
          const next = shop.next();
          if (next.done === true) break;
          lines.push(...linesOf(next.value));
        }
        read += lines.length;
        // Making the shop is no part of a run.
        last = threadMs();
        return Promise.resolve(lines);
      },
    },
    kept: {
      found: () => Promise.resolve({ made: null, forgotten: 0, text: null }),
      save: (_, __, found) => {
        made = found;
        return Promise.resolve(true);
      },
    },
    keptMonths: { of: nothing, save: () => Promise.resolve() },
    keptChurn: { save: () => Promise.resolve() },
    marks: { pseudonyms: () => Promise.resolve(() => null) },
    clock: { today: () => TODAY, now: () => performance.now(), dayOf: () => TODAY },
    kept_days: 400,
    breathe,
    onError: (_, error) => {
      throw error;
    },
  })();
  await breathe();
  const { user, system } = process.cpuUsage(before);
  return [
    { name: "order lines", value: read, unit: "lines", aim: "≥ 1000000" },
    { name: "exposed customers", value: exposedIn(made), unit: "customers", aim: null },
    {
      name: "all of it with making the lines, processor time",
      value: rounded((user + system) / 1e6),
      unit: "s",
      aim: null,
    },
    { name: "longest stretch without a turn for others", value: rounded(longest_ms), unit: "ms", aim: "< 50" },
  ];
}

/** Processor time of this thread: what else runs on the machine does not lengthen a stretch. */
function threadMs(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000;
}

const INSTALLATION = { installation_id: "shop", name: "shop", app_id: "app", created_at: 1 };

function exposedIn(made: MadeRetention | null): number {
  return made?.figures.effect.exposed_count ?? 0;
}

/** A customer's lines as rows, the first of its day and class cancelled where it met a shortage. */
function linesOf({ attributes: { customer_code }, lines, exposures }: SimulatedCustomer): readonly SalesLineRow[] {
  const met = new Set(exposures.map(({ day, category }) => `${day} ${category}`));
  return lines.map(({ day, category, quantity, revenue }) => ({
    ...{ order_no: `${customer_code}-${day}`, customer_code, customer_name: null, item_code: category },
    ...{ location_code: "", channel: null, ordered_on: day, promised_on: null, quantity, shipped_quantity: quantity },
    unit_price: revenue / quantity,
    line_state: met.delete(`${day} ${category}`) ? "cancelled_for_stockout" : "closed",
  }));
}
