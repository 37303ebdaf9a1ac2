/** How fast the board's list answers with 100,000 items in the store, and how long the store takes to fill. */
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createSqliteStore } from "../src/adapters/store/sqlite/create-sqlite-store.ts";
import { createBoardReport } from "../src/app/report/board-report.ts";
import { type BoardView, WHOLE_BOARD } from "../src/contracts/board-view.ts";
import { assessStockoutRisk } from "../src/domain/risk/assess-stockout-risk.ts";
import type { Store } from "../src/ports/store.ts";
import { aChange, anAssessment, SHOP } from "../test/store/store-builders.ts";
import { generatedSamples } from "./demand-samples.ts";
import type { Figure } from "./run.ts";
import { inBenchFolder } from "./support/bench-folder.ts";
import { quantile } from "./support/quantiles.ts";
import { riskInput } from "./support/risk-input.ts";

const ITEMS = 100_000;
const BATCH = 1_000;
const CALLS = 60;
const CATEGORIES = 40;
const LOCATIONS = 5;

/** What people ask of a list: the first look, a level, a search, a category, a sorted column, a page far behind. */
const VIEWS: readonly Partial<BoardView>[] = [
  {},
  { severities: ["out", "critical"] },
  { search: "商品 7" },
  { category: "类别 3", location_code: "仓 2" },
  { sort: { by: "days_of_supply", descending: false } },
  { page: 900 },
];

/** Runs the bench. */
export function run(): Promise<readonly Figure[]> {
  return inBenchFolder(async (folder) => {
    const store = createSqliteStore({ path: join(folder, "stockguard.db") });
    try {
      const filled = await seconds(() => fill(store));
      await store.tidy();
      const board = createBoardReport({ ...store, clock: { today: () => "2026-11-23" } });
      const times: number[] = [];
      for (let call = 0; call < CALLS; call += 1) {
        const view = { ...WHOLE_BOARD, ...VIEWS[call % VIEWS.length] };
        times.push(1_000 * (await seconds(async () => JSON.stringify(await board(SHOP, view)))));
      }
      const shares = [0.5, 0.95].map((share) => ({
        name: `board query with ${ITEMS} items, p${share * 100}`,
        value: Math.round(quantile(times, share)),
        unit: "ms",
        aim: share === 0.95 ? "< 100" : null,
      }));
      return [...shares, { name: "assessments kept", value: Math.round(ITEMS / filled), unit: "1/s", aim: null }];
    } finally {
      await store.close();
    }
  });
}

async function fill(store: Store): Promise<void> {
  const samples = generatedSamples(BATCH);
  const risks = samples.map((sample, i) => assessStockoutRisk(riskInput(sample, i)));
  for (let start = 0; start < ITEMS; start += BATCH) {
    const touches = risks.map((_, i) => ({
      kind: "subject" as const,
      item_code: `SKU-${start + i}`,
      location_code: `仓 ${i % LOCATIONS}`,
    }));
    await store.records.apply([aChange(`touch-${start}`, [], { form: "promotion", touches })]);
    const claims = await store.subjects.claimDirty(SHOP, BATCH, start, 1_000);
    await store.assessments.commit(
      claims.map((claimed, i) => ({
        claimed,
        assessment: anAssessment({
          ...claimed,
          item_name: `商品 ${start + i}`,
          category: `类别 ${i % CATEGORIES}`,
          risk: risks[i],
        }),
        effects: [],
      })),
    );
  }
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return (performance.now() - start) / 1_000;
}
