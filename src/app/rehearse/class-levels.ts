import { type AbcClass, serviceLevel } from "../../domain/risk/class-policy.ts";
import { type AdoptedLevels, adoptedLevels, type ClassLevels } from "../../contracts/rehearsal.ts";
import type { Registry } from "../../ports/registry.ts";

/** The setting of an installation that holds what people adopted. */
export const LEVELS_SETTING = "service_levels";

/** What was adopted in an installation. */
export async function readAdopted(
  registry: Pick<Registry, "setting">,
  installation_id: string,
): Promise<AdoptedLevels> {
  const text = await registry.setting(installation_id, LEVELS_SETTING);
  return text === null ? {} : adoptedLevels.parse(JSON.parse(text));
}

/** The levels alone, for the engine. */
export function classLevelsOf({ A, B, C }: AdoptedLevels): ClassLevels {
  return {
    ...(A !== undefined && { A: A.service_level }),
    ...(B !== undefined && { B: B.service_level }),
    ...(C !== undefined && { C: C.service_level }),
  };
}

/** The level of a class as it is in effect. */
export function levelInEffect(levels: ClassLevels, abc_class: AbcClass): number {
  return serviceLevel(levels[abc_class] ?? null, abc_class);
}
