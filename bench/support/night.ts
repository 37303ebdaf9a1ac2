/**
 * A night on a store that is filled, in a process of its own: `night.ts {"path": …, "items": n}` prints its times and its
 * peak memory as JSON.
 */
import { DAY_MS } from "../../src/domain/calendar/day.ts";
import { createChineseCalendar } from "../../src/adapters/calendar/create-chinese-calendar.ts";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import { createSqliteStore } from "../../src/adapters/store/sqlite/create-sqlite-store.ts";
import { createAssessSubjects } from "../../src/app/assess/assess-subjects.ts";
import { createClassifyItems } from "../../src/app/assess/classify-items.ts";
import { createItemGoodwills } from "../../src/app/assess/item-goodwills.ts";
import { createKeptChurn } from "../../src/app/customer-retention/kept-churn.ts";
import { createLearnAcrossItems } from "../../src/app/assess/learn-across-items.ts";
import { createPooledModels } from "../../src/app/assess/pooled-models.ts";
import { createKeptFigures } from "../../src/app/operating/kept-figures.ts";
import { createMakeFigures } from "../../src/app/operating/make-figures.ts";
import type { FormName } from "../../src/contracts/form.ts";
import type { Store } from "../../src/ports/store.ts";
import { SHOP } from "../../test/store/store-builders.ts";

const NOON = Date.UTC(2026, 10, 29, 4);

/** What a night took: seconds by the clock, seconds of the processor, and the peak of resident memory. */
export interface NightFigures {
  readonly learn_s: number;
  readonly classify_s: number;
  readonly mark_s: number;
  readonly assess_s: number;
  readonly figures_s: number;
  readonly cpu_s: number;
  readonly peak_mb: number;
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
      foretellBuyers: () => Promise.resolve([]),
      slowSuppliers: () => Promise.resolve(new Map()),
      isReady: () => Promise.resolve(true),
    },
    alarmBudget: () => Promise.resolve(undefined),
    effectSetting: () => Promise.resolve({ bound, clock, link: () => null }),
  });
  const classifyItems = createClassifyItems({
    ...{ ...store, clock, binding: () => Promise.resolve(null), breathe },
    itemGoodwills: createItemGoodwills({ ...store, keptChurn: createKeptChurn(store.registry), clock, breathe }),
  });
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
    async next(): Promise<NightFigures> {
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

async function main(): Promise<void> {
  // Given by the bench: the place of the store.
  const { path } = JSON.parse(process.argv[2] ?? "{}") as { readonly path: string };
  const store = createSqliteStore({ path });
  try {
    const night = createNight(store);
    await night.assessAll();
    process.stdout.write(JSON.stringify(await night.next()));
  } finally {
    await store.close();
  }
}

await main();
