import { beforeEach, describe, expect, it } from "@jest/globals";
import { createSqliteStore } from "../../../src/adapters/store/sqlite/create-sqlite-store.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createKeptRetention } from "../../../src/app/customer-retention/kept-retention.ts";
import { createWriteStockoutReports } from "../../../src/app/customer-retention/write-reports.ts";
import { effectNote } from "../../../src/app/customer-retention/report-record.ts";
import type { FormBinding } from "../../../src/contracts/form.ts";
import type { Store } from "../../../src/ports/store.ts";
import { temporaryDatabase } from "../../store/temporary-database.ts";
import { SHOP } from "../../store/store-builders.ts";
import { aFollowedShop, TODAY } from "./a-followed-shop.ts";
import { aRetentionRun } from "./a-retention-run.ts";

const BINDING: FormBinding = {
  ...{ installation_id: SHOP, form: "stockout_report", app_id: "app", entry_id: "e", fields: [] },
  ...{ push_token: "t", push_secret: "s", synced_through: null },
};
const path = temporaryDatabase();
let store: Store;
let now: number;
let binding: FormBinding | null;
const fail = (_: string, error: unknown) => {
  throw error;
};
const ports = () => {
  const clock = createSystemClock({ now: () => now });
  return { ...store, clock, kept: createKeptRetention(store), onError: fail };
};
const make = () => aRetentionRun(store, now);
const write = () => createWriteStockoutReports({ ...ports(), binding: () => Promise.resolve(binding) })();

/** What is to be written for June. */
async function written() {
  const waiting = await store.outbox.list(SHOP, { state: "waiting" }, 10);
  return waiting
    .filter(({ line }) => line === "stockout_report/2026-06")
    .toSorted((a, b) => a.id - b.id)
    .map(({ effect_key, action }) => ({ effect_key, action }));
}

describe("the month's record of stockouts", () => {
  beforeEach(async () => {
    store = createSqliteStore({ path: path() });
    now = Date.parse(`${TODAY}T04:00:00Z`);
    binding = BINDING;
    await aFollowedShop(store);
  });

  it("is written once for the month that has just ended", async () => {
    expect(await write()).toBe(0);
    await make();
    expect(await write()).toBe(1);
    expect(await write()).toBe(0);
    expect(await written()).toMatchObject([
      {
        effect_key: "stockout_report/2026-06",
        action: {
          ...{ kind: "create_record", form: "stockout_report" },
          values: {
            ...{
              effect_key: "stockout_report/2026-06",
              report_month: "2026-06",
              stock_value: 4000,
              surplus_value: 1600,
            },
            ...{ stockout_rate: 0, event_count: 0, care_cost: null },
          },
        },
      },
    ]);
  });

  it("is written again where a figure has moved, as a change of the same record", async () => {
    await make();
    await write();
    const kept = createKeptRetention(store);
    const found = await kept.found(SHOP);
    if (found.made === null) throw new Error("nothing was kept");
    const { figures, foretold } = found.made;
    const months = figures.months.map((one) => ({ ...one, customers_hit: one.customers_hit + 1 }));
    expect(await kept.save(SHOP, found, { figures: { ...figures, months }, foretold })).toBe(true);
    expect(await write()).toBe(1);
    expect((await written()).at(-1)?.action).toMatchObject({
      ...{ kind: "update_created", form: "stockout_report", created_by: "stockout_report/2026-06" },
    });
  });

  it("is not written without its form", async () => {
    binding = null;
    await make();
    expect(await write()).toBe(0);
  });
});

describe("effectNote", () => {
  it("says why nothing can be told", () => {
    const effect = {
      kind: "not_estimable",
      exposed_count: 3,
      reasons: ["受影响客户只有 3 位，至少需要 30 位"],
    } as const;
    expect(effectNote({ ...effect, reasons: [...effect.reasons] })).toBe(
      "无法估计：受影响客户只有 3 位，至少需要 30 位。",
    );
  });

  it("turns lost margin round with its interval", () => {
    const interval = (value: number, low: number, high: number) => ({ value, low, high });
    expect(
      effectNote({
        ...{ kind: "estimated", matched_count: 80, exposed_count: 100, window_days: 90, confidence: 0.95 },
        ...{ lost: interval(12.4, 3, 21), orders: interval(0, 0, 0), revenue: interval(0, 0, 0) },
        margin: interval(-800, -1200, -400),
      }),
    ).toBe(
      "截至当月底的全部缺货：多流失 12 位客户（95% 区间 3 到 21）；90 天内少赚毛利 800 元（95% 区间 400 到 1200）；比较了 80 / 100 位受影响客户。",
    );
  });
});
