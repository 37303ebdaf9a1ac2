import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterEach, describe, expect, it } from "@jest/globals";
import { createSqliteStore } from "../../src/adapters/store/sqlite/create-sqlite-store.ts";
import { openSqlite } from "../../src/adapters/store/sqlite/open-sqlite.ts";
import type { Store } from "../../src/ports/store.ts";
import { anEntry, SHOP } from "./store-builders.ts";
import { temporaryDatabase } from "./temporary-database.ts";

const aPath = temporaryDatabase();
const PROGRAM = fileURLToPath(new URL("./store-process.ts", import.meta.url));
const started: ChildProcess[] = [];
afterEach(() => {
  for (const child of started.splice(0)) child.kill("SIGKILL");
});

/** A process that writes, and the lines by which it acknowledged what it wrote. */
function startProcess(path: string, name: string, count: number) {
  const child = spawn(process.execPath, ["--disable-warning=ExperimentalWarning", PROGRAM, path, name, String(count)], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  started.push(child);
  const lines: string[] = [];
  const faults: string[] = [];
  const out = createInterface({ input: child.stdout });
  out.on("line", (line) => lines.push(line));
  createInterface({ input: child.stderr }).on("line", (line) => faults.push(line));
  const ended = Promise.all([once(child, "close"), once(out, "close")]);
  return { child, lines, faults, out, ended };
}

/** What was acknowledged and is not there. */
async function missing(store: Store, path: string, lines: readonly string[]): Promise<readonly string[]> {
  const entries = new Set((await store.inbox.waiting(SHOP, 100_000)).map(({ delivery_id }) => delivery_id));
  const versions = await store.records.versions(SHOP, "stock_level");
  const sqlite = openSqlite(path);
  const effects = new Set(sqlite.all("select effect_key from effect").map(({ effect_key }) => effect_key));
  sqlite.close();
  return lines.filter((line) => {
    const [kind, key = "", version] = line.split(" ");
    if (kind === "entry") return !entries.has(key);
    if (kind === "record") return (versions.get(key) ?? 0) < Number(version);
    return !effects.has(key);
  });
}

describe("several processes on one database file", () => {
  it("see everything that a process acknowledged before it was killed while writing", async () => {
    const path = aPath();
    const writer = startProcess(path, "victim", 1_000_000);
    await new Promise<void>((resolve) => {
      writer.out.on("line", () => {
        if (writer.lines.length >= 1_500) resolve();
      });
    });
    writer.child.kill("SIGKILL");
    await writer.ended;
    const store = createSqliteStore({ path });
    expect(writer.faults).toEqual([]);
    expect(writer.lines.length).toBeGreaterThanOrEqual(1_500);
    expect(await missing(store, path, writer.lines)).toEqual([]);
    const sqlite = openSqlite(path);
    expect(sqlite.get("pragma integrity_check")).toEqual({ integrity_check: "ok" });
    sqlite.close();
    await store.close();
  });

  it("open a new one at the same time and write side by side, and nothing is lost or refused", async () => {
    const path = aPath();
    const writers = ["a", "b", "c"].map((name) => startProcess(path, name, 60));
    const store = createSqliteStore({ path });
    for (let i = 0; i < 60; i += 1) await store.inbox.append([anEntry(`own-${i}`)]);
    await Promise.all(writers.map(({ ended }) => ended));
    expect(writers.map(({ child, faults }) => [child.exitCode, faults])).toEqual([
      [0, []],
      [0, []],
      [0, []],
    ]);
    const lines = [
      ...writers.flatMap((writer) => writer.lines),
      ...Array.from({ length: 60 }, (_, i) => `entry own-${i}`),
    ];
    expect(await missing(store, path, lines)).toEqual([]);
    expect((await store.inbox.summary(SHOP)).waiting).toBe(960);
    await store.close();
  });

  it("never take the same work twice", async () => {
    const path = aPath();
    const writers = ["a", "b"].map((name) => startProcess(path, name, 80));
    await Promise.all(writers.map(({ ended }) => ended));
    const claims = writers.flatMap(({ lines }) => lines.filter((line) => line.startsWith("claimed")));
    expect(claims.length).toBeGreaterThan(100);
    expect(new Set(claims).size).toBe(claims.length);
  });
});
