import { once } from "node:events";
import { rmSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";
import { afterAll, afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import { type RunningAddon, startAddon } from "../../src/main.ts";
import { aConfig } from "../support/a-config.ts";
import { aKeptLog } from "../support/a-shop-addon.ts";

const TOKEN = "a-token-for-prometheus";

describe("what the operator asks of a process", () => {
  const { config, remove } = aConfig({ STOCKGUARD_METRICS_TOKEN: TOKEN });
  const log = aKeptLog();
  let running: RunningAddon;

  beforeEach(async () => {
    running = await startAddon({
      ...{ config, clock: createSystemClock(), log, api_key: "no-account", base_url: "http://127.0.0.1:9/api" },
      ...{ sandbox_origin: null, demo: null },
    });
  });
  afterEach(() => running.stop());
  afterAll(remove);

  const get = (path: string, headers: Record<string, string> = {}) => fetch(`${running.board_url}${path}`, { headers });

  it("is alive", async () => {
    expect((await get("/healthz")).status).toBe(200);
  });

  it("is ready while its store answers and its key file can be read", async () => {
    const response = await get("/readyz");
    expect(response.status).toBe(200);
    expect(await response.json()).toEqual({ status: "ready", checks: { store: "ok", secret_key: "ok" } });
  });

  it("is not ready without its key file, and says which check failed and no more", async () => {
    rmSync(join(config.data_dir, "secret.key"));
    const response = await get("/readyz");
    expect(response.status).toBe(503);
    const text = await response.text();
    expect(JSON.parse(text)).toEqual({ status: "not_ready", checks: { store: "ok", secret_key: "failed" } });
    expect(text).not.toContain(config.data_dir);
    expect(log.events.map(({ event }) => event)).toContain("operations.failed");
  });

  it("refuses to be asked in another way", async () => {
    expect((await fetch(`${running.board_url}/healthz`, { method: "POST" })).status).toBe(405);
  });

  it("counts pushes by what became of them", async () => {
    const { registry } = running.addon.store;
    await registry.saveInstallation({ installation_id: "shop", name: "店", app_id: "app", created_at: 1 });
    await fetch(`${running.board_url}/hooks/none?nonce=1&timestamp=1`, { method: "POST", body: "{}" });
    const page = await (await get("/metrics")).text();
    expect(page).toContain('stockguard_pushes_total{result="forged"} 1');
    expect(page).toContain("stockguard_inbox_waiting 0");
    expect(page).toMatch(/stockguard_process_resident_memory_bytes \d/);
  });

  it("shows its metrics to this machine, and to another one that bears the token alone", async () => {
    const from = { "x-forwarded-for": "203.0.113.5" };
    expect((await get("/metrics")).status).toBe(200);
    expect((await get("/metrics", from)).status).toBe(403);
    expect((await get("/metrics", { ...from, authorization: "Bearer wrong" })).status).toBe(403);
    expect((await get("/metrics", { ...from, authorization: `Bearer ${TOKEN}` })).status).toBe(200);
  });

  it("answers a push that is under way when it is told to end, and takes no new one", async () => {
    const { port } = new URL(running.board_url);
    const sender = connect(Number(port), "127.0.0.1");
    await once(sender, "connect");
    let answer = "";
    sender.on("data", (data: Buffer) => (answer += data.toString()));
    const head = "POST /hooks/none?nonce=1&timestamp=1 HTTP/1.1\r\nhost: x\r\ncontent-length: 4\r\n";
    sender.write(`${head}expect: 100-continue\r\n\r\n`);
    // The server asks for the body: the request has come in and is under way.
    await once(sender, "data");
    expect(answer).toBe("HTTP/1.1 100 Continue\r\n\r\n");
    answer = "";
    sender.write("{}");
    const stopped = running.stop();
    await expect(fetch(`${running.board_url}/healthz`)).rejects.toThrow();
    sender.write("{}");
    await once(sender, "close");
    await stopped;
    expect(answer).toMatch(/^HTTP\/1\.1 401 /);
  });
});

describe("a role", () => {
  it("other than all needs a database that processes can share, and says so", async () => {
    const { config, remove } = aConfig({ STOCKGUARD_ROLE: "worker" });
    const started = startAddon({
      ...{ config, clock: createSystemClock(), log: aKeptLog(), api_key: "none", base_url: "http://127.0.0.1:9/api" },
      ...{ sandbox_origin: null, demo: null },
    });
    await expect(started).rejects.toMatchObject({ code: "role_needs_postgres" });
    remove();
  });
});
