import type { FormBinding } from "../../src/contracts/form.ts";
import type { Installation, Registry } from "../../src/ports/registry.ts";

/** A registry in memory. */
export function createMemoryRegistry(): Registry {
  const installations = new Map<string, Installation>();
  const bindings = new Map<string, FormBinding>();
  const settings = new Map<string, string>();
  const keyOf = (installation_id: string, name: string) => `${installation_id}\n${name}`;
  const ofInstallation = (installation_id: string) =>
    [...bindings.values()].filter((binding) => binding.installation_id === installation_id);
  return {
    installations: () => Promise.resolve([...installations.values()]),
    saveInstallation: (installation) => {
      installations.set(installation.installation_id, installation);
      return Promise.resolve();
    },
    removeInstallation: (installation_id) => {
      installations.delete(installation_id);
      for (const { form } of ofInstallation(installation_id)) bindings.delete(keyOf(installation_id, form));
      return Promise.resolve();
    },
    bindings: (installation_id) => Promise.resolve(ofInstallation(installation_id)),
    saveBinding: (binding) => {
      bindings.set(keyOf(binding.installation_id, binding.form), binding);
      return Promise.resolve();
    },
    bindingByToken: (push_token) =>
      Promise.resolve([...bindings.values()].find((binding) => binding.push_token === push_token) ?? null),
    markSynced: (installation_id, form, synced_through) => {
      const binding = bindings.get(keyOf(installation_id, form));
      if (binding !== undefined) bindings.set(keyOf(installation_id, form), { ...binding, synced_through });
      return Promise.resolve();
    },
    setting: (installation_id, name) => Promise.resolve(settings.get(keyOf(installation_id, name)) ?? null),
    settings: (installation_id, prefix) => {
      const start = keyOf(installation_id, prefix);
      const found = [...settings].filter(([key]) => key.startsWith(start));
      return Promise.resolve(Object.fromEntries(found.map(([key, value]) => [key.split("\n")[1] ?? "", value])));
    },
    saveSetting: (installation_id, name, value) => {
      settings.set(keyOf(installation_id, name), value);
      return Promise.resolve();
    },
    firstSetting: (installation_id, name, value) => {
      const kept = settings.get(keyOf(installation_id, name)) ?? value;
      settings.set(keyOf(installation_id, name), kept);
      return Promise.resolve(kept);
    },
    removeSetting: (installation_id, name) => {
      settings.delete(keyOf(installation_id, name));
      return Promise.resolve();
    },
  };
}
