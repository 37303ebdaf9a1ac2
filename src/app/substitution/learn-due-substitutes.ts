import type { Clock } from "../../ports/clock.ts";
import type { Registry } from "../../ports/registry.ts";

/** Ports of `learnDueSubstitutes`. */
export interface LearnDueSubstitutesPorts {
  readonly registry: Pick<Registry, "installations" | "setting" | "saveSetting">;
  readonly clock: Pick<Clock, "today">;
  learnSubstitutes(installation_id: string): Promise<unknown>;
  /** Told of an installation that could not be learned from; the others are. */
  onFailure(installation_id: string, error: unknown): void;
}

/** The business day of the last try. */
const SETTING = "substitutes_learned_on";

/**
 * Learns what every installation may offer in the place of what is out, once a business day, after its forms have been
 * read for the first time. What fails is tried again the next day: it takes long, and what was known before stays.
 * Returns how many installations were learned from.
 */
export function createLearnDueSubstitutes(ports: LearnDueSubstitutesPorts) {
  const { registry, clock } = ports;

  return async function learnDueSubstitutes(): Promise<number> {
    let learned = 0;
    for (const { installation_id } of await registry.installations()) {
      if ((await registry.setting(installation_id, "is_ready")) === null) continue;
      if ((await registry.setting(installation_id, SETTING)) === clock.today()) continue;
      if (await isLearned(installation_id)) learned += 1;
    }
    return learned;
  };

  async function isLearned(installation_id: string): Promise<boolean> {
    const today = clock.today();
    try {
      await ports.learnSubstitutes(installation_id);
      return true;
    } catch (error) {
      ports.onFailure(installation_id, error);
      return false;
    } finally {
      await registry.saveSetting(installation_id, SETTING, today);
    }
  }
}
