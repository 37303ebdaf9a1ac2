import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { createPinoLogger } from "../../src/adapters/observability/pino-logger.ts";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import { auditReport, type Role, tokensReport, usersReport } from "../../src/contracts/access.ts";
import { boardReport } from "../../src/contracts/board.ts";
import { healthReport } from "../../src/contracts/health-report.ts";
import { sessionReport } from "../../src/contracts/session-report.ts";
import { retentionReport } from "../../src/contracts/retention.ts";
import { operatingReport } from "../../src/contracts/operating-figures.ts";
import { type RunningAddon, startAddon } from "../../src/main.ts";
import { aConfig } from "../support/a-config.ts";
import { raiseAlert } from "../store/store-builders.ts";
import { aBrowser, type Browser, callHttp, type Sent } from "./http-caller.ts";

const PASSWORD = "correct horse battery";

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

  const call = (path: string, sent: Sent = {}) => callHttp(`${running.board_url}${path}`, sent);

  /** A browser whose user has a role. */
  async function signedIn(role: Role = "admin"): Promise<Browser> {
    const { links, users } = running.addon.access;
    const browser = aBrowser(running.board_url);
    const first = await links.issueSetUpCode();
    if (first !== null) {
      const boss = { code: first, login_name: "boss", display_name: "老板娘", password: PASSWORD };
      await links.use(boss, null);
    }
    const login_name = `${role}-${Math.random().toString(36).slice(2, 8)}`;
    const user = { login_name, display_name: role, email: null, role };
    const code = await users.add(user, { actor: { name: "boss" }, origin: null });
    expect((await browser.post("/link", { code, password: PASSWORD })).status).toBe(200);
    return browser;
  }

  it("tells nobody anything before they sign in, and says how", async () => {
    const { status, body } = await call("/api/v1/board");
    expect(status).toBe(401);
    expect(JSON.parse(body)).toMatchObject({ code: "not_signed_in" });
    expect(body).toContain("stockguard sign-in");
  });

  it("makes the first administrator by a link that works once, and then signs in by password", async () => {
    const browser = aBrowser(running.board_url);
    const code = (await running.addon.access.links.issueSetUpCode()) ?? "";
    const looked = await browser.post("/link/look", { code });
    expect(JSON.parse(looked.body)).toEqual({ is_first: true, login_name: null });
    const request = { code, login_name: "Boss", display_name: "老板娘", password: PASSWORD };
    expect((await browser.post("/link", { ...request, password: "short" })).status).toBe(400);
    const used = await browser.post("/link", request);
    expect(String(used.headers["set-cookie"])).toMatch(/HttpOnly; SameSite=Strict/);
    expect((await browser.post("/link", request)).status).toBe(410);
    expect((await browser.post("/sign-out", {})).status).toBe(200);
    expect((await browser.get("/session")).status).toBe(401);
    const again = aBrowser(running.board_url);
    expect((await again.post("/sign-in", { login_name: "boss", password: "wrong" })).status).toBe(401);
    expect((await again.post("/sign-in", { login_name: "boss", password: PASSWORD })).status).toBe(200);
    const session = sessionReport.parse(JSON.parse((await again.get("/session")).body));
    expect(session).toMatchObject({ user: { login_name: "boss", role: "admin" }, csrf_token: expect.any(String) });
  });

  it("serves reports that fit their contract", async () => {
    const browser = await signedIn();
    expect(boardReport.parse(JSON.parse((await browser.get("/board")).body))).toMatchObject({ matching: 0, rows: [] });
    expect(operatingReport.parse(JSON.parse((await browser.get("/operating")).body))).toMatchObject({
      ...{ figures: null, proposed: 0, proposals: [] },
      ...{ has_count_form: false, asked_counts: 0, count_tasks: [] },
    });
    expect(retentionReport.parse(JSON.parse((await browser.get("/retention")).body))).toMatchObject({ figures: null });
    expect(healthReport.parse(JSON.parse((await browser.get("/health")).body))).toMatchObject({
      installation_name: "测试店",
      inbox_waiting: 0,
      platform_ok: true,
    });
    expect(usersReport.parse(JSON.parse((await browser.get("/users")).body)).users.length).toBeGreaterThan(0);
    expect(tokensReport.parse(JSON.parse((await browser.get("/tokens")).body)).tokens).toEqual([]);
    expect(auditReport.parse(JSON.parse((await browser.get("/audit")).body)).entries.length).toBeGreaterThan(0);
  });

  it("refuses a page of another site, whatever cookie it brings", async () => {
    const browser = await signedIn();
    const foreign: Record<string, string>[] = [{ host: "evil.example" }, { origin: "https://evil.example" }];
    for (const headers of foreign) expect((await browser.call("/api/v1/board", { headers })).status).toBe(403);
    expect((await browser.post("/sign-out", {}, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await browser.get("/session")).status).toBe(200);
  });

  it("takes a change only from a page of this session", async () => {
    const browser = await signedIn();
    const other = await signedIn();
    const { csrf_token } = sessionReport.parse(JSON.parse((await other.get("/session")).body));
    const tokens = ["", "wrong", csrf_token ?? ""];
    for (const token of tokens) {
      const refused = await browser.post("/items/A/B/acknowledge", {}, { "x-csrf-token": token });
      expect(JSON.parse(refused.body)).toMatchObject({ code: "csrf_token_wrong" });
    }
    expect((await browser.post("/items/A/B/acknowledge", {})).status).toBe(200);
  });

  it("takes writes as JSON only", async () => {
    const browser = await signedIn();
    expect((await browser.post("/effects/1/replay", {}, { "content-type": "text/plain" })).status).toBe(415);
  });

  it.each([
    { name: "broken JSON", path: "/items/A/B/snooze", body: "{", status: 400 },
    { name: "a value out of range", path: "/items/A/B/snooze", body: '{"days":0}', status: 400 },
    { name: "a body too large", path: "/items/A/B/snooze", body: `"${"x".repeat(200_000)}"`, status: 413 },
    { name: "an address that is no encoding of anything", path: "/items/%E4/B/snooze", body: "{}", status: 400 },
  ])("answers $name with what is wrong", async ({ path, body, status }) => {
    const browser = await signedIn();
    const { csrf_token } = sessionReport.parse(JSON.parse((await browser.get("/session")).body));
    const headers = { "content-type": "application/json", "x-csrf-token": csrf_token ?? "" };
    const answer = await browser.call(`/api/v1${path}`, { method: "POST", headers, body });
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toHaveProperty("hint");
  });

  it.each([
    {
      role: "viewer" as const,
      open: ["/board", "/production", "/operating", "/feedback"],
      shut: ["/messages", "/problems", "/retention", "/users", "/tokens", "/audit"],
    },
    { role: "buyer" as const, open: ["/board", "/messages", "/problems"], shut: ["/users", "/tokens", "/audit"] },
    { role: "owner" as const, open: ["/board", "/audit"], shut: ["/users", "/tokens"] },
  ])("shows a $role what the role may see", async ({ role, open, shut }) => {
    const browser = await signedIn(role);
    for (const path of open) expect((await browser.get(path)).status).toBe(200);
    for (const path of shut) expect((await browser.get(path)).status).toBe(403);
    expect((await browser.post("/items/A/B/acknowledge", {})).status).toBe(role === "viewer" ? 403 : 200);
  });

  it("lets a program in by its token, as far as its scopes go, without the cookies' check", async () => {
    const browser = await signedIn();
    const made = await browser.post("/tokens", { name: "大屏", scopes: ["read_board"], valid_days: 1 });
    const { token } = JSON.parse(made.body) as { token: string };
    const headers = { authorization: `Bearer ${token}`, "content-type": "application/json" };
    expect((await call("/api/v1/board", { headers })).status).toBe(200);
    expect((await call("/api/v1/messages", { headers })).status).toBe(403);
    const answered = await call("/api/v1/items/A/B/acknowledge", { method: "POST", headers, body: "{}" });
    expect(JSON.parse(answered.body)).toMatchObject({ code: "not_allowed" });
    expect((await call("/api/v1/board", { headers: { authorization: "Bearer sg_wrong" } })).status).toBe(401);
    const { tokens } = tokensReport.parse(JSON.parse((await browser.get("/tokens")).body));
    await browser.post(`/tokens/${tokens[0]?.token_id ?? ""}/revoke`, {});
    expect((await call("/api/v1/board", { headers })).status).toBe(401);
  });

  it("masks phone numbers by role, and writes down who saw them whole", async () => {
    const { inbox } = running.addon.store;
    const entry = {
      installation_id: "shop",
      form: "customer" as const,
      source: "push" as const,
      trust: "body" as const,
    };
    await inbox.append([{ ...entry, delivery_id: "d1", received_at: 1, body: '{"phone":"13812345678"}' }]);
    const [waiting] = await inbox.waiting("shop", 1);
    const problem = { code: "x", message: "电话 13812345678 无法识别", hint: "" };
    await inbox.setAside({ installation_id: "shop", id: waiting?.id ?? 0 }, problem, 2);
    const [sales, buyer] = [await signedIn("owner"), await signedIn("buyer")];
    expect((await sales.get("/problems")).body.match(/13812345678/g)).toHaveLength(2);
    expect((await buyer.get("/problems")).body).not.toContain("13812345678");
    const { entries } = await running.addon.access.audit(null);
    const seen = entries.filter(({ event }) => event === "phones_seen");
    expect(seen.map(({ actor, object }) => [actor.split("-")[0], object])).toEqual([["owner", "problems"]]);
  });

  it("opens an answer's link without signing in, and does nothing until the button is pressed", async () => {
    const subject = { installation_id: "shop", item_code: "A", location_code: "B" };
    const { store, access } = running.addon;
    const { actions } = access;
    await raiseAlert(store, subject);
    const token = actions.token({ subject, episode: 1, answer: "acknowledge" }, Date.now());
    const browser = aBrowser(running.board_url);
    expect((await browser.call(`/answer#${token}`)).status).toBe(200);
    const looked = await browser.post("/answer/look", { token });
    expect(JSON.parse(looked.body)).toEqual({
      answer: "acknowledge",
      item_code: "A",
      ...{ item_name: "A", suggested_order_quantity: null },
      location_code: "B",
      is_used: false,
    });
    expect((await browser.post("/answer", { token })).status).toBe(200);
    expect((await browser.post("/answer", { token })).status).toBe(410);
    expect((await browser.post("/answer", { token: `${token}x` })).status).toBe(410);
  });

  it("gives the pages a policy under which only our own scripts run", async () => {
    const { headers } = await call("/");
    const policy = String(headers["content-security-policy"]);
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("script-src 'self';");
    expect(policy).toContain("frame-ancestors 'none'");
    expect(headers).toMatchObject({ "x-content-type-options": "nosniff", "referrer-policy": "no-referrer" });
    expect(headers).not.toHaveProperty("x-powered-by");
    expect(headers).not.toHaveProperty("strict-transport-security");
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
