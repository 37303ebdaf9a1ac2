/**
 * A night: what a whole shop's items teach about each other, then every one of them assessed again, with all that is
 * read for it and all that follows from it kept in the store. `NIGHTLY_ITEMS=5000 npm run bench -- nightly` for less.
 */
import { createChineseCalendar } from "../src/adapters/calendar/create-chinese-calendar.ts";
import { execFile as execFileOfNode } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { createSystemClock } from "../src/adapters/system/system-clock.ts";
import { createSqliteStore } from "../src/adapters/store/sqlite/create-sqlite-store.ts";
import { createAssessSubjects } from "../src/app/assess/assess-subjects.ts";
import { createClassifyItems } from "../src/app/assess/classify-items.ts";
import { createLearnAcrossItems } from "../src/app/assess/learn-across-items.ts";
import { createPooledModels } from "../src/app/assess/pooled-models.ts";
import { createKeptFigures } from "../src/app/operating/kept-figures.ts";
import { createMakeFigures } from "../src/app/operating/make-figures.ts";
import type { FormName } from "../src/contracts/form.ts";
import type { Store } from "../src/ports/store.ts";
import { SHOP } from "../test/store/store-builders.ts";
import type { Figure } from "./run.ts";
import { inBenchFolder } from "./support/bench-folder.ts";

const execFile = promisify(execFileOfNode);
const FILL = join(import.meta.dirname, "support", "fill-nightly-shop.ts");

const ITEMS = Number(process.env["NIGHTLY_ITEMS"] ?? 100_000);
const HISTORY_DAYS = 730;
const DAY_MS = 86_400_000;
const NOON = Date.UTC(2026, 10, 29, 4);

/** Runs the bench. */
export function run(): Promise<readonly Figure[]> {
  return inBenchFolder(async (folder) => {
    const path = join(folder, "stockguard.db");
    const shop = { items: ITEMS, days: HISTORY_DAYS, today: "2026-11-29" };
    const filled = await execFile(process.execPath, [FILL, JSON.stringify({ path, shop })]);
    const lines = Number(filled.stdout);
    const store = createSqliteStore({ path });
    try {
      const night = createNight(store);
      await night.assessAll();
      const { learn_s, classify_s, mark_s, assess_s, figures_s, cpu_s, peak_mb } = await night.next();
      const minutes = (learn_s + classify_s + mark_s + assess_s) / 60;
      return [
        { name: "items", value: ITEMS, unit: "items", aim: null },
        { name: `sales lines of ${HISTORY_DAYS} days`, value: lines, unit: "lines", aim: null },
        { name: "the night, all of it", value: round(minutes), unit: "min", aim: "< 6, better < 2, for 100,000 items" },
        { name: "learning across items", value: round(learn_s), unit: "s", aim: null },
        { name: "putting items into classes", value: round(classify_s), unit: "s", aim: null },
        { name: "marking all", value: round(mark_s), unit: "s", aim: null },
        {
          name: "assessing and keeping, by the clock",
          value: round((1_000 * assess_s) / ITEMS),
          unit: "ms/item",
          aim: null,
        },
        { name: "processor time of the night", value: round((1_000 * cpu_s) / ITEMS), unit: "ms/item", aim: "< 1.2" },
        { name: "making the shop's figures, afterwards", value: round(figures_s), unit: "s", aim: null },
        { name: "peak resident memory", value: Math.round(peak_mb), unit: "MB", aim: "< 800" },
      ];
    } finally {
      await store.close();
    }
  });
}

/** The use cases of a night on a store, its clock a day further each time. */
function createNight(store: Store) {
  let days = 0;
  const clock = createSystemClock({ now: () => NOON + days * DAY_MS + performance.now() });
  const pooledModels = createPooledModels(store.registry);
  const bound = new Set<FormName>(["item", "stock_level", "sales_order", "purchase_order", "stockout_alert"]);
  const breathe = () => new Promise<void>((resolve) => void setImmediate(resolve));
  const learnAcrossItems = createLearnAcrossItems({
    ...store,
    models: pooledModels,
    clock,
    calendar: createChineseCalendar(),
    breathe,
  });
  const assessSubjects = createAssessSubjects({
    ...{
      ...store,
      clock,
      calendar: createChineseCalendar(),
      breathe,
      pooledModel: pooledModels.of,
      slowSuppliers: () => Promise.resolve(new Map()),
      isReady: () => Promise.resolve(true),
    },
    alarmBudget: () => Promise.resolve(undefined),
    effectSetting: () => Promise.resolve({ bound, clock, link: () => null }),
  });
  const classifyItems = createClassifyItems({ ...store, clock, binding: () => Promise.resolve(null), breathe });
  const makeFigures = createMakeFigures({
    ...{ ...store, clock, calendar: createChineseCalendar(), breathe },
    ...{ kept: createKeptFigures(store.registry), pooledModel: pooledModels.of },
  });
  let peak_mb = 0;

  async function assessAll(): Promise<void> {
    while ((await assessSubjects()) > 0) peak_mb = Math.max(peak_mb, process.memoryUsage.rss() / 1_048_576);
    const left = await store.subjects.dirtyCount(SHOP);
    if (left > 0) throw new Error(`${left} subjects are left`);
  }

  return {
    assessAll,
    async next() {
      days += 1;
      peak_mb = 0;
      const before = process.cpuUsage();
      const learn_s = await seconds(() => learnAcrossItems(SHOP));
      const classify_s = await seconds(() => classifyItems(SHOP));
      const mark_s = await seconds(() => store.subjects.markAll(SHOP, clock.now()));
      const assess_s = await seconds(assessAll);
      const { user, system } = process.cpuUsage(before);
      const cpu_s = (user + system) / 1e6;
      const figures_s = await seconds(makeFigures);
      return { learn_s, classify_s, mark_s, assess_s, figures_s, cpu_s, peak_mb };
    },
  };
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}
