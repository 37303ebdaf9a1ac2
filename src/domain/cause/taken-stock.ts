import type { StockTaken } from "./cause-evidence.ts";
import { ABSENT, type RuleFinding } from "./cause-finding.ts";
import { avoidedShare, dailyDemand, type ShortageCase } from "./shortage-case.ts";

/** What is worth fewer days of demand is taken in any shop. */
const NOTABLE_DAYS = 4;

/** How much less would have been lost had stock of some kinds not been taken. */
export function untakenStock(shortage: ShortageCase, kinds: readonly StockTaken["kind"][]): RuleFinding {
  const { taken, episode } = shortage.evidence;
  if (taken === null) return { kind: "not_judged", lacks: ["stock_taken"] };
  const isMeant = ({ kind, day }: StockTaken) =>
    kinds.includes(kind) && day >= shortage.first_day && day <= episode.end;
  const meant = taken.filter(isMeant);
  if (meant.length === 0) return ABSENT;
  return {
    kind: "mended",
    avoided_share: avoidedShare(shortage, { taken: taken.filter((one) => !isMeant(one)) }),
    strength: Math.min(1, unitsOf(meant) / (NOTABLE_DAYS * dailyDemand(shortage))),
    facts: meant.map(({ kind, record, day, quantity }) => ({
      kind,
      record,
      day,
      figure: quantity,
      against: null,
      name: "",
    })),
  };
}

function unitsOf(taken: readonly StockTaken[]): number {
  return taken.reduce((sum, { quantity }) => sum + quantity, 0);
}
