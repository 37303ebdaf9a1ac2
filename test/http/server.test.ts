import { request as httpRequest } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createPinoLogger } from "../../src/adapters/observability/pino-logger.ts";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import { boardReport, healthReport } from "../../src/contracts/board.ts";
import { type RunningAddon, startAddon } from "../../src/main.ts";
import { aConfig } from "../support/a-config.ts";

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

describe("the board's server", () => {
  const { config, remove } = aConfig();
  let running: RunningAddon;

  beforeAll(async () => {
    running = await startAddon({
      config,
      clock: createSystemClock(),
      log: createPinoLogger("silent"),
      api_key: "no-account",
      base_url: "http://127.0.0.1:9/api",
      sandbox_origin: null,
      demo: null,
    });
    const { registry } = running.addon.store;
    await registry.saveInstallation({ installation_id: "shop", name: "测试店", app_id: "app", created_at: 1 });
  });

  afterAll(async () => {
    await running.stop();
    remove();
  });

  function call(path: string, options: { method?: string; headers?: Record<string, string>; body?: string } = {}) {
    return new Promise<Answer>((resolve, reject) => {
      const { method = "GET", headers = {}, body } = options;
      const sent = httpRequest(`${running.board_url}${path}`, { method, headers }, (response) => {
        let text = "";
        response.on("data", (chunk: Buffer) => (text += chunk.toString()));
        response.on("end", () => resolve({ status: response.statusCode ?? 0, headers: response.headers, body: text }));
      });
      sent.on("error", reject);
      sent.end(body);
    });
  }

  async function signedIn(): Promise<string> {
    const code = await running.addon.signIn.issueSetUpCode();
    const { headers } = await call(`/set-up?code=${code}`);
    return String(headers["set-cookie"]).split(";")[0] ?? "";
  }

  it("tells nobody anything before they sign in, and says how", async () => {
    const { status, body } = await call("/api/v1/board");
    expect(status).toBe(401);
    expect(JSON.parse(body)).toMatchObject({ code: "not_signed_in" });
    expect(body).toContain("stockguard sign-in");
  });

  it("signs the administrator in by a link that works once", async () => {
    const code = await running.addon.signIn.issueSetUpCode();
    const first = await call(`/set-up?code=${code}`);
    expect(first.status).toBe(302);
    expect(String(first.headers["set-cookie"])).toMatch(/HttpOnly; SameSite=Strict/);
    expect((await call(`/set-up?code=${code}`)).status).toBe(401);
  });

  it("serves reports that fit their contract", async () => {
    const headers = { cookie: await signedIn() };
    const board = await call("/api/v1/board", { headers });
    expect(boardReport.parse(JSON.parse(board.body))).toMatchObject({ matching: 0, rows: [] });
    const health = await call("/api/v1/health", { headers });
    expect(healthReport.parse(JSON.parse(health.body))).toMatchObject({
      installation_name: "测试店",
      inbox_waiting: 0,
      platform_ok: true,
    });
  });

  it("refuses a page of another site, whatever cookie it brings", async () => {
    const cookie = await signedIn();
    expect((await call("/api/v1/board", { headers: { cookie, host: "evil.example" } })).status).toBe(403);
    expect((await call("/api/v1/board", { headers: { cookie, origin: "https://evil.example" } })).status).toBe(403);
  });

  it("takes writes as JSON only", async () => {
    const headers = { cookie: await signedIn(), "content-type": "text/plain" };
    expect((await call("/api/v1/effects/1/replay", { method: "POST", headers, body: "{}" })).status).toBe(415);
  });

  it.each([
    { name: "broken JSON", body: "{", status: 400 },
    { name: "a value out of range", body: '{"days":0}', status: 400 },
  ])("answers $name with what is wrong", async ({ body, status }) => {
    const headers = { cookie: await signedIn(), "content-type": "application/json" };
    const answer = await call("/api/v1/items/A/B/snooze", { method: "POST", headers, body });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toHaveProperty("hint");
  });

  it("answers a push to an unknown address like a forged one, so that nothing is learned by trying", async () => {
    const path = "/hooks/unknown?nonce=0f5ade&timestamp=1498586609";
    const answer = await call(path, { method: "POST", headers: { "x-jdy-signature": "0".repeat(40) }, body: "{}" });
    expect(answer).toMatchObject({ status: 401, body: "" });
  });

  it("says that it is ready when its store answers", async () => {
    expect((await call("/readyz")).status).toBe(200);
  });

  it("tells a second server on the same port what is wrong and what to do", async () => {
    const taken = { ...config, port: Number(new URL(running.board_url).port) };
    const second = startAddon({
      config: taken,
      clock: createSystemClock(),
      log: createPinoLogger("silent"),
      api_key: "no-account",
      base_url: "http://127.0.0.1:9/api",
      sandbox_origin: null,
      demo: null,
    });
    await expect(second).rejects.toMatchObject({ code: "port_taken" });
  });
});
