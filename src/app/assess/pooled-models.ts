import type { PooledModel } from "../../domain/forecast/pooled-model.ts";
import { pooledModelFromJson, pooledModelToJson } from "../../contracts/pooled-model.ts";
import type { Registry } from "../../ports/registry.ts";

/** What each installation's items have taught, kept as a setting. */
export interface PooledModels {
  /** Undefined while nothing was learned. */
  of(installation_id: string): Promise<PooledModel | undefined>;
  save(installation_id: string, model: PooledModel): Promise<void>;
}

const SETTING = "pooled_model";

/** Reads a text again only where it has changed, also by another process. */
export function createPooledModels(registry: Pick<Registry, "setting" | "saveSetting">): PooledModels {
  const known = new Map<string, { readonly text: string; readonly model: PooledModel | undefined }>();
  return {
    async of(installation_id) {
      const text = await registry.setting(installation_id, SETTING);
      if (text === null) return undefined;
      const last = known.get(installation_id);
      if (last?.text === text) return last.model;
      const model = pooledModelFromJson(text) ?? undefined;
      known.set(installation_id, { text, model });
      return model;
    },
    save: (installation_id, model) => registry.saveSetting(installation_id, SETTING, pooledModelToJson(model)),
  };
}
