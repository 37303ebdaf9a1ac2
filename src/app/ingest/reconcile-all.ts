import type { FormBinding, FormName } from "../../contracts/form.ts";
import type { Registry } from "../../ports/registry.ts";
import type { Store } from "../../ports/store.ts";
import type { KnownBindings } from "./known-bindings.ts";
import type { createReconcileForm } from "./reconcile.ts";

/** Ports of `reconcileAll`. */
export interface ReconcileAllPorts {
  readonly registry: Pick<Registry, "installations">;
  readonly bindings: KnownBindings;
  readonly store: Pick<Store, "tidy">;
  readonly reconcileForm: ReturnType<typeof createReconcileForm>;
  refreshBinding(binding: FormBinding): Promise<void>;
}

/** How a reading of all forms goes on. */
export interface ReconcileOptions {
  /** Also finds records that are gone, at the cost of listing every id. */
  readonly sweep: boolean;
  /** Told after every page of a form, with the records read of it so far. */
  onProgress?(form: FormName, read: number): void;
}

/** Reads every bound form of every installation, and returns how many changes were new. */
export function createReconcileAll({ registry, bindings, store, reconcileForm, refreshBinding }: ReconcileAllPorts) {
  return async function reconcileAll({ sweep, onProgress }: ReconcileOptions): Promise<number> {
    let added = 0;
    for (const { installation_id } of await registry.installations()) {
      for (const binding of await refreshed(installation_id)) {
        const progress = onProgress && { onProgress: (read: number) => onProgress(binding.form, read) };
        const found = await reconcileForm(binding, { sweep, ...progress });
        added += found.added + found.gone;
      }
    }
    bindings.forget();
    await store.tidy();
    return added;
  };

  /** Bindings that know their fields' present names: a field whose alias was changed would read as empty. */
  async function refreshed(installation_id: string): Promise<readonly FormBinding[]> {
    for (const binding of await bindings.all(installation_id)) await refreshBinding(binding);
    bindings.forget();
    return bindings.all(installation_id);
  }
}
