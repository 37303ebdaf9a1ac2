import { describe, expect, it } from "@jest/globals";
import { createPrometheusMetrics } from "../../src/adapters/observability/prometheus-metrics.ts";
import { createMemoryStore } from "../../src/adapters/store/memory/create-memory-store.ts";
import { createReadMetrics } from "../../src/app/report/metrics-reading.ts";

const nothing = { inbox_waiting: 0, inbox_age_ms: 0, subjects_waiting: 0, effects_waiting: 0, effects_dead: 0 };

describe("the metrics page", () => {
  it("shows what was counted, by its labels", async () => {
    const metrics = createPrometheusMetrics({ read: () => Promise.resolve(nothing) });
    metrics.pushAnswered("kept");
    metrics.pushAnswered("kept");
    metrics.pushAnswered("too_large");
    metrics.assessed(32, 40);
    metrics.effectEnded("update_record", "done");
    metrics.loopEnded(300);
    metrics.platformAnswered("/v5/app/entry/data/update", 8303, 12);
    metrics.limiterWaited(1_500);
    metrics.workEnded("sweep", false);
    const page = await metrics.page();
    for (const line of [
      'stockguard_pushes_total{result="kept"} 2',
      'stockguard_pushes_total{result="too_large"} 1',
      "stockguard_assessments_total 32",
      'stockguard_effects_total{kind="update_record",outcome="done"} 1',
      'stockguard_loop_seconds_bucket{le="0.25"} 0',
      'stockguard_loop_seconds_bucket{le="0.5"} 1',
      'stockguard_platform_calls_total{endpoint="/v5/app/entry/data/update",code="8303"} 1',
      "stockguard_limiter_wait_seconds_sum 1.5",
      'stockguard_recurring_works_total{work="sweep",result="failed"} 1',
    ]) {
      expect(page).toContain(line);
    }
  });

  it("reads the store once a page, for all of its figures", async () => {
    let reads = 0;
    const metrics = createPrometheusMetrics({
      read: () => {
        reads += 1;
        return Promise.resolve({ ...nothing, inbox_waiting: 7, inbox_age_ms: 2_000, effects_dead: 3 });
      },
    });
    const page = await metrics.page();
    expect(reads).toBe(1);
    for (const line of ["inbox_waiting 7", "inbox_oldest_seconds 2", "effects_dead 3"]) {
      expect(page).toContain(`stockguard_${line}`);
    }
  });

  it("counts what waits over all installations, and the age of the oldest", async () => {
    const store = createMemoryStore();
    for (const installation_id of ["one", "two"]) {
      await store.registry.saveInstallation({ installation_id, name: installation_id, app_id: "app", created_at: 1 });
      const entry = { installation_id, form: "stock_level", source: "push", trust: "body", body: "{}" } as const;
      await store.inbox.append([{ ...entry, delivery_id: "1", received_at: installation_id === "one" ? 400 : 900 }]);
    }
    const readMetrics = createReadMetrics({ store, clock: { now: () => 1_000 } });
    expect(await readMetrics()).toEqual({ ...nothing, inbox_waiting: 2, inbox_age_ms: 600 });
  });
});
