import type { AlertRuleRow } from "../../../contracts/rows.ts";
import type { RuleVersion, RuleVersions } from "../../../ports/rule-versions.ts";
import type { RuleStates } from "../rule-states.ts";
import { allAs, type Program, run, type SqlRow, together } from "./program.ts";
import { of, type SqlDatabase } from "./sql-database.ts";

/** Every state of every rule. */
export function createSqlRuleVersions(database: SqlDatabase): RuleVersions {
  return {
    all: (installation_id) =>
      database.read(
        of(installation_id),
        allAs(
          ruleVersion,
          "select * from alert_rule_version where installation_id = ? order by record_id, version",
          installation_id,
        ),
      ),
  };
}

/** Keeps what a rule says now, and what it said before where that is not known yet. */
export function* keepRuleStates(installation_id: string, states: RuleStates | null): Program<void> {
  if (states === null) return;
  const { before, after } = states;
  yield* together([
    ...(before === null ? [] : [keep(installation_id, before, "nothing")]),
    keep(installation_id, after, "update set at = excluded.at, rule = excluded.rule"),
  ]);
}

function keep(
  installation_id: string,
  { record_id, version, at, rule }: RuleVersion,
  otherwise: "nothing" | "update set at = excluded.at, rule = excluded.rule",
): Program<number> {
  return run(
    `insert into alert_rule_version (installation_id, record_id, version, at, rule) values (?, ?, ?, ?, ?)
     on conflict (installation_id, record_id, version) do ${otherwise}`,
    installation_id,
    record_id,
    version,
    at,
    rule === null ? null : JSON.stringify(rule),
  );
}

/** What rules meant before they had these parts. */
const LATER_PARTS = { receiver_kind: "role", customer_groups: [] } as const satisfies Partial<AlertRuleRow>;

function ruleVersion({ record_id, version, at, rule }: SqlRow): RuleVersion {
  return {
    record_id: String(record_id),
    version: Number(version),
    at: Number(at),
    // Written by `keep` alone.
    rule: rule === null ? null : { ...LATER_PARTS, ...(JSON.parse(String(rule)) as AlertRuleRow) },
  };
}
