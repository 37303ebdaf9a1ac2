import { createAlarmBudgets } from "../../src/app/assess/alarm-budgets.ts";
import type { RiskSources } from "../../src/app/assess/risk-input.ts";
import type { Addon } from "../../src/assembly/addon.ts";
import type { Subject } from "../../src/contracts/subject.ts";
import { createSlowSuppliers } from "../../src/app/supplier/slow-suppliers.ts";
import type { SubjectFacts } from "../../src/ports/subjects.ts";

/** What an add-on has learned of the shop a subject belongs to; an assessment made elsewhere needs it to be the same. */
export async function learnedSources(
  { store, pooledModels }: Addon,
  { installation_id, item_code }: Subject,
  { item }: SubjectFacts,
): Promise<Pick<RiskSources, "pooled" | "alarms" | "classes" | "slowdown">> {
  const [pooled, alarms, classes, slow] = await Promise.all([
    pooledModels.of(installation_id),
    createAlarmBudgets(store.registry).of(installation_id),
    store.itemClasses.of(installation_id, item_code),
    createSlowSuppliers(store.registry).of(installation_id),
  ]);
  return { pooled, alarms, classes, slowdown: slow.get(item?.supplier_code ?? "") };
}
