/** A running add-on with people, a token and a bound form, as the fuzz tests attack it. */
import { mkdtempSync, rmSync } from "node:fs";
import { request as httpRequest, Agent } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createSandbox } from "@jdy/platform-sandbox";
import { createPinoLogger } from "../../src/adapters/observability/pino-logger.ts";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import type { Role } from "../../src/contracts/access.ts";
import { createSandboxControl } from "../../src/entrypoints/demo/demo-account.ts";
import { readConfig } from "../../src/config.ts";
import { type RunningAddon, startAddon } from "../../src/main.ts";

const SHOP = "shop";
const API_KEY = "api-key-that-nobody-may-see";
const PASSWORD = "a password that nobody may see";
/** The push secret of the bound form; no answer may ever hold it. */
export const PUSH_SECRET = "push-secret-4f1c7a";
export const PUSH_TOKEN = "push-token-of-items";

/** Somebody's headers. */
export type Credentials = Readonly<Record<"nobody" | "viewer" | "admin" | "token", Readonly<Record<string, string>>>>;

/** What a request came to; `status` 0 where there was no answer. */
export interface FuzzAnswer {
  readonly status: number;
  readonly body: string;
}

/** The attacked server. */
export interface FuzzWorld {
  readonly running: RunningAddon;
  readonly credentials: Credentials;
  /** Texts that no answer may hold. */
  readonly secrets: readonly string[];
  readonly csrf: Readonly<Record<"viewer" | "admin", string>>;
  send(method: string, path: string, headers: Readonly<Record<string, string>>, body: string): Promise<FuzzAnswer>;
  stop(): Promise<void>;
}

/** Starts the server with every limit of rate lifted, so that inputs reach what lies behind. */
export async function startFuzzWorld(): Promise<FuzzWorld> {
  const folder = mkdtempSync(join(tmpdir(), "stockguard-fuzz-"));
  // A real platform, so that pushes which must be read again are answered and not waited for.
  const sandbox = createSandbox({ dataDir: join(folder, "sandbox"), apiKey: API_KEY });
  const { url, origin } = await sandbox.listen({ port: 0 });
  await createSandboxControl(origin).setLimits(false);
  const running = await startAddon({
    config: readConfig({ STOCKGUARD_DATA_DIR: folder, STOCKGUARD_PORT: "0", STOCKGUARD_LOG_LEVEL: "silent" }),
    clock: createSystemClock(),
    log: createPinoLogger("silent"),
    api_key: API_KEY,
    base_url: url,
    is_unlimited: true,
    sandbox_origin: null,
    demo: null,
    limits: { sign_in: 1_000_000_000, api: 1_000_000_000 },
  });
  const people = await aStaff(running);
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  return {
    ...people,
    running,
    send: (method, path, headers, body) => send({ agent, address: running.board_url, method, path, headers, body }),
    stop: async () => {
      agent.destroy();
      await running.stop();
      await sandbox.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function aStaff({ addon }: RunningAddon) {
  const { links, users, tokens, sessions, csrfToken } = addon.access;
  const { registry } = addon.store;
  await registry.saveInstallation({ installation_id: SHOP, name: "店", app_id: "app", created_at: 1 });
  const place = { installation_id: SHOP, form: "item" as const, app_id: "app", entry_id: "e", synced_through: null };
  await registry.saveBinding({
    ...place,
    fields: [],
    push_token: PUSH_TOKEN,
    push_secret: addon.box.seal(PUSH_SECRET),
  });
  addon.bindings.forget();

  const code = (await links.issueSetUpCode()) ?? "";
  const admin = await links.use({ code, login_name: "boss", display_name: "boss", password: PASSWORD }, null);
  const asking = { actor: { name: "boss" }, origin: null };
  const user = { login_name: "viewer", display_name: "v", email: null, role: "viewer" as Role };
  const viewer = await links.use({ code: await users.add(user, asking), password: PASSWORD }, null);
  const token = await tokens.add({ name: "t", scopes: ["read_board", "answer_alerts"], valid_days: null }, asking);
  const csrfOf = async (session: string) => csrfToken((await sessions.check(session))?.actor.session_id ?? "");
  return {
    credentials: {
      nobody: {},
      viewer: { cookie: `stockguard_session=${viewer}` },
      admin: { cookie: `stockguard_session=${admin}` },
      token: { authorization: `Bearer ${token}` },
    },
    csrf: { viewer: await csrfOf(viewer), admin: await csrfOf(admin) },
    secrets: [PUSH_SECRET, PASSWORD, admin, viewer, token, API_KEY],
  };
}

interface Sending {
  readonly agent: Agent;
  readonly address: string;
  readonly method: string;
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const ANSWER_MS = 30_000;

function send({ agent, address, method, path, headers, body }: Sending): Promise<FuzzAnswer> {
  const { hostname, port } = new URL(address);
  return new Promise((resolve) => {
    const bytes = Buffer.from(body);
    const length = method === "GET" ? {} : { "content-length": String(bytes.length) };
    const options = { agent, hostname, port, method, path, headers: { ...headers, ...length }, timeout: ANSWER_MS };
    const sent = httpRequest(options, (response) => {
      const chunks: Buffer[] = [];
      response.on("data", (chunk: Buffer) => chunks.push(chunk));
      response.on("end", () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
      response.on("error", () => resolve({ status: 0, body: "" }));
    });
    sent.on("timeout", () => sent.destroy());
    // A server that refuses a long body may close before all of it was written.
    sent.on("error", () => resolve({ status: 0, body: "" }));
    sent.end(method === "GET" ? undefined : bytes);
  });
}
