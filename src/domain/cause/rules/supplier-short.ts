import { quantile } from "../../math/quantile.ts";
import { LEAST_USUAL, WITHIN_USUAL } from "../beyond-usual.ts";
import type { SupplyFact } from "../cause-evidence.ts";
import { ABSENT, type CauseRule, type RuleFinding } from "../cause-finding.ts";
import { avoidedShare, type ShortageCase } from "../shortage-case.ts";

/** A share of the order that may be missing without being short: breakage, rounding to packs. */
const TOLERATED = 0.05;
/** Strength where a wrong pack size on the item's form accounts for the difference. */
const EXPLAINED_BY_PACK = 0.2;
const PACK_ROUNDING = 0.05;
/** Deliveries that always come to such a share of the order point to the form, not to one delivery. */
const USUALLY_FULL = 0.8;

/** Would it have run out had the supplier's first delivery been complete? */
export const supplierShort: CauseRule = {
  cause: "supplier_short",
  stage: "supplier",
  judge(shortage): RuleFinding {
    const { supplies } = shortage.parts;
    if (shortage.evidence.supplies === null) return { kind: "not_judged", lacks: ["purchases"] };
    const short = new Map(supplies.filter(isShort).map((supply) => [supply, inFull(supply)]));
    if (short.size === 0) return ABSENT;
    return {
      kind: "mended",
      avoided_share: avoidedShare(shortage, { supplies: supplies.map((supply) => short.get(supply) ?? supply) }),
      strength: strengthOf(shortage, [...short.keys()]),
      facts: [...short.keys()].map((supply) => ({
        kind: "short_receipt",
        record: supply.record,
        day: supply.arrivals[0]?.day ?? "",
        figure: supply.arrivals[0]?.quantity ?? 0,
        against: supply.quantity,
        name: "",
      })),
    };
  },
};

function strengthOf(shortage: ShortageCase, short: readonly SupplyFact[]): number {
  if (short.every((supply) => isPackFault(shortage, supply))) return EXPLAINED_BY_PACK;
  const { fill_rates } = shortage.evidence.usual;
  const isUsual = fill_rates.length >= LEAST_USUAL && quantile(fill_rates, 0.5) < USUALLY_FULL;
  return isUsual ? WITHIN_USUAL : 1;
}

function isShort({ kind, arrivals, quantity }: SupplyFact): boolean {
  const [first] = arrivals;
  return kind === "purchase" && first !== undefined && first.quantity < (1 - TOLERATED) * quantity;
}

function inFull(supply: SupplyFact): SupplyFact {
  const [first] = supply.arrivals;
  return first === undefined ? supply : { ...supply, arrivals: [{ day: first.day, quantity: supply.quantity }] };
}

function isPackFault({ evidence }: ShortageCase, { arrivals, quantity }: SupplyFact): boolean {
  const pack = evidence.master?.find(({ field }) => field === "units_per_pack");
  const received = arrivals.reduce((sum, arrival) => sum + arrival.quantity, 0);
  return pack !== undefined && Math.abs(received / quantity - pack.right / pack.in_force) < PACK_ROUNDING;
}
