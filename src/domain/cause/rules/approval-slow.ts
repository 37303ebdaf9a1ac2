import { addDays, daysBetween } from "../../calendar/day.ts";
import { quantile } from "../../math/quantile.ts";
import { longestUsual, strengthBeyond } from "../beyond-usual.ts";
import type { SupplyFact } from "../cause-evidence.ts";
import { ABSENT, type CauseFact, type CauseRule, type RuleFinding } from "../cause-finding.ts";
import { avoidedShare, type ShortageCase, shifted } from "../shortage-case.ts";

interface SlowApproval {
  readonly supply: SupplyFact;
  readonly days: number;
  /** Days above the median. */
  readonly excess: number;
}

/** Would it have run out had the approval taken its usual time? */
export const approvalSlow: CauseRule = {
  cause: "approval_slow",
  stage: "purchasing",
  judge(shortage): RuleFinding {
    const { supplies, usual } = shortage.evidence;
    if (supplies === null) return { kind: "not_judged", lacks: ["purchases"] };
    const requested = supplies.filter(({ requested_on }) => requested_on !== null);
    if (supplies.length > 0 && requested.length === 0) return { kind: "not_judged", lacks: ["request_times"] };
    const longest = longestUsual(usual.approval_days);
    if (longest === null) return { kind: "not_judged", lacks: ["usual_approval"] };
    const median = quantile(usual.approval_days, 0.5);
    const slow = requested.flatMap((supply) => slowApproval(shortage, supply, median) ?? []);
    if (slow.length === 0) return ABSENT;
    const mended = new Map(slow.map((one) => [one.supply, mendedSupply(shortage, one, median)]));
    return {
      kind: "mended",
      avoided_share: avoidedShare(shortage, { supplies: supplies.map((supply) => mended.get(supply) ?? supply) }),
      strength: strengthBeyond(Math.max(...slow.map(({ days }) => days)), longest),
      facts: slow.map((one) => factOf(one, median)),
    };
  },
};

function slowApproval({ evidence, first_day }: ShortageCase, supply: SupplyFact, median: number): SlowApproval | null {
  const { requested_on, approved_on, ordered_on } = supply;
  if (requested_on === null) return null;
  const ended_on = approved_on ?? ordered_on ?? evidence.episode.end;
  const days = daysBetween(requested_on, ended_on);
  return ended_on < first_day || days <= median ? null : { supply, days, excess: Math.round(days - median) };
}

function mendedSupply({ evidence }: ShortageCase, { supply, excess }: SlowApproval, median: number): SupplyFact {
  if (supply.arrivals.length > 0 || supply.requested_on === null) return shifted(supply, excess);
  const { lead_days } = evidence.usual;
  if (lead_days.length === 0) return supply;
  const day = addDays(supply.requested_on, Math.round(median + quantile(lead_days, 0.5)));
  return { ...supply, arrivals: [{ day, quantity: supply.quantity }] };
}

function factOf({ supply, days }: SlowApproval, median: number): CauseFact {
  return {
    kind: supply.approved_on === null && supply.ordered_on === null ? "waiting_approval" : "slow_approval",
    record: supply.record,
    day: supply.requested_on ?? "",
    ...{ figure: days, against: median, name: "" },
  };
}
