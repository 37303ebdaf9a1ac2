import type { FormName } from "../../contracts/form.ts";
import type { FieldToAdd, FormAddress, FormMaker } from "../../ports/form-maker.ts";
import type { InstallPlan, InstallStep } from "./install-step.ts";

/** Where a form's push must go, with its secret. */
export interface PushTarget {
  readonly url: string;
  readonly secret: string;
}

/** Ports of `applyPlan`. */
export interface ApplyPlanPorts {
  readonly maker: FormMaker;
  /** The push address of a form that is ready; null where the form cannot be bound or we cannot be reached. */
  readonly pushTarget: (form: FormName, address: FormAddress) => Promise<PushTarget | null>;
}

/** What was done and what is left to people. */
export interface AppliedPlan {
  readonly done: readonly InstallStep[];
  readonly left: readonly InstallStep[];
}

/** Does the steps a program may do, in order. Interrupted, a new plan holds exactly what is missing. */
export function createApplyPlan({ maker, pushTarget }: ApplyPlanPorts) {
  return async function applyPlan({ app_id, steps }: InstallPlan): Promise<AppliedPlan> {
    const created = new Map<FormName, string>();
    const done: InstallStep[] = [];
    for (const group of groups(steps.filter(({ kind }) => kind === "api"))) {
      if (await applyGroup(group)) done.push(...group);
    }
    return { done, left: steps.filter((step) => !done.includes(step)) };

    async function applyGroup(group: readonly [InstallStep, ...InstallStep[]]): Promise<boolean> {
      const [{ form, what }] = group;
      switch (what.kind) {
        case "create_form":
          created.set(form, await maker.createForm(app_id, what.template));
          return true;
        case "add_field":
          await maker.addFields({ app_id, entry_id: what.entry_id }, group.flatMap(fieldToAdd));
          return true;
        case "set_alias":
          await maker.setAliases({ app_id, entry_id: what.entry_id }, group.flatMap(aliasToSet));
          return true;
        case "register_push": {
          const entry_id = what.entry_id ?? created.get(form);
          const target = entry_id === undefined ? null : await pushTarget(form, { app_id, entry_id });
          if (entry_id === undefined || target === null) return false;
          await maker.registerPush({ app_id, entry_id }, { ...target, ops: what.ops });
          return true;
        }
        case "change_type":
          return false;
      }
    }
  };
}

/** Neighbouring steps of the same kind on the same form, which one call can do together. */
function groups(steps: readonly InstallStep[]): readonly (readonly [InstallStep, ...InstallStep[]])[] {
  const grouped = Map.groupBy(steps, ({ form, what }) => `${form} ${what.kind}`);
  return [...grouped.values()].flatMap(([first, ...others]) => (first === undefined ? [] : [[first, ...others]]));
}

function fieldToAdd({ what }: InstallStep): readonly FieldToAdd[] {
  return what.kind === "add_field" ? [{ field: what.field, subform: what.subform?.widget_name ?? null }] : [];
}

function aliasToSet({ what }: InstallStep) {
  return what.kind === "set_alias" ? [{ widget_name: what.found.widget_name, alias: what.field.name }] : [];
}
