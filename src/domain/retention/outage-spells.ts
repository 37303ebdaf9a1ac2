import type { AlertEvent } from "../alert/alert-event.ts";

/** A time within an event in which the item was out. Instants in ms. */
export interface OutageSpell {
  readonly from: number;
  /** Null while it lasts. */
  readonly to: number | null;
}

/**
 * The times in which an alert's episode stood at "out". Easing is no event of its own, so a spell lasts until the alert
 * cleared or something happened to it at another severity: at most as long as this, never longer.
 */
export function outageSpells(events: readonly AlertEvent[]): readonly OutageSpell[] {
  const spells: OutageSpell[] = [];
  let from: number | null = null;
  for (const { kind, severity, at } of events.toSorted((a, b) => a.at - b.at)) {
    const isOut = kind !== "cleared" && severity === "out";
    if (isOut && from === null) from = at;
    if (isOut || from === null) continue;
    spells.push({ from, to: at });
    from = null;
  }
  return from === null ? spells : [...spells, { from, to: null }];
}
