/** How fast the store takes in messages and records, and reads what an assessment needs, on a disk of its own folder. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createSqliteStore } from "../src/adapters/store/sqlite/create-sqlite-store.ts";
import type { CanonicalRow } from "../src/contracts/rows.ts";
import { addDays } from "../src/domain/calendar/day.ts";
import type { RecordChange } from "../src/ports/records.ts";
import type { Store } from "../src/ports/store.ts";
import { anItem, aPurchaseLine, aReceiptLine, aSalesLine, aStockLevel, aSupplier } from "../test/store/row-builders.ts";
import { aChange, anEntry, aSubject } from "../test/store/store-builders.ts";
import type { Figure } from "./run.ts";

const RUNS = 3;
const CALLERS = 1_000;
const ENTRIES_PER_CALLER = 30;
const BODY = "x".repeat(2_000);
const ITEMS = 2_000;
const SUPPLIERS = 50;
/** Sales orders, each of two lines: sixty lines for each item, over ten months. */
const ORDERS = 60_000;
const BATCH = 500;
const FIRST_DAY = "2026-01-01";
const DAYS = 320;
const FACTS = 6_000;

/** Runs the bench. */
export async function run(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "stockguard-bench-"));
  const store = createSqliteStore({ path: join(folder, "stockguard.db") });
  try {
    const appends = await median(async (turn) => CALLERS * ENTRIES_PER_CALLER * (await perSecond(append(store, turn))));
    await applyAll(store, masterData());
    const [orders, edits] = [salesOrders(1), salesOrders(2)];
    const creations = orders.length * (await perSecond(() => applyAll(store, orders)));
    await store.tidy();
    const edited = edits.length * (await perSecond(() => applyAll(store, edits)));
    const facts = await median(async (turn) => FACTS * (await perSecond(() => readFacts(store, turn))));
    return [
      figure(`inbox entries of 2 KB kept by ${CALLERS} concurrent callers`, appends, "≥ 15000"),
      figure("new sales orders of two lines applied", creations, "≥ 5000"),
      figure("edited sales orders of two lines applied", edited, "≥ 5000"),
      figure(`subjects' facts read of ${2 * ORDERS} sales lines`, facts, "≥ 1500, as fast as they are assessed"),
    ];
  } finally {
    await store.close();
    rmSync(folder, { recursive: true });
  }
}

function figure(name: string, value: number, aim: string): Figure {
  return { name, value: Math.round(value), unit: "1/s", aim };
}

/** Median of several runs, after one to warm up. */
async function median(measure: (turn: number) => Promise<number>): Promise<number> {
  const rates: number[] = [];
  for (let turn = 0; turn <= RUNS; turn += 1) rates.push(await measure(turn));
  return rates.slice(1).sort((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
}

/** How often per second the work could be done. */
async function perSecond(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return 1000 / (performance.now() - start);
}

/** Every caller waits until its entry is durable before it brings the next. */
function append(store: Store, turn: number): () => Promise<unknown> {
  const call = async (_: unknown, caller: number) => {
    for (let i = 0; i < ENTRIES_PER_CALLER; i += 1) {
      await store.inbox.append([anEntry(`${turn}-${caller}-${i}`, { body: BODY })]);
    }
  };
  return () => Promise.all(Array.from({ length: CALLERS }, call));
}

async function applyAll(store: Store, changes: readonly RecordChange[]): Promise<void> {
  for (let i = 0; i < changes.length; i += BATCH) await store.records.apply(changes.slice(i, i + BATCH));
}

async function readFacts(store: Store, turn: number): Promise<void> {
  for (let i = 0; i < FACTS; i += 1) await store.subjects.facts(aSubject(placeOf(i * 7 + turn)), FIRST_DAY);
}

/** Suppliers, items with stock, and for each item four purchases that arrived and one that has not. */
function masterData(): readonly RecordChange[] {
  const suppliers = numbers(SUPPLIERS).map((i) => change(aSupplier({ supplier_code: `S${i}` }), `s${i}`));
  const items = numbers(ITEMS).flatMap((i) => [
    change(anItem({ item_code: `I${i}`, supplier_code: supplierOf(i) }), `i${i}`),
    change(aStockLevel(placeOf(i)), `l${i}`),
    ...numbers(5).flatMap((n) => purchase(i, n)),
  ]);
  return [...suppliers, ...items];
}

function purchase(i: number, n: number): readonly RecordChange[] {
  const id = `${i}-${n}`;
  const line = { ...placeOf(i), purchase_order_no: `PO${id}`, supplier_code: supplierOf(i) };
  const ordered_on = addDays(FIRST_DAY, 60 * n);
  const order = aPurchaseLine({ ...line, ordered_on, expected_on: addDays(ordered_on, 10), is_open: n === 4 });
  const receipt = aReceiptLine({ ...line, received_on: addDays(ordered_on, 8 + ((i + n) % 9)) });
  return n === 4 ? [change(order, `p${id}`)] : [change(order, `p${id}`), change(receipt, `r${id}`)];
}

/** The same orders at each version, their quantities changed. */
function salesOrders(version: number): readonly RecordChange[] {
  return numbers(ORDERS).map((i) => {
    const order = { order_no: `SO${i}`, ordered_on: addDays(FIRST_DAY, i % DAYS), quantity: 1 + version + (i % 5) };
    const line_state = i % 50 === 0 ? "open" : "closed";
    const rows = [i, 3 * i + 1].map((item) => aSalesLine({ ...order, ...placeOf(item), line_state }));
    return aChange(`o${i}`, rows, { version });
  });
}

function change(row: CanonicalRow, record_id: string): RecordChange {
  return aChange(record_id, [row]);
}

function placeOf(i: number): { readonly item_code: string; readonly location_code: string } {
  const item = i % ITEMS;
  return { item_code: `I${item}`, location_code: `W${item % 3}` };
}

function supplierOf(i: number): string {
  return `S${i % SUPPLIERS}`;
}

function numbers(count: number): readonly number[] {
  return Array.from({ length: count }, (_, i) => i);
}
