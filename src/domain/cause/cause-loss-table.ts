import { CAUSE_LABELS, type NamedCause } from "./cause-class.ts";
import type { CauseShare } from "./cause-shares.ts";

/** What a stockout cost, with the causes that bear it. */
export interface CausedLoss {
  readonly shares: readonly CauseShare[];
  readonly lost_units: number;
  /** Yuan, whole cents. */
  readonly lost_money: number;
  readonly lost_customers: number;
}

/** What a cause cost; a part of an event is a part of one. */
export interface CauseLossRow {
  readonly cause: NamedCause;
  /** Parts of events, added up. */
  readonly events: number;
  /** Events that it shares with another cause. */
  readonly shared_events: number;
  readonly lost_units: number;
  readonly lost_money: number;
  readonly lost_customers: number;
}

/** The table of causes and losses: its rows add up to the totals, money to the cent. */
export interface CauseLossTable {
  /** The largest loss of money first. */
  readonly rows: readonly CauseLossRow[];
  readonly total: Omit<CauseLossRow, "cause">;
}

const CENTS = 100;

/** Adds up losses by cause; an event of several causes is split by their shares. */
export function causeLossTable(events: readonly CausedLoss[]): CauseLossTable {
  const parts = events.flatMap(partsOf);
  const causes = Object.keys(CAUSE_LABELS) as NamedCause[]; // the keys of the table of labels
  const rows = causes.flatMap((cause): readonly CauseLossRow[] => {
    const own = parts.filter((part) => part.cause === cause);
    return own.length === 0 ? [] : [{ cause, ...sumOf(own) }];
  });
  return { rows: rows.toSorted((a, b) => b.lost_money - a.lost_money), total: totalOf(events) };
}

function totalOf(events: readonly CausedLoss[]): CauseLossTable["total"] {
  return {
    events: events.length,
    shared_events: events.filter(({ shares }) => shares.length > 1).length,
    lost_units: sum(events.map(({ lost_units }) => lost_units)),
    lost_money: inMoney(sum(events.map(({ lost_money }) => centsOf(lost_money)))),
    lost_customers: sum(events.map(({ lost_customers }) => lost_customers)),
  };
}

interface LossPart extends CauseShare {
  readonly is_shared: boolean;
  readonly units: number;
  readonly cents: number;
  readonly customers: number;
}

function partsOf({ shares, lost_units, lost_money, lost_customers }: CausedLoss): readonly LossPart[] {
  const cents = splitCents(centsOf(lost_money), shares);
  return shares.map(({ cause, share }, i) => ({
    ...{ cause, share, is_shared: shares.length > 1, cents: cents[i] ?? 0 },
    ...{ units: lost_units * share, customers: lost_customers * share },
  }));
}

/** Whole cents by shares; what rounding leaves over falls to the last. */
function splitCents(cents: number, shares: readonly CauseShare[]): readonly number[] {
  let left = cents;
  return shares.map(({ share }, i) => {
    const own = i === shares.length - 1 ? left : Math.round(cents * share);
    left -= own;
    return own;
  });
}

function sumOf(parts: readonly LossPart[]): Omit<CauseLossRow, "cause"> {
  return {
    events: sum(parts.map(({ share }) => share)),
    shared_events: parts.filter(({ is_shared }) => is_shared).length,
    lost_units: sum(parts.map(({ units }) => units)),
    lost_money: inMoney(sum(parts.map(({ cents }) => cents))),
    lost_customers: sum(parts.map(({ customers }) => customers)),
  };
}

function centsOf(money: number): number {
  return Math.round(money * CENTS);
}

function inMoney(cents: number): number {
  return cents / CENTS;
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
