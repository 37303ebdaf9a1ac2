import { drained, startShopAddon } from "../../test/support/a-shop-addon.ts";
import { aShopWorld } from "../../test/support/a-shop-world.ts";
import { chaosSteps, type ChaosStep } from "./chaos-steps.ts";
import { chaosViolations, type Violation } from "./chaos-violations.ts";
import { startMortalAddon } from "./mortal-addon.ts";
import { createPlayer } from "./play-step.ts";

/** What came of a run. */
export interface ChaosReport {
  readonly seed: number;
  readonly store: "sqlite";
  readonly events: number;
  readonly items: number;
  readonly seconds: number;
  readonly events_per_second: number;
  /** How often each kind of fault, death and weather was ordered. */
  readonly faults: Readonly<Record<string, number>>;
  readonly restarts: number;
  readonly violations: number;
  readonly first_violations: readonly Violation[];
}

interface ChaosOptions {
  readonly seed: number;
  readonly events: number;
  readonly onProgress?: (events: number) => void;
}

/** Longer than any worker may hold what it has taken, and longer than any clock was ahead (ms). */
const PAST_ALL_LEASES_MS = 3 * 3_600_000;
const HURRY_MS = 1_000;
const DRAINED_WITHIN_MS = 600_000;
const SHOWN_VIOLATIONS = 3;

/** Plays a shop in bad weather with an add-on that dies, lets the weather clear, reads all once and looks what is wrong. */
export async function runChaos({ seed, events, onProgress }: ChaosOptions): Promise<ChaosReport> {
  const began_at = performance.now();
  const items = Math.max(4, Math.min(50, Math.floor(events / 200)));
  const world = await aShopWorld({ item_count: items });
  const { clock, data_dir, platform, api_key } = world;
  const port = Number(new URL(world.running.board_url).port);
  await world.running.stop();
  const setting = { data_dir, port, platform, api_key, clock_offset: clock.offset() };
  const addon = await startMortalAddon({ ...setting, platform: { url: platform.url, origin: platform.origin } });
  const faults = new Map<string, number>();
  let running: Awaited<ReturnType<typeof startShopAddon>> | null = null;
  try {
    const player = await createPlayer(world, addon);
    let played = 0;
    for (const step of chaosSteps({ seed, events, item_count: items })) {
      await player.play(step);
      const name = faultName(step);
      if (name === null) onProgress?.((played += 1));
      else faults.set(name, (faults.get(name) ?? 0) + 1);
    }
    player.close();
    await platform.calm();
    await addon.end();
    clock.move(PAST_ALL_LEASES_MS);
    running = await startShopAddon({ clock, data_dir, platform, api_key, port });
    const settled = () => drained(running?.addon ?? world.addon, () => clock.move(HURRY_MS), DRAINED_WITHIN_MS);
    await platform.idle();
    await settled();
    await running.reconcile(true);
    await settled();
    const violations = await chaosViolations({ ...world, addon: running.addon, running });
    const seconds = (performance.now() - began_at) / 1_000;
    return {
      ...{ seed, store: "sqlite", events, items, seconds: Math.round(seconds) },
      events_per_second: Math.round(events / seconds),
      faults: Object.fromEntries([...faults].sort()),
      ...{ restarts: addon.restarts(), violations: violations.length },
      first_violations: violations.slice(0, SHOWN_VIOLATIONS),
    };
  } finally {
    await addon.end();
    await running?.stop();
    await world.close();
  }
}

/** The name under which a step is counted; null where it is an event of the shop. */
function faultName(step: ChaosStep): string | null {
  if (step.kind === "kill" || step.kind === "full_disk" || step.kind === "clock_jump") return step.kind;
  if (step.kind === "limits") return step.enabled ? "limits_on" : "limits_off";
  if (step.kind !== "fault") return null;
  const { endpoint, kind, value } = step.fault;
  const what = kind === "status" || kind === "code" ? `${kind}_${value}` : kind;
  return `${endpoint === "push" ? "push" : "api"}:${what}`;
}
