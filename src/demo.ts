/** The demo: the platform sandbox and the add-on in one process, with a shop whose weeks play on a clock. */
import { randomUUID } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { createSandbox, type Sandbox } from "@jdy/platform-sandbox";
import { createDemoShop, type DemoShop } from "@stockguard/demo-shop";
import { removeFile, writePrivateFile } from "./adapters/files/private-file.ts";
import { createDemoClock, type DemoClock } from "./adapters/system/demo-clock.ts";
import { createSystemClock } from "./adapters/system/system-clock.ts";
import { commandOnPages } from "./config/started-as.ts";
import type { Config } from "./config.ts";
import type { DemoState } from "./contracts/demo-state.ts";
import { demoFolder, demoMemoryFile } from "./entrypoints/cli/demo-beside.ts";
import { createSandboxControl, type SandboxControl } from "./entrypoints/demo/demo-account.ts";
import { createDemoPerson } from "./entrypoints/demo/demo-person.ts";
import { toldPort } from "./entrypoints/http/listen.ts";
import { loadDemo } from "./entrypoints/demo/load-demo.ts";
import { type DemoPlay, playDemo } from "./entrypoints/demo/play-demo.ts";
import type { ProgressBar } from "./entrypoints/demo/progress-bar.ts";
import { readRecordKeys } from "./entrypoints/demo/record-keys.ts";
import { type RunningAddon, startAddon } from "./main.ts";
import type { Logger } from "./ports/logger.ts";

/** A running demo. */
export interface RunningDemo {
  readonly board_url: string;
  readonly sandbox_url: string;
  stop(): Promise<void>;
}

function listening(sandbox: Sandbox, port: number): ReturnType<Sandbox["listen"]> {
  return sandbox.listen({ port }).catch((error: unknown) => {
    throw error instanceof Error ? toldPort(port, error) : error;
  });
}

/** What is remembered of a demo between two starts. */
interface DemoMemory {
  readonly app_id: string;
  readonly api_key: string;
  readonly seed: number;
  /** The day on which its recorded year ends and play begins. */
  readonly first_day: string;
  /** False until everything has been loaded once. */
  readonly is_loaded: boolean;
  readonly played_days: number;
  readonly edits_done: number;
}

const INSTALLATION = "demo";
const SHOP_NAME = "云杉百货（演示）";

/** Starts the sandbox, then the add-on; loads the shop the first time; plays on from where it stopped. */
export async function startDemo(given: Config, log: Logger, progress: ProgressBar): Promise<RunningDemo> {
  const readyFile = join(given.data_dir, "ready.json");
  const config = { ...given, data_dir: demoFolder(given.data_dir) };
  mkdirSync(config.data_dir, { recursive: true, mode: 0o700 });
  removeFile(readyFile);
  clearHalfLoaded(config);
  const sandbox = createSandbox({ dataDir: join(config.data_dir, "sandbox") });
  const { url: sandbox_url, origin } = await listening(sandbox, config.sandbox_port);
  const control = createSandboxControl(origin);
  const systemClock = createSystemClock({ time_zone: config.time_zone });
  await control.setLimits(false);
  const memory = await recall(config, control, systemClock.today());
  const shop = createDemoShop({ seed: memory.seed, today: memory.first_day, days: config.demo_days });
  const clock = createDemoClock(systemClock, memory.first_day);
  const stage: { play: DemoPlay | null } = { play: null };
  const running = await startAddon({
    config,
    clock,
    log,
    api_key: memory.api_key,
    base_url: sandbox_url,
    sandbox_origin: origin,
    // A played day lasts seconds: limits made for real days would only hold the demo up.
    is_unlimited: true,
    command: commandOnPages(process, config),
    demo: {
      state: () => stage.play?.state() ?? loadingState(memory, config),
      command: (command) => stage.play?.command(command) ?? loadingState(memory, config),
    },
  }).catch(async (error: unknown) => {
    await sandbox.close();
    throw error;
  });
  const loaded = memory.is_loaded ? memory : await load({ config, running, memory, shop, progress });
  stage.play = await play({ config, running, memory: loaded, shop, clock, origin, log });
  const { board_url } = running;
  writePrivateFile(
    readyFile,
    JSON.stringify({ board_url, sandbox_url, app_id: memory.app_id, api_key: memory.api_key }),
  );
  return { board_url, sandbox_url, stop: () => stop(readyFile, stage.play, running, sandbox) };
}

async function stop(readyFile: string, play: DemoPlay | null, running: RunningAddon, sandbox: Sandbox): Promise<void> {
  removeFile(readyFile);
  await play?.stop();
  await running.stop();
  await sandbox.close();
}

interface LoadParts {
  readonly config: Config;
  readonly running: RunningAddon;
  readonly memory: DemoMemory;
  readonly shop: DemoShop;
  readonly progress: ProgressBar;
}

/** Makes the forms, writes the shop's year by the API, reads it back as a first sync would, and assesses every item. */
async function load({ config, running, memory, shop, progress }: LoadParts): Promise<DemoMemory> {
  const { addon, pipeline } = running;
  await addon.installApp({ installation_id: INSTALLATION, app_id: memory.app_id, name: SHOP_NAME });
  addon.bindings.forget();
  const bindings = await addon.bindings.all(INSTALLATION);
  let written = 0;
  await loadDemo(shop, bindings, addon.platform, randomUUID, (done, total) => {
    written = total;
    progress.show("写入演示数据", done, total);
  });
  const read_by_form = new Map<string, number>();
  await running.reconcile(false, (form, { read }) => {
    read_by_form.set(form, read);
    progress.show("首次同步", sum([...read_by_form.values()]), written);
  });
  await drained(running, progress);
  pipeline.wakeAssess();
  progress.end();
  const loaded = { ...memory, is_loaded: true };
  remember(config, loaded);
  return loaded;
}

/** Waits until everything read has been taken in and every item assessed once. */
async function drained({ addon }: RunningAddon, progress: ProgressBar): Promise<void> {
  const { inbox, subjects } = addon.store;
  const most = { waiting: 0, dirty: 0 };
  for (;;) {
    const { waiting } = await inbox.summary(INSTALLATION);
    const dirty = await subjects.dirtyCount(INSTALLATION);
    if (waiting > 0) {
      most.waiting = Math.max(most.waiting, waiting);
      progress.show("整理单据", most.waiting - waiting, most.waiting);
    } else if (dirty > 0) {
      most.dirty = Math.max(most.dirty, dirty);
      progress.show("评估断货风险", most.dirty - dirty, most.dirty);
    } else return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

interface PlayParts {
  readonly config: Config;
  readonly running: RunningAddon;
  readonly memory: DemoMemory;
  readonly shop: DemoShop;
  readonly clock: DemoClock;
  readonly origin: string;
  readonly log: Logger;
}

async function play({ config, running, memory, shop, clock, origin, log }: PlayParts): Promise<DemoPlay> {
  const { addon, live } = running;
  return playDemo({
    player: shop.player,
    person: createDemoPerson(origin),
    keys: await readRecordKeys(addon.store.records, INSTALLATION, addon.kit.templates),
    bindings: await addon.bindings.all(INSTALLATION),
    progress: memory,
    seconds_per_day: config.demo_seconds_per_day,
    onDay: async (day) => {
      clock.moveTo(day);
      await running.assessAll();
    },
    save: (progress) => {
      remember(config, { ...memory, ...progress });
      return Promise.resolve();
    },
    onChange: () => live.publish("demo"),
    onFailure: (error) =>
      log.error("demo.edit_failed", { message: error instanceof Error ? error.message : "unknown" }),
  });
}

function loadingState({ first_day }: DemoMemory, { demo_seconds_per_day }: Config): DemoState {
  return { day: first_day, paused: true, seconds_per_day: demo_seconds_per_day, played_days: 0, stories: [] };
}

/** A demo whose loading was cut off starts afresh; nobody has worked with it yet. */
function clearHalfLoaded(config: Config): void {
  const memory = kept(config);
  if (memory === null || memory.is_loaded) return;
  for (const name of ["sandbox", "stockguard.db", "stockguard.db-wal", "stockguard.db-shm", "demo.json"]) {
    rmSync(join(config.data_dir, name), { recursive: true, force: true });
  }
}

function kept(config: Config): DemoMemory | null {
  const file = demoMemoryFile(config.data_dir);
  // Written by `remember` and by nothing else.
  return existsSync(file) ? (JSON.parse(readFileSync(file, "utf8")) as DemoMemory) : null;
}

/** The demo as it was left, or a new one. */
async function recall(config: Config, control: SandboxControl, today: string): Promise<DemoMemory> {
  const memory = kept(config);
  if (memory !== null) return memory;
  const account = await control.makeApp(SHOP_NAME);
  const fresh = {
    ...account,
    seed: config.demo_seed,
    first_day: today,
    is_loaded: false,
    played_days: 0,
    edits_done: 0,
  };
  remember(config, fresh);
  return fresh;
}

function remember(config: Config, memory: DemoMemory): void {
  writePrivateFile(demoMemoryFile(config.data_dir), JSON.stringify(memory));
}

function sum(counts: readonly number[]): number {
  return counts.reduce((total, count) => total + count, 0);
}
