import { quantile } from "../../math/quantile.ts";
import { LEAST_USUAL, WITHIN_USUAL } from "../beyond-usual.ts";
import type { DayUnits, SupplyFact } from "../cause-evidence.ts";
import { ABSENT, type CauseRule, type RuleFinding } from "../cause-finding.ts";
import { avoidedShare, type ShortageCase } from "../shortage-case.ts";

/** A share of the order that may be missing without being short: breakage, rounding to packs. */
const TOLERATED = 0.05;
/** Strength where a wrong pack size on the item's form accounts for the difference. */
const EXPLAINED_BY_PACK = 0.2;
const PACK_ROUNDING = 0.05;
/** Deliveries that always come to such a share of the order point to the form, not to one delivery. */
const USUALLY_FULL = 0.8;

interface ShortSupply {
  readonly supply: SupplyFact;
  readonly first: DayUnits;
}

/** Would it have run out had the supplier's first delivery been complete? */
export const supplierShort: CauseRule = {
  cause: "supplier_short",
  stage: "supplier",
  judge(shortage): RuleFinding {
    const { supplies } = shortage.parts;
    if (shortage.evidence.supplies === null) return { kind: "not_judged", lacks: ["purchases"] };
    const short = supplies.flatMap((supply) => shortSupply(supply) ?? []);
    if (short.length === 0) return ABSENT;
    const mended = new Map(short.map(({ supply, first }) => [supply, inFull(supply, first)]));
    return {
      kind: "mended",
      avoided_share: avoidedShare(shortage, { supplies: supplies.map((supply) => mended.get(supply) ?? supply) }),
      strength: strengthOf(shortage, short),
      facts: short.map(({ supply: { record, quantity }, first }) => {
        return { kind: "short_receipt", record, day: first.day, figure: first.quantity, against: quantity, name: "" };
      }),
    };
  },
};

function strengthOf(shortage: ShortageCase, short: readonly ShortSupply[]): number {
  if (short.every(({ supply }) => isPackFault(shortage, supply))) return EXPLAINED_BY_PACK;
  const { fill_rates } = shortage.evidence.usual;
  const isUsual = fill_rates.length >= LEAST_USUAL && quantile(fill_rates, 0.5) < USUALLY_FULL;
  return isUsual ? WITHIN_USUAL : 1;
}

function shortSupply(supply: SupplyFact): ShortSupply | null {
  const [first] = supply.arrivals;
  const isShort =
    supply.kind === "purchase" && first !== undefined && first.quantity < (1 - TOLERATED) * supply.quantity;
  return isShort ? { supply, first } : null;
}

/** All of it with the first delivery. */
function inFull(supply: SupplyFact, first: DayUnits): SupplyFact {
  return { ...supply, arrivals: [{ day: first.day, quantity: supply.quantity }] };
}

function isPackFault({ evidence }: ShortageCase, { arrivals, quantity }: SupplyFact): boolean {
  const pack = evidence.master?.find(({ field }) => field === "units_per_pack");
  const received = arrivals.reduce((sum, arrival) => sum + arrival.quantity, 0);
  return pack !== undefined && Math.abs(received / quantity - pack.right / pack.in_force) < PACK_ROUNDING;
}
