import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type ReadyAddon, startBenchAddon } from "../../bench/support/bench-addon.ts";
import { type BenchPlatform, startBenchPlatform } from "../../bench/support/bench-platform.ts";
import { type Program, startProgram } from "../../bench/support/program.ts";
import { until } from "../support/a-shop-until.ts";
import { type PostgresServer, startPostgresServer } from "../support/a-postgres-server.ts";

const LONG_MS = 120_000;

interface StockRecord {
  readonly _id: string;
  readonly item_code: string;
  readonly alert_severity?: string;
}

describe("stockguard serve as processes of one role each, on one PostgreSQL", () => {
  let folder: string;
  let server: PostgresServer;
  let platform: BenchPlatform;
  let addon: ReadyAddon;
  const programs: Program[] = [];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "stockguard-roles-"));
    server = await startPostgresServer();
    platform = await startBenchPlatform(join(folder, "platform"));
    const setting = { data_dir: join(folder, "addon"), platform, item_count: 4, is_paused: false };
    const installer = await startBenchAddon({ ...setting, database_url: server.url });
    await installer.stop();
    addon = installer;
  }, LONG_MS);
  afterAll(async () => {
    await Promise.all(programs.map(({ stop }) => stop()));
    await platform.stop();
    await server.stop();
    rmSync(folder, { recursive: true, force: true });
  }, LONG_MS);

  async function serve(role: string, port: string): Promise<Program> {
    const program = await startProgram({
      file: "bin/stockguard.mjs",
      args: ["serve", "--role", role],
      env: {
        ...{ STOCKGUARD_DATA_DIR: join(folder, "addon"), STOCKGUARD_PORT: port, STOCKGUARD_DATABASE_URL: server.url },
        ...{ JDY_API_KEY: platform.api_key, JDY_BASE_URL: platform.url, STOCKGUARD_PUBLIC_URL: addon.board_url },
      },
      ready: /(http:\/\/127\.0\.0\.1:\d+)/,
    });
    programs.push(program);
    return program;
  }

  async function stock(): Promise<readonly StockRecord[]> {
    const response = await fetch(`${platform.origin}/sandbox/forms/${addon.entry_id}/records?limit=100`);
    // As the sandbox's control API answers.
    return ((await response.json()) as { data: readonly StockRecord[] }).data;
  }

  it(
    "take a push, assess its item and write the severity back, each process its part",
    async () => {
      await Promise.all([serve("web", new URL(addon.board_url).port), serve("worker", "0"), serve("scheduler", "0")]);
      const [record] = await stock();
      const response = await fetch(`${platform.origin}/sandbox/forms/${addon.entry_id}/records/${record?._id}`, {
        method: "PUT",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ data: { on_hand: 0 } }),
      });
      expect(response.status).toBe(200);
      await until("the severity is written", async () => (await stock())[0]?.alert_severity === "缺货", LONG_MS);
    },
    LONG_MS,
  );

  it("are all ready, and none but the web has pages", async () => {
    const urls = programs.map(({ ready }) => ready[1] ?? "");
    const ready = await Promise.all(urls.map(async (url) => (await fetch(`${url}/readyz`)).status));
    expect(ready).toEqual(urls.map(() => 200));
    const pages = await Promise.all(urls.map(async (url) => (await fetch(`${url}/`)).status));
    expect(pages.toSorted()).toEqual([200, 404, 404]);
  });
});
