import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "@jest/globals";
import { aFakeClock, aReceiver, aSandbox, ask, closeLater } from "./support.ts";

const MAIN = fileURLToPath(new URL("../../packages/platform-sandbox/src/main.ts", import.meta.url));

function run(...args: string[]): ChildProcess & { readonly output: { out: string; err: string } } {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ["ignore", "pipe", "pipe"] });
  closeLater(() => Promise.resolve(child.kill("SIGKILL")));
  const output = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (output.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (output.err += chunk.toString()));
  return Object.assign(child, { output });
}

/** The address in the one line a started sandbox prints. */
async function readyUrl(child: ReturnType<typeof run>): Promise<string> {
  if (child.stdout) await once(child.stdout, "data");
  const [, url = ""] = /^sandbox ready (http:\/\/127\.0\.0\.1:\d+\/api)\n$/.exec(child.output.out) ?? [];
  return url;
}

async function exitCode(child: ChildProcess): Promise<unknown> {
  if (child.exitCode !== null) return child.exitCode;
  const [code] = (await once(child, "exit")) as unknown[];
  return code;
}

describe("npm run sandbox", () => {
  it.each(["SIGINT", "SIGTERM"] as const)("says where it is ready, serves, and ends cleanly on %s", async (signal) => {
    const child = run("--port", "0", "--api-key", "k", "--retry-ms", "1,2");
    const url = await readyUrl(child);
    expect((await ask(`${url}/v5/app/list`, "POST", {}, { authorization: "Bearer k" })).body).toEqual({ apps: [] });
    child.kill(signal);
    expect(await exitCode(child)).toBe(0);
    expect(child.output.err).toBe("");
  });

  it("loses nothing to kill -9: records stay, and a push not yet delivered is sent by the next run", async () => {
    const data = mkdtempSync(join(tmpdir(), "sandbox-"));
    closeLater(() => rm(data, { recursive: true }));
    const receiver = await aReceiver((response, count) => response.writeHead(count === 1 ? 500 : 200).end());
    const first = run("--port", "0", "--data", data, "--api-key", "k", "--retry-ms", "3600000");
    const control = `${(await readyUrl(first)).slice(0, -"/api".length)}/sandbox`;
    const { app_id } = (await ask(`${control}/apps`, "POST", { name: "a" })).body;
    const { entry_id } = (await ask(`${control}/apps/${String(app_id)}/forms`, "POST", { name: "f", widgets: [] }))
      .body;
    await ask(`${control}/forms/${String(entry_id)}/webhooks`, "POST", { url: receiver.url, secret: "s" });
    const { _id } = (await ask(`${control}/forms/${String(entry_id)}/records`, "POST", { data: {} })).body.data ?? {};
    await receiver.received(1);
    first.kill("SIGKILL");
    await exitCode(first);
    const { sandbox, api } = await aSandbox({ dataDir: data, clock: aFakeClock(Date.now() + 7_200_000) });
    await sandbox.idle();
    expect(receiver.seen.map(({ body }) => body.data?._id)).toEqual([_id, _id]);
    expect((await api("app/entry/data/list", { app_id, entry_id }, "k")).body.data).toMatchObject([{ _id }]);
  });

  it("names a taken port in Chinese and exits with 1", async () => {
    const { origin } = await aSandbox();
    const { port } = new URL(origin);
    const child = run("--port", port);
    expect(await exitCode(child)).toBe(1);
    expect(child.output.err).toContain(`端口 ${port} 已被占用`);
    expect(child.output.out).toBe("");
  });

  it.each([
    { args: ["--port", "x"], says: "端口 x 不合法" },
    { args: ["--retry-ms", "soon"], says: "不是毫秒数列表" },
    { args: ["--colour"], says: "用法" },
  ])("explains $args and exits with 1", async ({ args, says }) => {
    const child = run(...args);
    expect(await exitCode(child)).toBe(1);
    expect(child.output.err).toContain(says);
  });
});
