import type { FormName } from "../../contracts/form.ts";
import type { Clock } from "../../ports/clock.ts";
import type { FormAddress } from "../../ports/form-maker.ts";
import { AddonError } from "../../contracts/problem.ts";
import type { Platform } from "../../ports/platform.ts";
import type { Registry } from "../../ports/registry.ts";
import { createApplyPlan, type PushTarget } from "./apply-plan.ts";
import type { InstallPlan, InstallStep } from "./install-step.ts";
import { planInstall } from "./plan-install.ts";
import { proposal, sureFields } from "./propose-bindings.ts";
import { pushAddress } from "./push-address.ts";
import { createReadApp, type ReadAppPorts } from "./read-app.ts";
import { createSaveBinding, type SaveBindingPorts } from "./save-binding.ts";

/** Ports of `installApp`. */
export interface InstallPorts extends ReadAppPorts, SaveBindingPorts {
  readonly registry: Registry;
  readonly platform: Pick<Platform, "forms" | "fields">;
  readonly clock: Pick<Clock, "now">;
  /** Keeps the program's key in the installation where it is wanted or needed; whether it did. */
  keepKey(installation_id: string, isWanted: boolean): Promise<boolean>;
}

/** Which app to install on, under which name. */
export interface AppToInstall {
  readonly installation_id: string;
  readonly app_id: string;
  readonly name: string;
  /** True where the installation shall keep the key that the program was run with, whatever others use. */
  readonly keeps_key?: boolean;
}

/** What an install brought about. `plan` holds what is left to people; empty when all is as wanted. */
export interface InstallOutcome {
  readonly done: readonly InstallStep[];
  readonly plan: InstallPlan;
  /** Whether the program's key was kept in the installation. */
  readonly is_key_kept: boolean;
}

/**
 * Brings an app to what the kit wants, as far as the platform lets a program do it. Running it again does nothing twice;
 * who asks while another install is under way waits for it, and finds its work done.
 */
export function createInstallApp(ports: InstallPorts) {
  const { registry, clock, makerOf, kit, public_url, box } = ports;
  const readApp = createReadApp(ports);
  const saveBinding = createSaveBinding(ports);
  let last: Promise<unknown> = Promise.resolve();

  return function installApp(app: AppToInstall): Promise<InstallOutcome> {
    const outcome = last.then(() => install(app));
    last = outcome.catch(() => undefined);
    return outcome;
  };

  async function install(app: AppToInstall): Promise<InstallOutcome> {
    await keepInstallation(app);
    // Before any form is bound, which a running server would look at with its own key.
    const is_key_kept = await ports.keepKey(app.installation_id, app.keeps_key === true);
    const plan = planInstall(await readApp(app));
    const maker = await makerOf(app.installation_id);
    if (maker === null) return { done: [], plan, is_key_kept };
    const applyPlan = createApplyPlan({ maker, pushTarget: (form, address) => pushTarget(app, form, address) });
    const { done } = await applyPlan(plan);
    return { done, plan: planInstall(await readApp(app)), is_key_kept };
  }

  async function keepInstallation({ installation_id, app_id, name }: AppToInstall): Promise<void> {
    const installations = await registry.installations();
    const kept = installations.find((candidate) => candidate.installation_id === installation_id);
    if (kept === undefined) await registry.saveInstallation({ installation_id, name, app_id, created_at: clock.now() });
    else if (kept.app_id !== app_id) throw otherApp(kept.name, kept.app_id);
  }

  /** Binds a form that is complete, so that its push has an address. */
  async function pushTarget(app: AppToInstall, form: FormName, address: FormAddress): Promise<PushTarget | null> {
    const bound = (await registry.bindings(app.installation_id)).find((binding) => binding.form === form);
    const binding = bound ?? (await bindComplete(app, form, address));
    const url = binding === null ? null : pushAddress(binding, public_url);
    return binding === null || url === null ? null : { url, secret: box.open(binding.push_secret) };
  }

  async function bindComplete({ installation_id }: AppToInstall, form: FormName, { app_id, entry_id }: FormAddress) {
    const template = kit.templates.find((candidate) => candidate.form === form);
    if (template === undefined) return null;
    const fields = await ports.platform.fields({ installation_id, app_id, entry_id });
    const { matches, lacking } = proposal(template, { entry_id, name: template.label["zh-CN"], fields }, true);
    if (lacking.length > 0) return null;
    return saveBinding({ installation_id, app_id, form, entry_id, fields: sureFields(matches) });
  }
}

function otherApp(name: string, app_id: string): AddonError {
  return new AddonError({
    code: "installation_of_other_app",
    message: `安装“${name}”属于应用 ${app_id}，不能改到另一个应用`,
    hint: "换一个安装名称（--installation），或先运行 `stockguard uninstall`。",
  });
}
