import { addDays, type Day, daysBetween } from "../calendar/day.ts";
import type { DayUnits } from "./cause-evidence.ts";

/** A sales line that asks for something of the item at the place. */
export interface AskedLine {
  readonly customer_code: string;
  readonly ordered_on: Day;
  /** The day from which it waits. */
  readonly promised_on: Day | null;
  readonly quantity: number;
  readonly shipped_quantity: number;
  readonly unit_price: number | null;
  readonly line_state: "open" | "closed" | "cancelled_for_stockout";
}

/** The days on which goods lacked, both included. */
export interface OutageSpan {
  readonly start: Day;
  readonly end: Day;
}

/** What tells when goods lacked. */
export interface OutageSigns {
  readonly raised_on: Day;
  /** Today while it stands. */
  readonly through: Day;
  /** The first and last look that found nothing left; null where none did. */
  readonly first_out_on: Day | null;
  readonly last_out_on: Day | null;
  readonly lines: readonly AskedLine[];
  /** Share of a day on which there was stock, 0–1; null of days that no movement tells of. */
  readonly inStockOn: (day: Day) => number | null;
}

/** A line refused so long before the alert has nothing to do with it. */
const BEFORE_DAYS = 7;
/** A shelf may have been empty for so long before anybody looked. */
const LONGEST_UNSEEN_DAYS = 60;

/** When goods lacked in an event; null where they never did. */
export function outageSpan(signs: OutageSigns): OutageSpan | null {
  const { raised_on, through, first_out_on, last_out_on, lines } = signs;
  const earliest = addDays(raised_on, -BEFORE_DAYS);
  const unserved = lines
    .filter((line) => isLost(line) && line.ordered_on >= earliest && line.ordered_on <= through)
    .map(({ ordered_on }) => ordered_on);
  const days = [...unserved, first_out_on, last_out_on].filter((day): day is Day => day !== null).toSorted();
  const [first] = days;
  const last = days.at(-1);
  if (first === undefined || last === undefined) return null;
  return { start: emptySince(first, signs), end: last > through ? through : last };
}

function emptySince(day: Day, { inStockOn }: OutageSigns): Day {
  let start = day;
  for (let back = 0; back < LONGEST_UNSEEN_DAYS && inStockOn(addDays(start, -1)) === 0; back++)
    start = addDays(start, -1);
  return start;
}

/** What could not be served in an outage. Units; money in yuan. */
export interface OutageLoss extends OutageSpan {
  readonly out_days: number;
  /** Refused or cut for want of stock. */
  readonly refused_units: number;
  /** Ordered and still to be delivered: late, not lost. */
  readonly waiting_units: number;
  /** What would have been asked for on empty days beyond what was written down; 0 where as much as usual was. */
  readonly estimated_units: number;
  /** Lost units: refused and estimated. */
  readonly lost_units: number;
  /** At their margin, at their price where no cost is known; null where no price is known. */
  readonly lost_money: number | null;
  readonly basis: "margin" | "price" | null;
  readonly customer_count: number;
}

/** What an outage is reckoned with. */
export interface OutageLossQuestion {
  readonly span: OutageSpan;
  readonly lines: readonly AskedLine[];
  /** Units asked for by day, written down. */
  readonly demandOn: (day: Day) => number;
  /** Units that a usual day asks for. */
  readonly usual_daily: number;
  /** Share of a day on which there was stock; null where nothing tells. */
  readonly inStockOn: (day: Day) => number | null;
  readonly sale_price: number | null;
  readonly purchase_cost: number | null;
}

/** Units and money that an outage lost. */
export function outageLoss(question: OutageLossQuestion): OutageLoss {
  const { span, lines, sale_price, purchase_cost } = question;
  const unserved = unservedLines(lines).filter((line) => isWithin(line, span));
  const lost = unserved.filter(isLost);
  const refused_units = unitsOf(lost);
  const waiting_units = unitsOf(unserved.filter((line) => !isLost(line)));
  const estimated_units = isWrittenDown(question) ? 0 : rounded(unseenUnits(question));
  const at = (price: number | null) => (price === null ? null : Math.max(0, price - (purchase_cost ?? 0)));
  const estimated = estimated_units === 0 ? 0 : multiplied(estimated_units, at(sale_price));
  const amounts = [estimated, ...lost.map((line) => multiplied(lackOf(line), at(line.unit_price ?? sale_price)))];
  const known = amounts.filter((amount) => amount !== null);
  const lost_money = known.length < amounts.length ? null : cents(known.reduce((sum, amount) => sum + amount, 0));
  return {
    ...span,
    out_days: daysBetween(span.start, span.end) + 1,
    ...{ refused_units, waiting_units, estimated_units, lost_units: refused_units + estimated_units },
    lost_money,
    basis: lost_money === null ? null : purchase_cost === null ? "price" : "margin",
    customer_count: new Set(unserved.flatMap(({ customer_code }) => (customer_code === "" ? [] : [customer_code])))
      .size,
  };
}

/** Units asked for by day while goods lacked: as written down, and where that is too little, with what nobody wrote down. */
export function fullDemand(question: OutageLossQuestion, { estimated_units }: OutageLoss): readonly DayUnits[] {
  const { span, demandOn } = question;
  return daysOf(span).map((day) => ({
    day,
    quantity: demandOn(day) + (estimated_units === 0 ? 0 : unseenOn(question, day)),
  }));
}

/** A shop that writes refusals down has at least such a share of its usual demand on empty days. */
const WRITTEN_SHARE = 0.5;

function isWrittenDown({ span, demandOn, usual_daily, inStockOn }: OutageLossQuestion): boolean {
  const empty = daysOf(span).map((day) => ({ share: 1 - (inStockOn(day) ?? 0), written: demandOn(day) }));
  const usual = empty.reduce((sum, { share }) => sum + share * usual_daily, 0);
  const written = empty.reduce((sum, day) => sum + (day.share > 0 ? day.written : 0), 0);
  return written >= WRITTEN_SHARE * usual;
}

function unseenUnits(question: OutageLossQuestion): number {
  return daysOf(question.span).reduce((sum, day) => sum + unseenOn(question, day), 0);
}

/** The part of a usual day that met an empty shelf, less what was written down beyond the rest. */
function unseenOn({ demandOn, usual_daily, inStockOn }: OutageLossQuestion, day: Day): number {
  const empty = 1 - (inStockOn(day) ?? 0);
  return empty === 0 ? 0 : Math.max(0, Math.min(empty * usual_daily, usual_daily - demandOn(day)));
}

function daysOf({ start, end }: OutageSpan): readonly Day[] {
  return Array.from({ length: daysBetween(start, end) + 1 }, (_, i) => addDays(start, i));
}

/** Asked for while goods lacked, or promised for such a day. */
function isWithin({ ordered_on, promised_on, line_state }: AskedLine, { start, end }: OutageSpan): boolean {
  if (ordered_on > end) return false;
  return ordered_on >= start || (line_state === "open" && (promised_on ?? ordered_on) >= start);
}

type StatedLine = Pick<AskedLine, "quantity" | "shipped_quantity"> & { readonly line_state: string };

/**
 * Lines with something not shipped. Where no line says what was shipped, nobody writes it down: a closed line that says
 * nothing was delivered then.
 */
export function unservedLines<Line extends StatedLine>(lines: readonly Line[]): readonly Line[] {
  const isKept = lines.some(({ shipped_quantity }) => shipped_quantity > 0);
  return lines.filter((line) => lackOf(line) > 0 && (isKept || line.line_state !== "closed"));
}

function isLost(line: AskedLine): boolean {
  return line.line_state !== "open" && lackOf(line) > 0;
}

function lackOf({ quantity, shipped_quantity }: Pick<AskedLine, "quantity" | "shipped_quantity">): number {
  return Math.max(0, quantity - shipped_quantity);
}

function unitsOf(lines: readonly AskedLine[]): number {
  return rounded(lines.reduce((sum, line) => sum + lackOf(line), 0));
}

function multiplied(units: number, price: number | null): number | null {
  return price === null ? null : units * price;
}

function rounded(units: number): number {
  return Math.round(units * 100) / 100;
}

function cents(money: number): number {
  return Math.round(money * 100) / 100;
}
