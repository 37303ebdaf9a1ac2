import { type Day, daysBetween } from "../calendar/day.ts";
import { compareText } from "../math/compare-text.ts";

/** A line that waits for goods. */
export interface ArrivalLine {
  readonly line_key: string;
  readonly customer_code: string;
  readonly units: number;
  readonly ordered_on: Day;
  readonly promised_on: Day | null;
  /** What the customer is still worth, yuan; null where it is not known. */
  readonly residual_value: number | null;
  /** Whether the customer is to go ahead of others that are as urgent; who is held out keeps their turn. */
  readonly has_priority: boolean;
}

/** How pressing a promise is. */
export type PromiseState = "overdue" | "due_soon" | "later";

/** What a line would be given. */
export interface ProposedLine {
  readonly line: ArrivalLine;
  readonly rank: number;
  /** The line's rank by day of order alone: what would happen without a proposal. */
  readonly turn: number;
  readonly given: number;
  readonly short: number;
  readonly promise: PromiseState;
}

/** Who should get what arrived: for people to decide on, nothing is allocated by it. */
export interface AllocationProposal {
  readonly arrived: number;
  readonly lines: readonly ProposedLine[];
  readonly left: number;
}

/** A promise of so many days ahead presses. */
const SOON_DAYS = 3;
const PROMISES: readonly PromiseState[] = ["overdue", "due_soon", "later"];

/**
 * Arrived units by rank: broken promises, then near ones, then the rest; within each those with priority by what they are
 * still worth (Jing & Lewis 2011: prioritised fulfilment pays), then everybody in the turn of their orders. What is lost with
 * a customer is that worth × the rise of the chance that they leave, which is one figure for the lines of one item: known or
 * not, it changes no rank.
 */
export function proposeAllocation(lines: readonly ArrivalLine[], arrived: number, today: Day): AllocationProposal {
  const inTurn = lines.toSorted(byTurn);
  const turns = new Map(inTurn.map(({ line_key }, index) => [line_key, index + 1]));
  const ranked = inTurn.toSorted((a, b) => byNeed(a, b, today));
  let left = Math.max(0, arrived);
  const proposed = ranked.map((line, index): ProposedLine => {
    const given = Math.min(left, Math.max(0, line.units));
    left -= given;
    return {
      ...{ line, rank: index + 1, turn: turns.get(line.line_key) ?? index + 1 },
      ...{ given, short: Math.max(0, line.units) - given },
      promise: promiseState(line, today),
    };
  });
  return { arrived, lines: proposed, left };
}

function byNeed(a: ArrivalLine, b: ArrivalLine, today: Day): number {
  return (
    PROMISES.indexOf(promiseState(a, today)) - PROMISES.indexOf(promiseState(b, today)) ||
    Number(b.has_priority) - Number(a.has_priority) ||
    (a.has_priority ? (b.residual_value ?? 0) - (a.residual_value ?? 0) : 0)
  );
}

function byTurn(a: ArrivalLine, b: ArrivalLine): number {
  return compareText(a.ordered_on, b.ordered_on) || compareText(a.line_key, b.line_key);
}

function promiseState({ promised_on }: ArrivalLine, today: Day): PromiseState {
  if (promised_on === null) return "later";
  const days = daysBetween(today, promised_on);
  if (days < 0) return "overdue";
  return days <= SOON_DAYS ? "due_soon" : "later";
}
