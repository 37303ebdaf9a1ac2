import { rmSync } from "node:fs";
import type { RunningAddon } from "../../src/main.ts";
import { startShopAddon } from "../../test/support/a-shop-addon.ts";
import { aMovableClock } from "../../test/support/a-shop-clock.ts";
import { aShopOn, type ShopOnPlatform } from "../../test/support/a-shop-world.ts";
import { type ChaosReport, sortedCounts } from "./chaos-report.ts";
import { chaosRecords, itemCount, setRobots } from "./chaos-shop.ts";
import { chaosSteps, type HarmCounts, usualHarm } from "./chaos-steps.ts";
import { type ChaosStore, openChaosStore, type StoreName } from "./chaos-store.ts";
import { examine } from "./chaos-violations.ts";
import { calmDown, createHarmDoer } from "./do-harm.ts";
import { makeMemoryFolder } from "./memory-folder.ts";
import { type MortalAddon, startMortalAddon } from "./mortal-addon.ts";
import { createPace } from "./pace.ts";
import { startPlatformProcess } from "./platform-process.ts";
import { createEventPlayer } from "./play-event.ts";
import { playSteps } from "./play-steps.ts";
import { type RobotGateway, startRobotGateway } from "./robot-gateway.ts";
import { settle } from "./settle.ts";
import { createStopwatch, type Stopwatch } from "./stopwatch.ts";

/** What may be chosen of a run. */
export interface ChaosOptions {
  readonly seed: number;
  readonly events: number;
  readonly store?: StoreName;
  readonly harm?: Partial<HarmCounts>;
  readonly onProgress?: (events: number) => void;
}

interface Stage extends ChaosOptions {
  readonly chaosStore: ChaosStore;
  readonly gateway: RobotGateway;
  readonly items: number;
}

/** Longer than any worker may hold what it has taken, and longer than any clock was ahead (ms). */
const PAST_ALL_LEASES_MS = 3 * 3_600_000;
const SHOWN_VIOLATIONS = 3;
/** Messages go to this machine, and what is never pushed is read while the shop is open. */
const SETTINGS = { STOCKGUARD_ALLOWED_TARGETS: "127.0.0.1", STOCKGUARD_POLL_MINUTES: "1" };

/** Plays a shop in bad weather with an add-on that dies, lets the weather clear, reads all once and looks what is wrong. */
export async function runChaos(options: ChaosOptions): Promise<ChaosReport> {
  const chaosStore = await openChaosStore(options.store ?? "sqlite");
  const gateway = await startRobotGateway(options.seed);
  try {
    return await played({ ...options, chaosStore, gateway, items: itemCount(options.events) });
  } finally {
    await gateway.close();
    await chaosStore.stop();
  }
}

async function played(stage: Stage): Promise<ChaosReport> {
  const { gateway, chaosStore } = stage;
  const watch = createStopwatch();
  const settings = { ...SETTINGS, ...chaosStore.settings };
  const world = await openShop(stage, settings);
  const { clock, data_dir, platform, api_key } = world;
  const { url, origin } = platform;
  const port = Number(new URL(world.running.board_url).port);
  const place = { data_dir, port, platform: { url, origin }, api_key, settings };
  const addon = await startMortalAddon({ ...place, clock_offset: clock.offset() });
  let running: RunningAddon | null = null;
  try {
    watch.lap("open");
    const { harms, unused_faults } = await playWith(stage, world, addon);
    watch.lap("play");
    const faults_unused = unused_faults + (await calmDown(world));
    gateway.calm();
    await addon.end();
    clock.move(PAST_ALL_LEASES_MS);
    running = await startShopAddon({ ...place, clock });
    await settle(world, running);
    watch.lap("settle");
    const examined = await examine({ ...world, addon: running.addon, running }, gateway);
    watch.lap("check");
    return reportOf(stage, {
      ...examined,
      watch,
      harms,
      faults_unused,
      restarts: addon.restarts(),
      crashes: addon.crashes(),
    });
  } finally {
    await addon.end();
    await running?.stop();
    await closeShop(world);
  }
}

interface Outcome
  extends Awaited<ReturnType<typeof examine>>,
    Pick<ChaosReport, "faults_unused" | "restarts" | "crashes"> {
  readonly watch: Stopwatch;
  readonly harms: ReadonlyMap<string, number>;
}

function reportOf({ seed, events, store = "sqlite", items, gateway }: Stage, outcome: Outcome): ChaosReport {
  const { watch, harms, faults_unused, restarts, crashes, checked, violations } = outcome;
  const seconds = watch.total();
  return {
    ...{ seed, store, events, items, seconds, events_per_second: Math.round(events / seconds) },
    ...{ seconds_by_part: watch.laps(), faults: sortedCounts(harms), faults_unused },
    ...{ message_mishaps: sortedCounts(gateway.mishaps), restarts, crashes, checked },
    ...{ violations: violations.length, first_violations: violations.slice(0, SHOWN_VIOLATIONS) },
  };
}

/** A shop whose add-on has read it once and was stopped in good order. */
async function openShop(
  { items, gateway }: Stage,
  settings: Readonly<Record<string, string>>,
): Promise<ShopOnPlatform> {
  const clock = aMovableClock();
  const data_dir = makeMemoryFolder("stockguard-chaos");
  const platform = await startPlatformProcess(clock);
  try {
    const records = chaosRecords(clock.today(), items);
    const world = await aShopOn({ clock, data_dir, platform }, { records, settings });
    await setRobots(world, items, gateway);
    await world.running.stop();
    return world;
  } catch (error) {
    await closeShop({ platform, data_dir });
    throw error;
  }
}

async function closeShop({ platform, data_dir }: Pick<ShopOnPlatform, "platform" | "data_dir">): Promise<void> {
  await platform.close();
  rmSync(data_dir, { recursive: true, force: true });
}

async function playWith(stage: Stage, world: ShopOnPlatform, addon: MortalAddon) {
  const pace = createPace(world.running.board_url);
  const { seed, events, items, harm, chaosStore, onProgress = () => undefined } = stage;
  const player = await createEventPlayer(world);
  const harmDoer = await createHarmDoer({ world, addon, store: chaosStore });
  const counts = { ...usualHarm(events), store_restarts: chaosStore.restarts, ...harm };
  try {
    return await playSteps(chaosSteps({ seed, events, item_count: items, ...counts }), {
      ...{ player, harmDoer, pace, onProgress },
    });
  } finally {
    player.close();
  }
}
