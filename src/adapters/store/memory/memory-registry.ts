import type { FormBinding } from "../../../contracts/form.ts";
import type { Installation, Registry } from "../../../ports/registry.ts";
import { compareText, firstDifference } from "./compare-text.ts";
import type { MemorySettings } from "./memory-settings.ts";

/** Installations and their bound forms, gone with the process. `forget` clears the other parts. */
export function createMemoryRegistry(settings: MemorySettings, forget: (installation_id: string) => void): Registry {
  const installations = new Map<string, Installation>();
  const bindings = new Map<string, FormBinding>();
  const keyOf = (installation_id: string, form: string) => JSON.stringify([installation_id, form]);
  const bindingsOf = (installation_id: string) =>
    [...bindings.values()]
      .filter((binding) => binding.installation_id === installation_id)
      .sort((a, b) => compareText(a.form, b.form));

  return {
    installations: async () => [...installations.values()].sort(byAge),

    saveInstallation: async (installation) => {
      const { installation_id } = installation;
      const created_at = installations.get(installation_id)?.created_at ?? installation.created_at;
      installations.set(installation_id, { ...installation, created_at });
    },

    removeInstallation: async (installation_id) => {
      forget(installation_id);
      for (const { form } of bindingsOf(installation_id)) bindings.delete(keyOf(installation_id, form));
      settings.forget(installation_id);
      installations.delete(installation_id);
    },

    bindings: async (installation_id) => bindingsOf(installation_id),
    saveBinding: async (binding) => {
      bindings.set(keyOf(binding.installation_id, binding.form), structuredClone(binding));
    },
    bindingByToken: async (push_token) =>
      [...bindings.values()].find((binding) => binding.push_token === push_token) ?? null,

    markSynced: async (installation_id, form, synced_through) => {
      const binding = bindings.get(keyOf(installation_id, form));
      if (binding === undefined || (binding.synced_through ?? -Infinity) >= synced_through) return;
      bindings.set(keyOf(installation_id, form), { ...binding, synced_through });
    },

    setting: async (installation_id, name) => settings.get(installation_id, name),
    settings: async (installation_id, prefix) =>
      Object.fromEntries([...settings.of(installation_id)].filter(([name]) => name.startsWith(prefix))),
    saveSetting: async (installation_id, name, value) => settings.save(installation_id, name, value),
    firstSetting: async (installation_id, name, value) => {
      const kept = settings.get(installation_id, name) ?? value;
      settings.save(installation_id, name, kept);
      return kept;
    },
    removeSetting: async (installation_id, name) => settings.remove(installation_id, name),
  };
}

function byAge(a: Installation, b: Installation): number {
  return firstDifference(a.created_at - b.created_at, compareText(a.installation_id, b.installation_id));
}
