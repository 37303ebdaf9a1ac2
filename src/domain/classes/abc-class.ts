import { compareText } from "../math/compare-text.ts";
import type { AbcClass } from "../risk/class-policy.ts";

/** An item with what it brings in, revenue or margin over a year, and the class it has had. */
export interface AbcItem {
  readonly item_code: string;
  /** Money; below zero counts as nothing. */
  readonly value: number;
  readonly previous: AbcClass | null;
}

/** Class of an item and where it stands. */
export interface AbcClassed {
  readonly item_code: string;
  readonly abc_class: AbcClass;
  /** Share of all value that larger items bring in, 0 … 1. */
  readonly share_above: number;
}

/** Items up to the first share are A, up to the second B. */
export interface AbcBorders {
  readonly a: number;
  readonly b: number;
}

/** The usual borders: 80 % and 95 % of the value. */
export const DEFAULT_ABC_BORDERS: AbcBorders = { a: 0.8, b: 0.95 };

/** An item changes its class only when it is this far across a border. */
const SLACK = 0.02;

/**
 * ABC by cumulative share, largest first, equal values by item code: an item is A while those before it bring in less than
 * 80 %, so the largest is always A. What brings in nothing is C.
 */
export function abcClasses(
  items: readonly AbcItem[],
  borders: AbcBorders = DEFAULT_ABC_BORDERS,
): readonly AbcClassed[] {
  const sorted = [...items].sort((a, b) => b.value - a.value || compareText(a.item_code, b.item_code));
  const total = sorted.reduce((sum, { value }) => sum + Math.max(0, value), 0);
  let above = 0;
  return sorted.map(({ item_code, value, previous }) => {
    const share_above = total > 0 ? above / total : 0;
    above += Math.max(0, value);
    return { item_code, abc_class: value > 0 ? classAt(share_above, previous, borders) : "C", share_above };
  });
}

function classAt(share_above: number, previous: AbcClass | null, { a, b }: AbcBorders): AbcClass {
  if (share_above < a + slackAt(previous, ["A"])) return "A";
  return share_above < b + slackAt(previous, ["A", "B"]) ? "B" : "C";
}

/** A border gives way to those who stood above it, and stands firm against those below. */
function slackAt(previous: AbcClass | null, classesAbove: readonly AbcClass[]): number {
  if (previous === null) return 0;
  return classesAbove.includes(previous) ? SLACK : -SLACK;
}
