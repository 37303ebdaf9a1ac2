/** How long a plan of 10,000 items at three locations takes on SQLite, and how long it keeps pushes of its process waiting. */
import { join } from "node:path";
import { monitorEventLoopDelay, performance } from "node:perf_hooks";
import { createSqliteStore } from "../src/adapters/store/sqlite/create-sqlite-store.ts";
import { createPurchasePlan } from "../src/app/purchase-plan/purchase-plan.ts";
import { createShownSuggestions } from "../src/app/purchase-plan/shown-suggestions.ts";
import type { PlanPlace } from "../src/domain/purchase-plan/plan-place.ts";
import type { RiskAssessment } from "../src/domain/risk/risk-assessment.ts";
import { assessStockoutRisk } from "../src/domain/risk/assess-stockout-risk.ts";
import type { Store } from "../src/ports/store.ts";
import { aSeries, poissonDays } from "../test/domain/demand/a-series.ts";
import { aRiskInput } from "../test/domain/risk/a-risk-input.ts";
import { aLocation, anItem, aSupplier } from "../test/store/row-builders.ts";
import { aChange, anAssessment, SHOP } from "../test/store/store-builders.ts";
import type { Figure } from "./run.ts";
import { inBenchFolder } from "./support/bench-folder.ts";
import { seededRandom } from "./support/seeded-random.ts";

const ITEMS = 10_000;
const LOCATIONS = ["W1", "W2", "W3"];
const SUPPLIERS = 40;
const BATCH = 250;
/** Assessments by the real engine, from which the shop's are taken by turns. */
const KINDS = 240;

const breathe = () => new Promise<void>(setImmediate);

/** Runs the bench. */
export async function run(): Promise<readonly Figure[]> {
  return inBenchFolder(async (folder) => {
    const store = createSqliteStore({ path: join(folder, "stockguard.db") });
    const need_bytes = await fill(store);
    const plan = createPurchasePlan({
      ...{ ...store, clock: { today: () => "2026-11-23", now: Date.now } },
      breathe,
    });
    await plan(SHOP, null);
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const [start, cpu] = [performance.now(), process.cpuUsage()];
    const whole = await plan(SHOP, null);
    const taken = performance.now() - start;
    const { user, system } = process.cpuUsage(cpu);
    await plan(SHOP, whole.totals.wanted / 3);
    const under_budget = performance.now() - start - taken;
    delay.disable();
    const steadied = await steadyTimes(store);
    await store.close();
    const lines = whole.suppliers.reduce((sum, { purchases }) => sum + purchases.length, 0);
    return [
      figure("whole plan", taken, "ms", "< 3000"),
      figure("processor time of a whole plan", (user + system) / 1_000, "ms"),
      figure("plan under a budget", under_budget, "ms", "< 3000"),
      figure("longest wait of others meanwhile", delay.max / 1e6, "ms"),
      figure("steadying a first look", steadied.first, "ms"),
      figure("steadying the next look", steadied.next, "ms", "< 1000"),
      figure("steadying when a twentieth of what was shown is idle by now", steadied.idle, "ms", "< 1000"),
      figure("longest wait of others while steadying", steadied.longest, "ms"),
      figure("transfers", whole.transfers.length, "1"),
      figure("purchases", lines, "1"),
      figure("kept more per assessment, mean", need_bytes, "bytes", "< 500"),
    ];
  });
}

/** What it takes to keep a plan as it was shown: before, and reading anew the twentieth of it that plans take nothing from. */
async function steadyTimes(store: Store) {
  const clock = { today: () => "2026-11-23" };
  const steadied = createShownSuggestions({ ...store, clock, freeze_days: 1, breathe });
  const places = await store.assessments.planPlaces(SHOP);
  const delay = monitorEventLoopDelay({ resolution: 1 });
  const timed = async (shown: readonly PlanPlace[]) => {
    const start = performance.now();
    await steadied(SHOP, shown);
    return performance.now() - start;
  };
  const first = await timed(places);
  delay.enable();
  const next = await timed(places);
  const idle = await timed(places.filter((_, i) => i % 20 > 0));
  delay.disable();
  return { first, next, idle, longest: delay.max / 1e6 };
}

function figure(name: string, value: number, unit: string, aim: string | null = null): Figure {
  return { name, value: Math.round(value * 10) / 10, unit, aim };
}

/** Forms and assessments of the shop; what an assessment keeps more for plans, in bytes. */
async function fill(store: Store): Promise<number> {
  const random = seededRandom(7);
  const kinds = Array.from({ length: KINDS }, () => riskOf(random));
  await store.registry.saveInstallation({ installation_id: SHOP, name: SHOP, app_id: "app", created_at: 0 });
  await store.records.apply([
    ...LOCATIONS.map((code, i) => aChange(code, [aLocation({ location_code: code, transfer_days: 1 + i })])),
    ...Array.from({ length: SUPPLIERS }, (_, i) => aChange(`s${i}`, [aSupplier({ supplier_code: `S-${i}` })])),
  ]);
  for (let first = 0; first < ITEMS; first += BATCH) {
    const codes = Array.from({ length: BATCH }, (_, i) => `I-${first + i}`);
    await store.records.apply(
      codes.map((item_code, i) => {
        const item = anItem({ item_code, supplier_code: `S-${i % SUPPLIERS}`, moq: i % 2 === 0 ? 20 : null });
        const touches = LOCATIONS.map((location_code) => ({ kind: "subject" as const, item_code, location_code }));
        return aChange(item_code, [item], { touches });
      }),
    );
    const claimed = await store.subjects.claimDirty(SHOP, BATCH * LOCATIONS.length, 10_000, 60_000);
    await store.assessments.commit(
      claimed.map((subject) => {
        const kind = kinds[Math.floor(random() * KINDS)];
        const risk = kind === undefined ? {} : at(kind, subject);
        return { claimed: subject, assessment: anAssessment({ ...subject, risk }), effects: [] };
      }),
    );
  }
  return kinds.reduce((sum, { supply_need }) => sum + JSON.stringify(supply_need).length, 0) / KINDS;
}

function riskOf(random: () => number): RiskAssessment {
  const rate = 1 + 9 * random();
  const on_hand = Math.round(rate * 45 * random());
  return assessStockoutRisk(aRiskInput({ demand: aSeries(poissonDays(200, rate)), stock: { on_hand } }));
}

function at(
  risk: RiskAssessment,
  place: { readonly item_code: string; readonly location_code: string },
): RiskAssessment {
  const { item_code, location_code } = place;
  return { ...risk, explanation: { ...risk.explanation, item_code, location_code } };
}
