/** How soon a function of the plugin kit has its answer, pasted as it is, while a person looks on. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createPinoLogger } from "../src/adapters/observability/pino-logger.ts";
import { createSystemClock } from "../src/adapters/system/system-clock.ts";
import { readConfig } from "../src/config.ts";
import { startAddon } from "../src/main.ts";
import { aPlannedShop, NOW } from "../test/app/purchase-plan/a-planned-shop.ts";
import { runPasted } from "../test/plugin/a-pasted-function.ts";
import type { Figure } from "./run.ts";
import { quantile } from "./support/quantiles.ts";

const ITEMS = 200;
const CALLS = 200;
const CALLED = ["check-order-line", "assess-now"] as const;

/** Runs the bench. */
export async function run(): Promise<readonly Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), "stockguard-bench-"));
  const running = await startAddon({
    config: readConfig({ STOCKGUARD_DATA_DIR: folder, STOCKGUARD_PORT: "0", STOCKGUARD_LOG_LEVEL: "silent" }),
    ...{ clock: createSystemClock({ now: () => NOW }), log: createPinoLogger("silent"), api_key: "no-account" },
    ...{ base_url: "http://127.0.0.1:9/api", sandbox_origin: null, demo: null },
    limits: { sign_in: 1_000_000_000, api: 1_000_000_000 },
  });
  try {
    const { store, access } = running.addon;
    await aPlannedShop(
      store,
      Array.from({ length: ITEMS }, (_, i) => ({
        ...{ item_code: `I-${i}`, item: { category: `类别 ${i % 5}` }, on_hand: { W1: 10 + 7 * i } },
      })),
    );
    await store.registry.saveSetting("shop", "is_ready", "true");
    const code = (await access.links.issueSetUpCode()) ?? "";
    const boss = { login_name: "boss", display_name: "boss", password: "a password that nobody may see" };
    await access.links.use({ code, ...boss }, null);
    const wish = { name: "bench", scopes: ["read_board" as const], valid_days: 1 };
    const token = await access.tokens.add(wish, { actor: { name: "boss" }, origin: null });
    const agentConf = { server_url: running.board_url, token };
    const figures: Figure[] = [];
    for (const name of CALLED) {
      const times: number[] = [];
      for (let call = 0; call < CALLS; call += 1) {
        const triggerConf = { item_code: `I-${call % ITEMS}`, location_code: "W1", quantity: 20 };
        const begun_at = performance.now();
        await runPasted(name, { agentConf, triggerConf });
        times.push(performance.now() - begun_at);
      }
      for (const share of [0.5, 0.95]) {
        const value = Math.round(quantile(times, share) * 10) / 10;
        figures.push({ name: `${name}, p${share * 100}`, value, unit: "ms", aim: share === 0.95 ? "< 300" : null });
      }
    }
    return figures;
  } finally {
    await running.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}
