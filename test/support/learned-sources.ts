import { createAlarmBudgets } from "../../src/app/assess/alarm-budgets.ts";
import type { RiskSources } from "../../src/app/assess/risk-input.ts";
import type { Addon } from "../../src/compose.ts";
import type { Subject } from "../../src/contracts/subject.ts";

/** What an add-on has learned of the shop a subject belongs to; an assessment made elsewhere needs it to be the same. */
export async function learnedSources(
  { store, pooledModels }: Addon,
  { installation_id, item_code }: Subject,
): Promise<Pick<RiskSources, "pooled" | "alarms" | "classes">> {
  const [pooled, alarms, classes] = await Promise.all([
    pooledModels.of(installation_id),
    createAlarmBudgets(store.registry).of(installation_id),
    store.itemClasses.of(installation_id, item_code),
  ]);
  return { pooled, alarms, classes };
}
