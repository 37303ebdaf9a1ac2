/** Something that must not be, with what shows it. */
export interface Violation {
  readonly rule:
    | "push_lost"
    | "older_state_kept"
    | "effect_twice"
    | "effect_lost"
    | "gave_up"
    | "assessment_differs"
    | "written_differs"
    | "foreign_row"
    | "foreign_row_seen"
    | "beat_run_twice"
    | "quiet_shop_starved"
    | "waits_for_ever";
  readonly detail: unknown;
}
