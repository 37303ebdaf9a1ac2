import { addDays, type Day, daysBetween } from "../../calendar/day.ts";
import { quantile } from "../../math/quantile.ts";
import { LEAST_USUAL, longestUsual, strengthBeyond } from "../beyond-usual.ts";
import type { SupplyFact } from "../cause-evidence.ts";
import { ABSENT, type CauseFact, type CauseRule, type RuleFinding } from "../cause-finding.ts";
import { avoidedShare, type ShortageCase, shifted } from "../shortage-case.ts";

interface LateSupply {
  readonly supply: SupplyFact;
  readonly promised: Day;
  readonly days_late: number;
}

/** Lateness that is usual where too few deliveries tell. */
const UNKNOWN_USUAL_DAYS = 1;

/** Would it have run out had the supplier delivered on the promised day? */
export const supplierLate: CauseRule = {
  cause: "supplier_late",
  stage: "supplier",
  judge(shortage): RuleFinding {
    const { supplies } = shortage.evidence;
    if (supplies === null) return { kind: "not_judged", lacks: ["purchases"] };
    const purchases = supplies.filter(({ kind, ordered_on }) => kind === "purchase" && ordered_on !== null);
    const isUnpromised = purchases.some(({ expected_on }) => expected_on === null);
    const lacks = isUnpromised ? (["promised_day"] as const) : [];
    const late = purchases.flatMap((supply) => lateSupply(shortage, supply) ?? []);
    if (late.length === 0) return { ...ABSENT, lacks };
    const mended = new Map(
      late.map(({ supply, days_late, promised }) => [supply, onTime(supply, days_late, promised)]),
    );
    const longest = Math.max(...late.map(({ days_late }) => days_late));
    return {
      kind: "mended",
      avoided_share: avoidedShare(shortage, { supplies: supplies.map((supply) => mended.get(supply) ?? supply) }),
      strength: strengthBeyond(
        longest,
        longestUsual(shortage.evidence.usual.late_days.map(notEarly)) ?? UNKNOWN_USUAL_DAYS,
      ),
      facts: late.map(factOf),
      lacks,
    };
  },
};

function notEarly(days: number): number {
  return Math.max(0, days);
}

function lateSupply({ evidence, first_day }: ShortageCase, supply: SupplyFact): LateSupply | null {
  const promised = fairPromise(supply, evidence.usual.lead_days, evidence.master);
  const [first] = supply.arrivals;
  const until = first === undefined || first.day > evidence.episode.end ? evidence.episode.end : first.day;
  if (promised === null || until < first_day || until <= promised) return null;
  return { supply, promised, days_late: daysBetween(promised, first?.day ?? evidence.episode.end) };
}

/**
 * The promised day. One that only repeats a lead time on the form that is known to be wrong is no promise of the supplier:
 * its usual time counts instead.
 */
function fairPromise(
  { ordered_on, expected_on }: SupplyFact,
  lead_days: readonly number[],
  master: ShortageCase["evidence"]["master"],
): Day | null {
  if (ordered_on === null || expected_on === null) return expected_on;
  const stated = master?.find(({ field }) => field === "lead_time_days");
  if (stated?.in_force !== daysBetween(ordered_on, expected_on)) return expected_on;
  const usual = lead_days.length < LEAST_USUAL ? stated.right : quantile(lead_days, 0.5);
  const fair = addDays(ordered_on, Math.ceil(usual));
  return fair > expected_on ? fair : expected_on;
}

function onTime(supply: SupplyFact, days_late: number, promised: Day): SupplyFact {
  if (supply.arrivals.length > 0) return shifted(supply, days_late);
  return { ...supply, arrivals: [{ day: promised, quantity: supply.quantity }] };
}

function factOf({ supply, days_late, promised }: LateSupply): CauseFact {
  const [first] = supply.arrivals;
  return {
    kind: first === undefined ? "overdue_order" : "late_receipt",
    record: supply.record,
    day: first?.day ?? promised,
    ...{ figure: days_late, against: null, name: "" },
  };
}
