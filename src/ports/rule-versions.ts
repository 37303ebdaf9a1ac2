import type { AlertRuleRow } from "../contracts/rows.ts";

/** What a rule said from some instant on. */
export interface RuleVersion {
  readonly record_id: string;
  /** The platform's own time of this state in ms. */
  readonly version: number;
  /** Instant in ms at which the add-on learned of it. */
  readonly at: number;
  /** Null where the record was removed. */
  readonly rule: AlertRuleRow | null;
}

/**
 * Every state of every rule. `Records.apply` keeps them with the change they come from, and with the first one also the
 * state before it, where nothing was kept of that.
 */
export interface RuleVersions {
  /** By record, oldest first. */
  all(installation_id: string): Promise<readonly RuleVersion[]>;
}
