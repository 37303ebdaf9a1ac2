import { describe, expect, it } from "@jest/globals";
import { planPushes } from "../../bench/cluster/push-plan.ts";
import { runCluster } from "../../bench/cluster/run-cluster.ts";
import { type ClusterShop, plannedShops } from "../../bench/cluster/cluster-shop.ts";

const SEED = 20_261;
const EVENTS = 3_000;

describe("the pushes of a cluster run", () => {
  const shops = plannedShops(6).map((shop): ClusterShop => {
    const stock = [{ record_id: shop.installation_id, item_code: "A" }];
    return { ...shop, app_id: "app", entry_id: "entry", push_token: "token", push_secret: "secret", stock };
  });
  const plan = planPushes({ shops, events: 4_000, seed: SEED, begins_at: 0 });
  const all = [...plan.flood, ...plan.trickle];

  it("are as many deliveries as asked for, some of them sent twice", () => {
    expect(new Set(all.map(({ delivery_id }) => delivery_id)).size).toBe(4_000);
    expect(all.length).toBeGreaterThan(4_050);
  });

  it("come half from the noisy shop, and a few from the quiet one", () => {
    const of = (pace: string) => all.filter(({ shop }) => shop.pace === pace).length / all.length;
    expect(of("noisy")).toBeCloseTo(0.5, 1);
    expect(of("quiet")).toBeLessThan(0.02);
    expect(of("quiet")).toBeGreaterThan(0);
  });

  it("tell of some states behind later ones of the same shop", () => {
    const noisy = plan.flood.filter(({ shop }) => shop.pace === "noisy").map(({ version }) => version);
    expect(noisy.some((version, index) => version < (noisy[index - 1] ?? 0))).toBe(true);
  });
});

describe("a cluster of which a worker and the database die", () => {
  it("keeps every push it took, does nothing twice, mixes no shops, lets no quiet one starve", async () => {
    const report = await runCluster({
      ...{ seed: SEED, events: EVENTS, installations: 4, workers: 2 },
      ...{ every_ms: [4_000, 6_000], most: 1 },
      ...{ postgres_flags: [], log_file: null, onProgress: () => undefined },
    });
    expect(report.first_violations).toEqual([]);
    expect(report.violations).toBe(0);
    expect(report).toMatchObject({ worker_deaths: 1, postgres_restarts: 1 });
    expect(report.acknowledgements).toBeGreaterThanOrEqual(EVENTS);
    expect(report.refusals).toBeGreaterThan(0);
    expect(report.made.alerts).toBeGreaterThan(0);
  }, 180_000);
});
