import { existsSync, statSync } from "node:fs";
import { statfs } from "node:fs/promises";
import { request as httpRequest } from "node:http";
import { request as httpsRequest } from "node:https";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { Reach, StoreHealth, Surroundings } from "../../ports/surroundings.ts";

interface SurroundingsOptions {
  readonly data_dir: string;
  readonly base_url: string;
}

const TIMEOUT_MS = 10_000;

/** The surroundings of a process whose store is a file of this machine. */
export function createSurroundings({ data_dir, base_url }: SurroundingsOptions): Surroundings {
  return {
    reach: () => reach(base_url),
    storeHealth: () => new Promise((resolve) => resolve(sqliteHealth(join(data_dir, "stockguard.db")))),
    diskFree: async () => {
      const { bavail, bsize } = await statfs(data_dir);
      return bavail * bsize;
    },
    callsLastSecond: () => Promise.resolve(null),
  };
}

/** Any answer of the host will do, a refusal too: its Date header is what is wanted. */
function reach(base_url: string): Promise<Reach> {
  const url = new URL(base_url);
  const send = url.protocol === "https:" ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const asked_at = Date.now();
    const sent = send(url, { method: "HEAD", timeout: TIMEOUT_MS }, ({ headers, socket }) => {
      const platform_time = Date.parse(headers.date ?? "");
      resolve({ platform_time: Number.isNaN(platform_time) ? null : platform_time, asked_at, answered_at: Date.now() });
      socket.destroy();
    });
    sent.on("timeout", () => sent.destroy(new Error("等待超过 10 秒")));
    sent.on("error", reject);
    sent.end();
  });
}

/** Read-only, beside whoever is writing. */
function sqliteHealth(path: string): StoreHealth {
  const files = [path, `${path}-wal`].filter((file) => existsSync(file));
  const size = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const database = new DatabaseSync(path, { readOnly: true, timeout: TIMEOUT_MS });
  try {
    const found = database
      .prepare("pragma quick_check(5)")
      .all()
      .map(({ quick_check }) => String(quick_check));
    return { kind: "sqlite", is_unbound: false, size, faults: found.filter((line) => line !== "ok") };
  } finally {
    database.close();
  }
}
