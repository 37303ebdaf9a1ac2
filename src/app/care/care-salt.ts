import type { Registry } from "../../ports/registry.ts";
import type { TokenMaker } from "../../ports/token-maker.ts";

/** Ports of `careSalt`. */
export interface CareSaltPorts {
  readonly registry: Pick<Registry, "setting" | "firstSetting">;
  readonly tokens: Pick<TokenMaker, "random">;
}

const SALT_SETTING = "care_salt";

/** The secret by which customers are drawn: made once, the same for ever. */
export async function careSalt({ registry, tokens }: CareSaltPorts, installation_id: string): Promise<string> {
  const known = await registry.setting(installation_id, SALT_SETTING);
  return known ?? registry.firstSetting(installation_id, SALT_SETTING, tokens.random());
}
