import type { StarterPlansWritten } from "../../contracts/care-settings.ts";
import type { FieldValues, FormBinding, FormName } from "../../contracts/form.ts";
import type { CarePlanRecord } from "../../contracts/generated/records.ts";
import type { Manifest } from "../../contracts/manifest.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { Platform, PlatformRecord } from "../../ports/platform.ts";
import type { Registry } from "../../ports/registry.ts";
import { checkRecord } from "../ingest/check-record.ts";

/** Ports of `starterPlans`. */
export interface StarterPlansPorts {
  readonly packs: Manifest["care"];
  readonly platform: Pick<Platform, "records" | "createRecord">;
  readonly registry: Pick<Registry, "bindings">;
  /** Keeps a record as the platform has it, so that pages show it without waiting for the next reading. */
  keepFound(binding: FormBinding, record: PlatformRecord): Promise<void>;
}

const FORM: FormName = "care_plan";

/** Plans to begin with, by trade: shown, and written as records that are switched off. */
export function createStarterPlans({ packs, platform, registry, keepFound }: StarterPlansPorts) {
  return {
    /** The records of a pack, all switched off. */
    plans: (pack: string): readonly CarePlanRecord[] => packOf(packs, pack).plans.map(recordOf),

    /** Writes those whose names no plan on the platform bears; never switched on. Returns the names. */
    async write(installation_id: string, plans: readonly CarePlanRecord[]): Promise<StarterPlansWritten> {
      const binding = (await registry.bindings(installation_id)).find(({ form }) => form === FORM);
      if (binding === undefined) throw planFormNotBound();
      const names = new Set<unknown>();
      for await (const { values } of platform.records(binding)) names.add(values["plan_name"]);
      const fresh = plans.filter(({ plan_name }) => !names.has(plan_name));
      const ids: string[] = [];
      for (const plan of fresh) {
        // One by one: should a call fail, those that are there already are found by their names the next time.
        const start = { start_trigger: false, start_workflow: false };
        ids.push(await platform.createRecord(binding, filledFields(plan), start));
      }
      if (ids.length > 0) {
        for await (const record of platform.records(binding, { ids })) await keepFound(binding, record);
      }
      return {
        written: fresh.map(({ plan_name }) => plan_name),
        present: plans.filter((plan) => !fresh.includes(plan)).map(({ plan_name }) => plan_name),
      };
    },
  };
}

/** Plans to begin with. */
export type StarterPlans = ReturnType<typeof createStarterPlans>;

function recordOf(plan: Manifest["care"][number]["plans"][number]): CarePlanRecord {
  const { record } = checkRecord(FORM, { ...plan, plan_status: "停用" });
  // Fitted to the form by `checkRecord`.
  return record as unknown as CarePlanRecord;
}

/** Fields without a value are left as the form has them. */
function filledFields(plan: CarePlanRecord): FieldValues {
  return Object.fromEntries(Object.entries(plan).filter(([, value]) => value !== null));
}

function packOf(packs: Manifest["care"], wanted: string): Manifest["care"][number] {
  const found = packs.find(({ pack, label }) => pack === wanted || label.en.toLowerCase() === wanted.toLowerCase());
  if (found !== undefined) return found;
  throw new AddonError({
    code: "care_pack_unknown",
    message: `没有“${wanted}”的起步关怀方案`,
    hint: `--pack 请选：${packs.map(({ pack }) => pack).join("、")}。`,
  });
}

function planFormNotBound(): AddonError {
  return new AddonError({
    code: "care_plan_not_bound",
    message: "没有绑定“关怀方案”表单",
    hint: "先用 `stockguard install` 列出的步骤建好“关怀方案”表单，再用 `stockguard bind` 绑定。",
  });
}
