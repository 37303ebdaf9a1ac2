import type { FieldValues, FormBinding } from "../../contracts/form.ts";
import type { FormTemplate } from "../../contracts/form-template.ts";
import type { Platform } from "../../ports/platform.ts";
import type { Registry } from "../../ports/registry.ts";
import type { ReportFiles } from "../../ports/report-files.ts";
import { type AlertFieldFate, alertFields, planUninstall, type UninstallStep } from "./plan-uninstall.ts";

/** Ports of `uninstallApp`. */
export interface UninstallPorts {
  readonly platform: Pick<Platform, "records" | "updateRecord">;
  readonly registry: Pick<Registry, "bindings" | "removeInstallation">;
  readonly reportFiles: Pick<ReportFiles, "forget">;
  readonly templates: readonly FormTemplate[];
}

/** What an uninstall did, and what people have still to do. */
export interface Uninstalled {
  readonly cleared_records: number;
  readonly left: readonly UninstallStep[];
}

/** Takes the add-on off an app. Interrupted while clearing it can be run again; the local data goes last. */
export function createUninstallApp({ platform, registry, reportFiles, templates }: UninstallPorts) {
  return async function uninstallApp(installation_id: string, fate: AlertFieldFate): Promise<Uninstalled> {
    const bindings = await registry.bindings(installation_id);
    let cleared_records = 0;
    if (fate === "clear") {
      for (const binding of bindings) cleared_records += await clearAlertFields(binding);
    }
    const left = planUninstall(bindings, templates, fate).filter(({ kind }) => kind === "manual");
    // First the files: once the installation is gone nothing would name them again.
    await reportFiles.forget(installation_id);
    await registry.removeInstallation(installation_id);
    return { cleared_records, left };
  };

  async function clearAlertFields(binding: FormBinding): Promise<number> {
    const template = templates.find(({ form }) => form === binding.form);
    const names = template === undefined ? [] : alertFields(template).map(({ name }) => name);
    const bound = names.filter((name) => binding.fields.some((field) => field.name === name));
    if (bound.length === 0) return 0;
    const empty = Object.fromEntries(bound.map((name) => [name, null]));
    let cleared = 0;
    for await (const { record_id, values } of platform.records(binding)) {
      if (!holdsAny(values, bound)) continue;
      await platform.updateRecord(binding, record_id, empty, { start_trigger: false });
      cleared += 1;
    }
    return cleared;
  }
}

function holdsAny(values: FieldValues, names: readonly string[]): boolean {
  return names.some((name) => (values[name] ?? null) !== null);
}
