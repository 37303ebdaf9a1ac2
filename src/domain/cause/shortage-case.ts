import { addDays, daysBetween, type Day } from "../calendar/day.ts";
import type { CauseEvidence, CountFact, DayUnits, StockTaken, SupplyFact } from "./cause-evidence.ts";
import { awaited } from "./awaited-supply.ts";
import { linkedReceipts } from "./linked-receipts.ts";
import { lostUnits } from "./shortage-path.ts";

/** What a rule may mend: everything that the path of the stock is made of. */
export interface PathParts {
  readonly demand: readonly number[];
  /** Those that have not come bear the day on which they can be awaited, after the end of the episode. */
  readonly supplies: readonly SupplyFact[];
  readonly taken: readonly StockTaken[];
  /** Units that the books held and the shelf did not, or the other way round. */
  readonly corrections: readonly DayUnits[];
}

/** An episode whose stock can be walked through day by day. */
export interface ShortageCase {
  readonly evidence: CauseEvidence;
  readonly first_day: Day;
  readonly opening: number;
  readonly parts: PathParts;
  /** Receipts that fit no order. */
  readonly unlinked: readonly DayUnits[];
  /** Units lost by the path as it was. */
  readonly lost: number;
}

/** The path of an episode; null where the stock before it or the demand is not known. */
export function shortageCase(evidence: CauseEvidence): ShortageCase | null {
  const { opening, demand, episode } = evidence;
  if (opening === null || demand === null) return null;
  const days = daysBetween(opening.day, episode.end) + 1;
  if (days <= 0 || daysBetween(opening.day, episode.start) < 0) return null;
  const linked = linkedReceipts(evidence.supplies ?? [], evidence.unlinked_receipts);
  const { unlinked } = linked;
  const supplies = linked.supplies.filter(({ is_closed, arrivals }) => is_closed !== true || arrivals.length > 0);
  const parts: PathParts = {
    demand: demandByDay(opening.day, demand, days),
    supplies: supplies.map((supply) => awaited(supply, evidence)),
    taken: evidence.taken ?? [],
    corrections: (evidence.counts ?? []).flatMap((count) => missingUnits(count, episode.start)),
  };
  const open = { evidence, unlinked, first_day: opening.day, opening: opening.quantity, parts, lost: 0 };
  return { ...open, lost: lostBy(open, parts) };
}

/** The share of the lost units that is not lost once something is mended, 0–1. */
export function avoidedShare(shortage: ShortageCase, mended: Partial<PathParts>): number {
  if (shortage.lost <= 0) return 0;
  const left = lostBy(shortage, { ...shortage.parts, ...mended });
  return Math.min(1, Math.max(0, 1 - left / shortage.lost));
}

/** Units asked for from a day through another. */
export function demandBetween({ first_day, parts }: ShortageCase, from: Day, through: Day): number {
  const begin = Math.max(0, daysBetween(first_day, from));
  return parts.demand.slice(begin, daysBetween(first_day, through) + 1).reduce((sum, units) => sum + units, 0);
}

/** Mean units asked for in a day, over all days of the evidence; never below one unit in a hundred days. */
export function dailyDemand({ parts: { demand } }: ShortageCase): number {
  return Math.max(LEAST_DAILY, demand.reduce((sum, units) => sum + units, 0) / demand.length);
}

const LEAST_DAILY = 0.01;

/** A supply that came, or was to come, some days earlier. */
export function shifted(supply: SupplyFact, days: number): SupplyFact {
  return { ...supply, arrivals: supply.arrivals.map(({ day, quantity }) => ({ day: addDays(day, -days), quantity })) };
}

/** A share of counted units that is a slip of the count. */
const COUNT_SLIP = 0.02;

/** Whether a count found something else than the book, beyond a slip of the count. */
export function differs({ book, counted }: CountFact): boolean {
  return Math.abs(counted - book) > Math.max(1, COUNT_SLIP * Math.abs(book));
}

function lostBy({ evidence, unlinked, first_day, opening }: ShortageCase, parts: PathParts): number {
  const flows = [
    ...parts.supplies.flatMap(({ arrivals }) => arrivals),
    ...unlinked,
    ...parts.corrections,
    ...parts.taken.flatMap(takenFlows),
  ];
  return lostUnits({ first_day, opening, demand: parts.demand, flows }, evidence.episode.start);
}

function takenFlows({ day, quantity, released_on }: StockTaken): readonly DayUnits[] {
  const out = { day, quantity: -quantity };
  return released_on === null ? [out] : [out, { day: released_on, quantity }];
}

/**
 * A shelf that held less than its book was empty from the start of the episode at the latest. A count before that day has
 * put the book right by then.
 */
function missingUnits(count: CountFact, start: Day): readonly DayUnits[] {
  if (!differs(count) || count.counted > count.book) return [];
  return [{ day: count.day < start ? count.day : start, quantity: count.counted - count.book }];
}

function demandByDay(first_day: Day, demand: readonly DayUnits[], days: number): readonly number[] {
  const byDay = new Array<number>(days).fill(0);
  for (const { day, quantity } of demand) {
    const i = daysBetween(first_day, day);
    const before = byDay[i];
    if (before !== undefined) byDay[i] = before + quantity;
  }
  return byDay;
}
