/** Where a rule with a condition stands with one subject. Plain JSON. */
export interface RuleStanding {
  readonly rule_name: string;
  /** Instant (ms) at which its last message was to go; null where there was none. */
  readonly told_at: number | null;
  /** The condition became true again within the cool-down, so a message follows where it is still true after it. */
  readonly is_owed: boolean;
}
