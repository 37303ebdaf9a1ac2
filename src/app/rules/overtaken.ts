import type { PlatformRecord } from "../../ports/platform.ts";
import type { RuleVersions } from "../../ports/rule-versions.ts";
import type { Clock } from "../../ports/clock.ts";
import { readRule } from "../ingest/read-rule.ts";
import { ruleDifferences } from "./rule-changes.ts";
import { usableRule } from "./written-rules.ts";

/** Ports of `createOvertaken`. */
export interface OvertakenPorts {
  readonly ruleVersions: RuleVersions;
  readonly clock: Pick<Clock, "dayOf">;
}

/** A rule as somebody saw it. */
export interface SeenRule {
  readonly record_id: string;
  readonly version: number;
}

/** Tells what a rule says now that it did not say when it was seen; what was written beside its words overtakes nobody. */
export function createOvertaken({ ruleVersions, clock }: OvertakenPorts) {
  /** Null where it says the same. In words, or none where what it said then is not on record or cannot be read. */
  return async function overtakenBy(
    installation_id: string,
    seen: SeenRule,
    found: PlatformRecord,
  ): Promise<readonly string[] | null> {
    if (found.version === seen.version) return null;
    const versions = await ruleVersions.all(installation_id);
    // Kept are the versions in which a rule changed its words, oldest first.
    const kept = versions.findLast(({ record_id, version }) => {
      return record_id === seen.record_id && version <= seen.version;
    });
    const [was, now] = [kept?.rule ?? null, usableRule(found.values)];
    if (was === null || now === null) return [];
    const changes = ruleDifferences(was, readRule(now, clock));
    return changes.length === 0 ? null : changes;
  };
}
