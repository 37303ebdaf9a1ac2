import type { Day } from "../calendar/day.ts";
import type { AlertEvent, AlertEventKind } from "./alert-event.ts";

/** What tells how bad things stood at an instant (ms): an event of an alert, or a look at its item that was kept. */
export interface ShelfSign extends Pick<AlertEvent, "severity" | "at"> {
  readonly kind: AlertEventKind | "looked";
}

/** A time in which an item was out at a place. Instants in ms. */
export interface OutSpell {
  readonly from: number;
  /** Null while it lasts. */
  readonly to: number | null;
}

/**
 * Messages say how bad it was when they were written, purchases how bad it was before their goods were looked at: neither
 * tells how the shelf stands. Goods that came and left it out end nothing.
 */
const TELL_NOTHING: ReadonlySet<ShelfSign["kind"]> = new Set(["told", "passed_on", "ordered", "received"]);

/**
 * When an item was out: the one rule for whoever asks. From the first sign at "out" to the first that is less severe, or
 * that the alert cleared; a sign of too little known is no news. Where alerts were kept before easing was
 * an event, a spell may be shown longer than it was, never shorter. `signs`: of one place; at one instant in the order of
 * the store.
 */
export function outSpells(signs: readonly ShelfSign[]): readonly OutSpell[] {
  const spells: OutSpell[] = [];
  let from: number | null = null;
  for (const { kind, severity, at } of signs.toSorted((a, b) => a.at - b.at)) {
    if (TELL_NOTHING.has(kind) || (severity === "unknown" && kind !== "cleared")) continue;
    const isOut = kind !== "cleared" && severity === "out";
    if (isOut) from ??= at;
    else if (from !== null) {
      spells.push({ from, to: at });
      from = null;
    }
  }
  return from === null ? spells : [...spells, { from, to: null }];
}

/** A spell by business days. */
export interface OutDays {
  readonly from: Day;
  /** The day on which there was stock again: `from` itself where it was back within the day; null while it is out. */
  readonly back_on: Day | null;
}

/** Spells by business days; those before any known day are left out. */
export function outDays(spells: readonly OutSpell[], dayOf: (at: number) => Day | null): readonly OutDays[] {
  return spells.flatMap((spell) => {
    const from = dayOf(spell.from);
    return from === null ? [] : [{ from, back_on: spell.to === null ? null : dayOf(spell.to) }];
  });
}
