import type { RunningAddon } from "../../src/main.ts";
import { drained } from "../../test/support/a-shop-addon.ts";
import type { ShopOnPlatform } from "../../test/support/a-shop-world.ts";

const HURRY_MS = 10_000;
const DRAINED_WITHIN_MS = 1_800_000;

/** The weather is clear: all that waits is worked off, then everything is read once and what that brings is worked off. */
export async function settle({ clock, platform }: ShopOnPlatform, running: RunningAddon): Promise<void> {
  const workOff = () => drained(running, () => clock.move(HURRY_MS), DRAINED_WITHIN_MS);
  await platform.idle();
  await workOff();
  await running.reconcile(true);
  await workOff();
}
