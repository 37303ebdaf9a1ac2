/** Settings of installations by their names. */
export type MemorySettings = ReturnType<typeof createMemorySettings>;

/** Settings, gone with the process. */
export function createMemorySettings() {
  const settings = new Map<string, Map<string, string>>();
  const of = (installation_id: string): ReadonlyMap<string, string> => settings.get(installation_id) ?? new Map();
  return {
    of,
    get: (installation_id: string, name: string) => of(installation_id).get(name) ?? null,
    save: (installation_id: string, name: string, value: string) => {
      const own = settings.get(installation_id) ?? new Map<string, string>();
      settings.set(installation_id, own.set(name, value));
    },
    remove: (installation_id: string, name: string) => void settings.get(installation_id)?.delete(name),
    forget: (installation_id: string) => void settings.delete(installation_id),
  };
}
