import type { Registry } from "../../src/ports/registry.ts";

/** The settings part of a registry, kept in memory, with all that was written for a test to look at. */
export function aSettingsRegistry() {
  const kept = new Map<string, string>();
  const place = (installation_id: string, name: string) => `${installation_id}\n${name}`;
  const registry: Pick<Registry, "setting" | "settings" | "saveSetting" | "firstSetting" | "removeSetting"> = {
    setting: (installation_id, name) => Promise.resolve(kept.get(place(installation_id, name)) ?? null),
    settings: (installation_id, prefix) =>
      Promise.resolve(
        Object.fromEntries(
          [...kept]
            .filter(([key]) => key.startsWith(place(installation_id, prefix)))
            .map(([key, value]) => [key.slice(installation_id.length + 1), value]),
        ),
      ),
    saveSetting(installation_id, name, value) {
      kept.set(place(installation_id, name), value);
      return Promise.resolve();
    },
    firstSetting(installation_id, name, value) {
      const first = kept.get(place(installation_id, name)) ?? value;
      kept.set(place(installation_id, name), first);
      return Promise.resolve(first);
    },
    removeSetting(installation_id, name) {
      kept.delete(place(installation_id, name));
      return Promise.resolve();
    },
  };
  return { registry, kept };
}
