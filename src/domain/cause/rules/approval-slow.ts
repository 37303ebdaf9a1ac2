import { type Day, daysBetween } from "../../calendar/day.ts";
import { quantile } from "../../math/quantile.ts";
import { longestUsual, strengthBeyond } from "../beyond-usual.ts";
import type { SupplyFact } from "../cause-evidence.ts";
import { ABSENT, type CauseFact, type CauseRule, type RuleFinding } from "../cause-finding.ts";
import { mendedSupplies } from "../mended-supplies.ts";
import { type ShortageCase, shifted } from "../shortage-case.ts";

interface SlowApproval {
  readonly supply: SupplyFact;
  readonly requested_on: Day;
  readonly days: number;
  /** Days above the median. */
  readonly excess: number;
}

/** Would it have run out had the approval taken its usual time? */
export const approvalSlow: CauseRule = {
  cause: "approval_slow",
  stage: "purchasing",
  judge(shortage): RuleFinding {
    const { usual } = shortage.evidence;
    const { supplies } = shortage.parts;
    if (shortage.evidence.supplies === null) return { kind: "not_judged", lacks: ["purchases"] };
    const requested = supplies.filter(({ requested_on }) => requested_on !== null);
    if (supplies.length > 0 && requested.length === 0) return { kind: "not_judged", lacks: ["request_times"] };
    const longest = longestUsual(usual.approval_days);
    if (longest === null) return { kind: "not_judged", lacks: ["usual_approval"] };
    const median = quantile(usual.approval_days, 0.5);
    const slow = requested.flatMap((supply) => slowApproval(shortage, supply, median) ?? []);
    if (slow.length === 0) return ABSENT;
    return {
      ...mendedSupplies(
        shortage,
        slow.map(({ supply, days, excess }) => {
          return { supply, mended: shifted(supply, excess), strength: strengthBeyond(days, longest) };
        }),
      ),
      facts: slow.map((one) => factOf(one, median)),
    };
  },
};

function slowApproval({ evidence, first_day }: ShortageCase, supply: SupplyFact, median: number): SlowApproval | null {
  const { requested_on, approved_on, ordered_on } = supply;
  if (requested_on === null) return null;
  const ended_on = approved_on ?? ordered_on ?? evidence.episode.end;
  const days = daysBetween(requested_on, ended_on);
  return ended_on < first_day || days <= median
    ? null
    : { supply, requested_on, days, excess: Math.round(days - median) };
}

function factOf({ supply, requested_on, days }: SlowApproval, median: number): CauseFact {
  return {
    kind: supply.approved_on === null && supply.ordered_on === null ? "waiting_approval" : "slow_approval",
    record: supply.record,
    day: requested_on,
    ...{ figure: days, against: median, name: "" },
  };
}
