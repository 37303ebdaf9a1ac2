import type { Day } from "../calendar/day.ts";

/** What is there, what comes and what is asked for, day by day in units. */
export interface PlayedStock {
  /** On hand − promised; below nought where customers wait already. */
  readonly available: number;
  /** What is due before the first day is there on it. */
  readonly receipts: readonly { readonly due: Day; readonly quantity: number }[];
  /** One for each day, ascending without gaps. */
  readonly demand: readonly { readonly day: Day; readonly quantity: number }[];
}

/** What came of it, units. */
export interface ChoiceOutcome {
  readonly sold_units: number;
  /** Asked for and not there; whoever waited and still waits at the end included. */
  readonly lost_units: number;
  readonly end_stock: number;
}

/** Plays stock against demand: receipts come in the morning and serve first who waits; what is not there is lost. */
export function choiceOutcome({ available, receipts, demand }: PlayedStock): ChoiceOutcome {
  let stock = Math.max(0, available);
  let owed = Math.max(0, -available);
  let [sold_units, lost_units] = [0, 0];
  let before: Day = "";
  for (const { day, quantity } of demand) {
    const arrived = arrivedBetween(receipts, before, day);
    const served = Math.min(owed, arrived);
    owed -= served;
    stock += arrived - served;
    const sold = Math.min(stock, quantity);
    stock -= sold;
    sold_units += served + sold;
    lost_units += quantity - sold;
    before = day;
  }
  return { sold_units, lost_units: lost_units + owed, end_stock: stock };
}

/** Units due after one day and through another. */
function arrivedBetween(receipts: PlayedStock["receipts"], after: Day, through: Day): number {
  return receipts.reduce((sum, { due, quantity }) => (due > after && due <= through ? sum + quantity : sum), 0);
}
