import type { Day } from "../calendar/day.ts";
import { isNobodyCode } from "../customer/nobody-code.ts";
import { type PricedItem, type PricedLine, unitLoss, UNORDERED } from "../exposure/lost-margin.ts";
import { type AskedLine, isLost, lackOf, unservedLines } from "./asked-line.ts";
import type { DayUnits } from "./cause-evidence.ts";
import { daysThrough, type OutageDays, type OutageSpan } from "./outage-days.ts";

/** What could not be served in an outage. Units; money in yuan. */
export interface OutageLoss extends OutageSpan {
  /** Days on which goods lacked; those in between on which there were goods do not count. */
  readonly out_days: number;
  /** Refused or cut for want of stock. */
  readonly refused_units: number;
  /** Ordered and still to be delivered: late, not lost. */
  readonly waiting_units: number;
  /** What would have been asked for on empty days beyond what was written down; 0 where as much as usual was. */
  readonly estimated_units: number;
  /** Lost units: refused and estimated. Both of days on which goods lacked, none of days in between. */
  readonly lost_units: number;
  /** At their margin, at their price where no cost is known; null where no price is known. */
  readonly lost_money: number | null;
  readonly basis: "margin" | "price" | null;
  readonly customer_count: number;
}

/** What an outage is reckoned with. */
export interface OutageLossQuestion {
  readonly outage: OutageDays;
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
  const { outage, lines, purchase_cost } = question;
  const { start, end, days } = outage;
  const unserved = hitLines(lines, outage);
  const lost = unserved.filter(isLost);
  const refused_units = unitsOf(lost);
  const waiting_units = unitsOf(unserved.filter((line) => !isLost(line)));
  const estimated_units = isWrittenDown(question) ? 0 : rounded(unseenUnits(question));
  const estimated = estimated_units === 0 ? 0 : multiplied(estimated_units, lossOf(UNORDERED, question));
  const amounts = [estimated, ...lost.map((line) => multiplied(lackOf(line), lossOf(line, question)))];
  const known = amounts.filter((amount) => amount !== null);
  const lost_money = known.length < amounts.length ? null : cents(known.reduce((sum, amount) => sum + amount, 0));
  return {
    ...{ start, end, out_days: days.length },
    ...{ refused_units, waiting_units, estimated_units, lost_units: refused_units + estimated_units },
    lost_money,
    basis: lost_money === null ? null : purchase_cost === null ? "price" : "margin",
    customer_count: new Set(
      unserved.map(({ customer_code }) => customer_code).filter((customer_code) => !isNobodyCode(customer_code)),
    ).size,
  };
}

/** Units asked for by day while goods lacked: as written down, and where that is too little, with what nobody wrote down. */
export function fullDemand(question: OutageLossQuestion, { estimated_units }: OutageLoss): readonly DayUnits[] {
  const { outage, demandOn } = question;
  const out = new Set(outage.days);
  return daysThrough(outage.start, outage.end).map((day) => ({
    day,
    quantity: demandOn(day) + (estimated_units === 0 || !out.has(day) ? 0 : unseenOn(question, day)),
  }));
}

/**
 * Unserved lines that an outage hit: ordered on a day on which goods lacked, or to be delivered by one. What was refused
 * before goods lacked has another reason.
 */
export function hitLines<Line extends AskedLine>(lines: readonly Line[], { start, days }: OutageDays): readonly Line[] {
  return unservedLines(lines).filter(({ line_state, ordered_on, promised_on }) => {
    if (line_state !== "open" && ordered_on < start) return false;
    const until = promised_on === null || promised_on < ordered_on ? ordered_on : promised_on;
    return days.some((day) => day >= ordered_on && day <= until);
  });
}

/** A shop that writes refusals down has at least such a share of its usual demand on empty days. */
const WRITTEN_SHARE = 0.5;

function isWrittenDown({ outage, demandOn, usual_daily, inStockOn }: OutageLossQuestion): boolean {
  const empty = outage.days.map((day) => ({ share: 1 - (inStockOn(day) ?? 0), written: demandOn(day) }));
  const usual = empty.reduce((sum, { share }) => sum + share * usual_daily, 0);
  const written = empty.reduce((sum, day) => sum + (day.share > 0 ? day.written : 0), 0);
  return written >= WRITTEN_SHARE * usual;
}

function unseenUnits(question: OutageLossQuestion): number {
  return question.outage.days.reduce((sum, day) => sum + unseenOn(question, day), 0);
}

/** The part of a usual day that met an empty shelf, less what was written down beyond the rest. */
function unseenOn({ demandOn, usual_daily, inStockOn }: OutageLossQuestion, day: Day): number {
  const empty = 1 - (inStockOn(day) ?? 0);
  return empty === 0 ? 0 : Math.max(0, Math.min(empty * usual_daily, usual_daily - demandOn(day)));
}

/** At the margin; at the price where no cost is known. */
function lossOf(line: PricedLine, item: PricedItem): number | null {
  return item.purchase_cost === null ? (line.unit_price ?? item.sale_price) : unitLoss(line, item);
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
