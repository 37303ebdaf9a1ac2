import { execFileSync, spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import { type ReadyAddon, startBenchAddon } from "../../bench/support/bench-addon.ts";
import { startBenchPlatform } from "../../bench/support/bench-platform.ts";
import { until } from "../support/a-shop-until.ts";

const SOURCE = fileURLToPath(new URL("./only-synced.c", import.meta.url));
const SENDER = fileURLToPath(new URL("./send-pushes.ts", import.meta.url));
const HAS_COMPILER = process.platform === "linux" && spawnSync("cc", ["--version"]).status === 0;
const LONG_MS = 120_000;
const PUSHES = 4_000;
const ACKNOWLEDGED = 1_500;

if (!HAS_COMPILER) console.warn("power-cut tests skip: no C compiler (cc) on this machine");

let folder = "";
let shim = "";

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stockguard-power-"));
  shim = join(folder, "only-synced.so");
  if (HAS_COMPILER) execFileSync("cc", ["-shared", "-fPIC", "-O1", "-o", shim, SOURCE, "-ldl", "-lpthread"]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A folder that gets only what was flushed, and the environment by which a program fills it. */
function aWitness(name: string) {
  const witness = mkdtempSync(join(folder, name));
  return { witness, env: { LD_PRELOAD: shim, ONLY_SYNCED: witness } };
}

/** What a new process would find after the cut: the database with its log, as far as both were flushed. */
function found(witness: string, sql: string): ReadonlySet<string> {
  const after = join(folder, `${Math.random()}`);
  cpSync(witness, after, { recursive: true });
  const database = new DatabaseSync(join(after, "stockguard.db"));
  const rows = database.prepare(sql).all();
  expect(database.prepare("pragma integrity_check").all()).toEqual([{ integrity_check: "ok" }]);
  database.close();
  return new Set(rows.map((row) => String(Object.values(row)[0])));
}

(HAS_COMPILER ? describe : describe.skip)("a power cut", () => {
  it(
    "takes no push that was acknowledged: each was flushed to the disk before its answer",
    async () => {
      const platform = await startBenchPlatform(mkdtempSync(join(folder, "platform")));
      const { witness, env } = aWitness("acknowledged");
      const addon = await startBenchAddon(
        { data_dir: mkdtempSync(join(folder, "addon")), platform, item_count: 5, database_url: null, is_paused: false },
        env,
      );
      const sender = sendPushes(addon, PUSHES);
      await until("enough pushes are acknowledged", () => sender.acknowledged() >= ACKNOWLEDGED, LONG_MS);
      await addon.kill();
      // Answers on one connection come in the order of their requests.
      const acknowledged = await sender.ended;
      await platform.stop();
      const kept = found(witness, "select delivery_id from inbox where source = 'push'");
      const lost = Array.from({ length: acknowledged }, (_, index) => idOf(index + 1)).filter((id) => !kept.has(id));
      expect(acknowledged).toBeGreaterThanOrEqual(ACKNOWLEDGED);
      expect(lost).toEqual([]);
    },
    LONG_MS,
  );

  it("is seen by this test: a database that does not flush loses what it had committed", async () => {
    const { witness, env } = aWitness("careless");
    const path = mkdtempSync(join(folder, "careless-data"));
    const program = `
      const { DatabaseSync } = require("node:sqlite");
      const database = new DatabaseSync(${JSON.stringify(join(path, "stockguard.db"))});
      database.exec("pragma journal_mode = wal; pragma synchronous = full; create table t (n integer)");
      database.exec("insert into t values (1)");
      database.exec("pragma synchronous = off; insert into t values (2)");
      console.log("committed");
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ["-e", program], {
      env: { ...process.env, ...env },
      stdio: ["ignore", "pipe", "inherit"],
    });
    await once(child.stdout, "data");
    child.kill("SIGKILL");
    await once(child, "exit");
    expect(found(witness, "select n from t")).toEqual(new Set(["1"]));
  });
});

/** A sender of its own, which goes on until the connection ends. */
function sendPushes(addon: ReadyAddon, count: number) {
  const child = spawn(process.execPath, [SENDER, JSON.stringify(addon), String(count)], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  let last = "0";
  const lines = createInterface({ input: child.stdout });
  lines.on("line", (line) => (last = line));
  const number = () => Number(/\d+/.exec(last)?.[0]);
  return { acknowledged: number, ended: once(lines, "close").then(number) };
}

function idOf(number: number): string {
  return number.toString(16).padStart(24, "0");
}
