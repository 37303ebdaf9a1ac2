import { createPostgresStore } from "../../src/adapters/store/postgres/create-postgres-store.ts";
import { createSystemClock } from "../../src/adapters/system/system-clock.ts";
import { composeAddon } from "../../src/compose.ts";
import { aSilentLog } from "../../test/support/a-shop-addon.ts";
import { type Acknowledged, lostPushes, missingDeliveries } from "./acknowledged.ts";
import { beatsNotOnce } from "./beat-log.ts";
import type { ClusterDatabase } from "./cluster-database.ts";
import type { ClusterShop } from "./cluster-shop.ts";
import { effectsNotOnce } from "./effects-once.ts";
import { differingAssessments, recomputed } from "./recomputed.ts";
import { foreignRows } from "./rows-apart.ts";
import type { ClusterPlace } from "./start-cluster.ts";
import type { Violation } from "./violation.ts";

/** All that is wrong once everything is worked off; nothing, as it should be. */
export async function allViolations(
  place: ClusterPlace,
  database: ClusterDatabase,
  shops: readonly ClusterShop[],
  acknowledged: Acknowledged,
): Promise<readonly Violation[]> {
  const { platform, data_dir, database_url } = place;
  const { origin } = platform;
  const store = await createPostgresStore({ database_url });
  const ours = composeAddon({
    ...{ data_dir, clock: createSystemClock(), api_key: platform.api_key, base_url: platform.url, store },
    ...{ public_url: null, sandbox_origin: null, is_unlimited: true, log: aSilentLog(), onChange: () => undefined },
  });
  const fresh = await recomputed(ours, place, shops, acknowledged);
  const violations = [...(await beatsNotOnce(database)), ...(await foreignRows(database, shops))];
  for (const shop of shops) {
    violations.push(...(await missingDeliveries(database, shop, acknowledged)));
    violations.push(...(await lostPushes(ours, shop, acknowledged)));
    violations.push(...(await effectsNotOnce(ours, origin, shop)));
    violations.push(...(await differingAssessments(ours, fresh, origin, shop)));
  }
  await fresh.close();
  await ours.close();
  return violations;
}
