import type { ShopOnPlatform } from "../../test/support/a-shop-world.ts";
import type { Harm } from "./chaos-steps.ts";
import type { ChaosStore } from "./chaos-store.ts";
import type { MortalAddon } from "./mortal-addon.ts";

interface HarmTargets {
  readonly world: ShopOnPlatform;
  readonly addon: MortalAddon;
  readonly store: ChaosStore;
}

/** Does harm to a shop's platform, its add-on and the store. */
export async function createHarmDoer({ world, addon, store }: HarmTargets) {
  const { platform, app_id } = world;
  const webhook_ids = await webhooksOf(world);
  let restarting: Promise<void> = Promise.resolve();
  const failures: unknown[] = [];
  let unused = 0;

  /** Too many failed pushes switch a push off: somebody switches it on again, and has what failed sent anew. */
  async function restart(how: Parameters<MortalAddon["restart"]>[0]): Promise<void> {
    await addon.restart(how);
    for (const id of webhook_ids) await platform.control("POST", `/webhooks/${id}/enable`, { retry: true });
  }

  async function doHarm(harm: Harm): Promise<void> {
    switch (harm.kind) {
      case "fault":
        await platform.fault(harm.fault);
        return;
      case "calm":
        unused += await calmDown(world);
        return;
      case "limits":
        await platform.limit(harm.enabled);
        return;
      case "key":
        await platform.control("PUT", `/apps/${app_id}/key`, { is_expired: harm.is_expired });
        return;
      case "store_restart":
        await store.restart();
        return;
      case "kill":
      case "well_again":
        await restarting;
        // The shop goes on meanwhile.
        restarting = restart({}).catch((error: unknown) => void failures.push(error));
        return;
      case "full_disk":
        await restarting;
        await restart({ full_disk: true });
        return;
      case "clock_jump":
        await restarting;
        await restart({ skew_ms: harm.skew_ms });
        return;
    }
  }

  return {
    doHarm,
    /** Faults that were over before they met a request. */
    unusedFaults: () => unused,
    /** Resolves when no restart is under way; rejects where one failed. */
    settled: async () => {
      await restarting;
      if (failures.length > 0) throw failures[0];
    },
  };
}

/** Ends all faults; returns how many had not been used up. */
export async function calmDown({ platform }: ShopOnPlatform): Promise<number> {
  const { faults } = await platform.control("GET", "/faults");
  await platform.calm();
  // The sandbox's own listing.
  return (faults as readonly unknown[]).length;
}

/** The sandbox's own listings. */
async function webhooksOf({ app_id, platform }: ShopOnPlatform): Promise<readonly string[]> {
  const { forms } = await platform.control("GET", `/apps/${app_id}/forms`);
  const ids: string[] = [];
  for (const { entry_id } of forms as readonly { readonly entry_id: string }[]) {
    const { webhooks } = await platform.control("GET", `/forms/${entry_id}/webhooks`);
    ids.push(...(webhooks as readonly { readonly webhook_id: string }[]).map(({ webhook_id }) => webhook_id));
  }
  return ids;
}
