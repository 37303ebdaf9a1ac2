import { addDays, type Day, daysBetween } from "../../calendar/day.ts";
import { quantile } from "../../math/quantile.ts";
import { LEAST_USUAL, longestUsual, strengthBeyond, WITHIN_USUAL } from "../beyond-usual.ts";
import type { SupplyFact } from "../cause-evidence.ts";
import { ABSENT, type CauseFact, type CauseRule, type RuleFinding } from "../cause-finding.ts";
import { mendedSupplies } from "../mended-supplies.ts";
import { type ShortageCase, shifted } from "../shortage-case.ts";

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
    const { supplies } = shortage.parts;
    if (shortage.evidence.supplies === null) return { kind: "not_judged", lacks: ["purchases"] };
    const purchases = supplies.filter(({ kind, ordered_on }) => kind === "purchase" && ordered_on !== null);
    const isUnpromised = purchases.some(({ expected_on }) => expected_on === null);
    const lacks = isUnpromised ? (["promised_day"] as const) : [];
    const late = purchases.flatMap((supply) => lateSupply(shortage, supply) ?? []);
    if (late.length === 0) return { ...ABSENT, lacks };
    const longest = longestUsual(shortage.evidence.usual.late_days.map(notEarly)) ?? UNKNOWN_USUAL_DAYS;
    const isDoubtful = shortage.unlinked.length > 0;
    return {
      ...mendedSupplies(
        shortage,
        late.map((one) => ({
          supply: one.supply,
          mended: shifted(one.supply, one.days_late),
          // A receipt that fits no order may be what seems to be overdue.
          strength: isDoubtful && !hasCome(shortage, one) ? WITHIN_USUAL : strengthBeyond(one.days_late, longest),
        })),
      ),
      facts: late.map((one) => factOf(shortage, one)),
      lacks,
    };
  },
};

function notEarly(days: number): number {
  return Math.max(0, days);
}

function lateSupply({ evidence, first_day }: ShortageCase, supply: SupplyFact): LateSupply | null {
  const promised = fairPromise(supply, evidence.usual.lead_days, evidence.master);
  const came = supply.arrivals[0]?.day;
  if (promised === null || came === undefined || came < first_day || promised > evidence.episode.end) return null;
  return came <= promised ? null : { supply, promised, days_late: daysBetween(promised, came) };
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

function hasCome({ evidence }: ShortageCase, { supply }: LateSupply): boolean {
  const came = supply.arrivals[0]?.day;
  return came !== undefined && came <= evidence.episode.end;
}

function factOf(shortage: ShortageCase, late: LateSupply): CauseFact {
  const { supply, promised, days_late } = late;
  return {
    kind: hasCome(shortage, late) ? "late_receipt" : "overdue_order",
    record: supply.record,
    day: hasCome(shortage, late) ? (supply.arrivals[0]?.day ?? promised) : promised,
    ...{ figure: days_late, against: null, name: "" },
  };
}
