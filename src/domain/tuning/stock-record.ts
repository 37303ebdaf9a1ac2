import type { AlertEvent } from "../alert/alert-event.ts";
import { outSpells } from "../alert/out-spells.ts";
import { addDays, type Day, DAY_MS } from "../calendar/day.ts";
import { closingStockFromMovements } from "../demand/closing-stock.ts";
import { dailyClosingStock } from "../demand/daily-closing-stock.ts";

/** What really happened on the shelf of a place within the days looked back on. */
export interface StockRecord {
  /** Whether the movements tell of it, or only the alerts. */
  readonly source: "movements" | "alerts";
  /** Days of which anything is known. */
  readonly known_days: number;
  readonly out_days: number;
  /** Runs of such days. */
  readonly out_spells: number;
  /** Receipts of goods; nought where only alerts tell. */
  readonly arrivals: number;
  /** Of them, those before which the shelf had been empty since the arrival before. */
  readonly broken_arrivals: number;
  /** Mean closing stock, units; null where only alerts tell. */
  readonly average_stock: number | null;
}

/** Net units moved on a day. */
interface MovedUnits {
  readonly day: Day;
  readonly quantity: number;
}

/**
 * Reads the record of movements, walked back from what lies there today; null where nothing moved. An arrival is a day
 * that brought more than a usual day's demand: smaller ones are returns and corrections.
 */
export function movedRecord(
  stock: { readonly on_hand: number; readonly movements: readonly MovedUnits[]; readonly daily_demand: number },
  today: Day,
  days: number,
): StockRecord | null {
  const known = closingStockFromMovements(stock.on_hand, stock.movements);
  const daily = dailyClosingStock(known, today, days);
  if (daily.length === 0) return null;
  const first = addDays(today, -days);
  const arrivals = new Set(
    stock.movements
      .filter(({ day, quantity }) => day >= first && day < today && quantity > Math.max(0, stock.daily_demand))
      .map(({ day }) => day),
  );
  let [out_days, out_spells, broken_arrivals] = [0, 0, 0];
  let [wasOut, isBroken] = [false, false];
  for (const { day, closing_stock } of daily) {
    if (arrivals.has(day)) {
      if (isBroken) broken_arrivals += 1;
      isBroken = false;
    }
    const isOut = closing_stock <= 0;
    if (isOut) out_days += 1;
    if (isOut && !wasOut) out_spells += 1;
    wasOut = isOut;
    isBroken ||= isOut;
  }
  const units = daily.reduce((sum, { closing_stock }) => sum + Math.max(0, closing_stock), 0);
  return {
    ...{ source: "movements", known_days: daily.length, out_days, out_spells },
    ...{ arrivals: arrivals.size, broken_arrivals, average_stock: units / daily.length },
  };
}

/** Reads the record of a place's alerts by the times in which it was out, each begun day as one. Instants in ms. */
export function alertedRecord(
  events: readonly AlertEvent[],
  { since, now }: { readonly since: number; readonly now: number },
): StockRecord {
  const spells = outSpells(events);
  const out_ms = spells.reduce((sum, { from, to }) => sum + Math.max(DAY_MS, (to ?? now) - from), 0);
  return {
    ...{ source: "alerts", known_days: Math.max(0, Math.round((now - since) / DAY_MS)) },
    ...{ out_days: Math.round(out_ms / DAY_MS), out_spells: spells.length },
    ...{ arrivals: 0, broken_arrivals: 0, average_stock: null },
  };
}
