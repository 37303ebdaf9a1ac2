import type { RuleVersion, RuleVersions } from "../../../ports/rule-versions.ts";
import type { RuleStates } from "../rule-states.ts";
import { compareText, firstDifference } from "./compare-text.ts";

/** States of rules with what other parts need of them. */
export interface MemoryRuleVersions {
  readonly ruleVersions: RuleVersions;
  /** Keeps what a rule says now, and what it said before where that is not known yet. */
  keep(installation_id: string, states: RuleStates): void;
  forget(installation_id: string): void;
}

/** Every state of every rule, gone with the process. */
export function createMemoryRuleVersions(): MemoryRuleVersions {
  const kept = new Map<string, Map<string, RuleVersion>>();

  return {
    ruleVersions: {
      all: async (installation_id) =>
        [...(kept.get(installation_id)?.values() ?? [])]
          .sort((a, b) => firstDifference(compareText(a.record_id, b.record_id), a.version - b.version))
          .map((version) => structuredClone(version)),
    },
    keep: (installation_id, { before, after }) => {
      const own = kept.get(installation_id) ?? new Map<string, RuleVersion>();
      kept.set(installation_id, own);
      if (before !== null && !own.has(keyOf(before))) own.set(keyOf(before), structuredClone(before));
      own.set(keyOf(after), structuredClone(after));
    },
    forget: (installation_id) => {
      kept.delete(installation_id);
    },
  };
}

function keyOf({ record_id, version }: RuleVersion): string {
  return JSON.stringify([record_id, version]);
}
