import { mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach } from "@jest/globals";
import { createSandbox, type SandboxClock, type SandboxOptions } from "../../packages/platform-sandbox/src/index.ts";

/** A reply of the sandbox, as loosely typed as JSON is. */
export interface Reply {
  readonly status: number;
  readonly body: Json;
}

/** JSON whose shape the test knows: any path may be tried, and a leaf may be put into text. */
export type Json = { readonly [key: string]: Json } & { toString(): string };

const toClose: (() => Promise<unknown>)[] = [];

afterEach(async () => {
  for (const close of toClose.splice(0).reverse()) await close();
});

/** Closes something when the running test ends. */
export function closeLater(close: () => Promise<unknown>): void {
  toClose.push(close);
}

/** A directory that goes when the running test ends. */
export function aDirectory(): string {
  const dir = mkdtempSync(join(tmpdir(), "sandbox-"));
  closeLater(() => rm(dir, { recursive: true }));
  return dir;
}

/** A running sandbox with one app and handy calls. */
export async function aSandbox(options: SandboxOptions & { readonly limits?: boolean } = {}) {
  const sandbox = createSandbox({ retryMs: [1, 1, 1, 1, 1], ...options });
  closeLater(() => sandbox.close());
  const { url, origin } = await sandbox.listen({ port: 0 });
  const control = (method: string, path: string, body?: unknown) => ask(`${origin}/sandbox${path}`, method, body);
  if (options.limits !== true) await control("POST", "/limits", { enabled: false });
  return { sandbox, url, origin, control, api: apiOf(url) };
}

/** A sandbox with an app, and a form in it made of the given fields. */
export async function aFormSandbox(
  widgets: readonly unknown[],
  options: Parameters<typeof aSandbox>[0] & { readonly is_workflow?: boolean } = {},
) {
  const running = await aSandbox(options);
  const { app_id, api_key } = (await running.control("POST", "/apps", { name: "进销存" })).body;
  const made = await running.control("POST", `/apps/${String(app_id)}/forms`, {
    name: "库存台账",
    widgets,
    is_workflow: options.is_workflow,
  });
  const { entry_id } = made.body;
  const target = { app_id, entry_id };
  const key = String(api_key);
  const records = `/forms/${String(entry_id)}/records`;
  return {
    ...{ ...running, target, key, records, entry_id: String(entry_id), app_id: String(app_id), made: made.body },
    data: (name: string, params: object = {}) => running.api(`app/entry/data/${name}`, { ...target, ...params }, key),
  };
}

function apiOf(url: string) {
  return (path: string, params: unknown, key?: string): Promise<Reply> =>
    ask(`${url}/v5/${path}`, "POST", params, key === undefined ? {} : { authorization: `Bearer ${key}` });
}

/** One JSON request. */
export async function ask(
  url: string,
  method: string,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): Promise<Reply> {
  const json = body === undefined ? {} : { body: JSON.stringify(body) };
  const response = await fetch(url, { method, headers: { "content-type": "application/json", ...headers }, ...json });
  return { status: response.status, body: (await response.json()) as Json };
}

/** Fields in the write shape of the API. */
export function wrapped(values: Readonly<Record<string, unknown>>): Record<string, { value: unknown }> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
}

/** A field of a form. */
export function aField(name: string, type = "text", more: object = {}): object {
  return { label: `字段${name}`, name, type, ...more };
}

/** A clock that stands still until it is moved. */
export function aFakeClock(
  start = Date.parse("2026-01-01T00:00:00Z"),
): Required<SandboxClock> & { advance(ms: number): void } {
  let now = start;
  const timers = new Set<{ readonly at: number; readonly run: () => void }>();
  return {
    now: () => now,
    after(ms, run) {
      const timer = { at: now + ms, run };
      timers.add(timer);
      return () => void timers.delete(timer);
    },
    advance(ms) {
      now += ms;
      const due = [...timers].filter(({ at }) => at <= now).sort((one, other) => one.at - other.at);
      for (const timer of due) {
        timers.delete(timer);
        timer.run();
      }
    },
  };
}

/** A push as its receiver saw it. */
export interface SeenPush {
  readonly url: URL;
  readonly headers: IncomingMessage["headers"];
  readonly text: string;
  readonly body: Json;
}

/** A receiver of pushes; `answer` decides what each gets, and may never answer. */
export async function aReceiver(
  answer: (response: ServerResponse, count: number) => void = (response) => response.end("success"),
) {
  const seen: SeenPush[] = [];
  const waiting: { readonly count: number; readonly resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    void read(request).then((text) => {
      const url = new URL(request.url ?? "/", "http://receiver");
      seen.push({ url, headers: request.headers, text, body: JSON.parse(text) as Json });
      answer(response, seen.length);
      for (const { count, resolve } of waiting) if (seen.length >= count) resolve();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closeLater(() => {
    server.closeAllConnections();
    return new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  const port = typeof address === "object" && address ? address.port : 0;
  return {
    seen,
    url: `http://127.0.0.1:${port}/push`,
    /** Resolves when this many pushes have come in. */
    received: (count: number) =>
      new Promise<void>((resolve) => (seen.length >= count ? resolve() : void waiting.push({ count, resolve }))),
  };
}

async function read(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString("utf8");
}

/** Asks again until the answer is as wanted; the sandbox works on between two questions. */
export async function eventually<T>(question: () => Promise<T>, isWanted: (answer: T) => boolean): Promise<T> {
  for (;;) {
    const answer = await question();
    if (isWanted(answer)) return answer;
  }
}
