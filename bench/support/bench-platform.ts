import { type Program, startProgram } from "./program.ts";

/** The platform sandbox as a process of its own, with its limits off and one app in it. */
export interface BenchPlatform {
  readonly url: string;
  readonly origin: string;
  readonly app_id: string;
  readonly api_key: string;
  stop(): Promise<void>;
}

/** One key for all apps, those made later too. */
const API_KEY = "key-of-the-bench";

/** Starts the sandbox with its data in the given folder. */
export async function startBenchPlatform(data_dir: string): Promise<BenchPlatform> {
  const program = await startProgram({
    file: "packages/platform-sandbox/src/main.ts",
    args: ["--port", "0", "--data", data_dir, "--api-key", API_KEY],
    ready: /sandbox ready (\S+)/,
  });
  const url = program.ready[1] ?? "";
  const { origin } = new URL(url);
  const { app_id, api_key } = await prepared(origin, program);
  return { url, origin, app_id, api_key, stop: program.stop };
}

/** Has the platform keep its limits, or not. */
export async function setLimits({ origin }: Pick<BenchPlatform, "origin">, enabled: boolean): Promise<void> {
  await post(`${origin}/sandbox/limits`, { enabled });
}

async function prepared(origin: string, { stop }: Program): Promise<{ app_id: string; api_key: string }> {
  try {
    await post(`${origin}/sandbox/limits`, { enabled: false });
    // The sandbox answers a new app with its id and its key.
    return (await post(`${origin}/sandbox/apps`, { name: "小店" })) as { app_id: string; api_key: string };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function post(url: string, body: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url, { method: "POST", headers, body: JSON.stringify(body) });
  if (!response.ok) throw new Error(`POST ${url}: ${response.status} ${await response.text()}`);
  return response.json();
}
