import { readFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as rest } from "node:timers/promises";
import type { Config } from "../../src/config.ts";
import type { BenchPlatform } from "../support/bench-platform.ts";
import { type Program, startProgram } from "../support/program.ts";
import { type ClusterShop, type PlannedShop, plannedShops } from "./cluster-shop.ts";

/** Where all processes of a cluster find what they share. */
export interface ClusterPlace {
  readonly data_dir: string;
  readonly platform: Pick<BenchPlatform, "url" | "origin" | "app_id" | "api_key">;
  readonly database_url: string;
}

/** What the process is told that sets the shops up. */
export interface SetUpSetting extends ClusterPlace {
  readonly shops: readonly PlannedShop[];
}

/** What a process of the cluster is told. */
export interface ProcessSetting extends ClusterPlace {
  readonly role: Config["role"];
  /** Where warnings and errors are kept; null: nowhere. */
  readonly log_file: string | null;
}

/** A process that dies and is started again. */
export interface Mortal {
  /** kill -9, and after a rest (ms) another one. */
  die(away_ms: number): Promise<void>;
  end(): Promise<void>;
}

/** One web process, the workers, and the schedulers, of which only one at a time may do anything. */
export interface RunningCluster {
  readonly board_url: string;
  readonly workers: readonly Mortal[];
  stop(): Promise<void>;
}

const SCHEDULERS = 2;
const STARTS = 30;
const START_AGAIN_MS = 1_000;

/** Sets up as many shops; the first has much to tell. */
export async function setUpShops(place: ClusterPlace, installations: number): Promise<readonly ClusterShop[]> {
  const setting: SetUpSetting = { ...place, shops: plannedShops(installations) };
  const file = "bench/cluster/set-up-process.ts";
  const program = await startProgram({ file, args: [JSON.stringify(setting)], ready: /^ready/m });
  await program.stop();
  // Written by set-up-process.ts.
  return JSON.parse(readFileSync(join(place.data_dir, "shops.json"), "utf8")) as readonly ClusterShop[];
}

/** Starts all processes of the cluster. */
export async function startCluster(
  place: ClusterPlace,
  workers: number,
  log_file: string | null,
): Promise<RunningCluster> {
  const start = (role: Config["role"]) => startProcess({ ...place, role, log_file });
  const web = await start("web");
  const schedulers = await Promise.all(Array.from({ length: SCHEDULERS }, () => start("scheduler")));
  const mortals = await Promise.all(Array.from({ length: workers }, () => mortal(() => start("worker"))));
  return {
    board_url: web.ready[1] ?? "",
    workers: mortals,
    stop: async () => {
      await Promise.all(mortals.map((worker) => worker.end()));
      await Promise.all([web, ...schedulers].map((program) => program.stop()));
    },
  };
}

function startProcess(setting: ProcessSetting): Promise<Program> {
  const file = "bench/cluster/cluster-process.ts";
  return startProgram({ file, args: [JSON.stringify(setting)], ready: /^ready (\S+)$/m });
}

async function mortal(start: () => Promise<Program>): Promise<Mortal> {
  let program = await start();
  return {
    die: async (away_ms) => {
      await program.kill();
      await rest(away_ms);
      program = await startedAtLast(start);
    },
    end: () => program.stop(),
  };
}

/** As whoever watches over a service would: one that cannot start while the database is away is started again. */
async function startedAtLast(start: () => Promise<Program>, tries = STARTS): Promise<Program> {
  try {
    return await start();
  } catch (error) {
    if (tries <= 1) throw error;
    await rest(START_AGAIN_MS);
    return startedAtLast(start, tries - 1);
  }
}
