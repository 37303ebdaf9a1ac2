import { operatingFigures, type OperatingFigures } from "../../contracts/operating-figures.ts";
import type { Registry } from "../../ports/registry.ts";

/** The figures of each installation, kept as a setting. */
export interface KeptFigures {
  /** Null while none were made, or where what was kept is of another version. */
  of(installation_id: string): Promise<OperatingFigures | null>;
  save(installation_id: string, figures: OperatingFigures): Promise<void>;
}

const SETTING = "operating_figures";

/** Reads a text again only where it has changed, also by another process. */
export function createKeptFigures(registry: Pick<Registry, "setting" | "saveSetting">): KeptFigures {
  const known = new Map<string, { readonly text: string; readonly figures: OperatingFigures | null }>();
  return {
    async of(installation_id) {
      const text = await registry.setting(installation_id, SETTING);
      if (text === null) return null;
      const last = known.get(installation_id);
      if (last?.text === text) return last.figures;
      const figures = operatingFigures.safeParse(JSON.parse(text)).data ?? null;
      known.set(installation_id, { text, figures });
      return figures;
    },
    save: (installation_id, figures) => registry.saveSetting(installation_id, SETTING, JSON.stringify(figures)),
  };
}
