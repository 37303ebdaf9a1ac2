import { compareText } from "../math/compare-text.ts";
import { grouped } from "../math/grouped.ts";

/** One component of an item: a row of the bill of materials (物料清单). */
export interface BomLine {
  readonly parent_code: string;
  readonly component_code: string;
  /** Units in one unit of the parent. */
  readonly quantity_per: number;
  /** Share lost in making, 0 up to but not 1. */
  readonly scrap_rate: number;
}

/** A bill of materials that can be exploded. */
export interface Bom {
  /** Components of each item that is made; none where all its lines were put aside. */
  readonly components: ReadonlyMap<string, readonly BomLine[]>;
  /** All items, every parent before its components. */
  readonly order: readonly string[];
  /** Lines that nothing is computed from until somebody puts them right. */
  readonly aside: readonly BomProblem[];
}

/** A line that cannot be used, and why. */
export interface BomProblem {
  /** `bom_cycle`: the line closes a circle, so that an item would be a component of itself. */
  readonly kind: "bom_bad_line" | "bom_cycle";
  readonly line: BomLine;
  /** In Chinese. */
  readonly reason: string;
}

/** Units of the component to take for one unit of the parent: quantity ÷ (1 − scrap rate). */
export function grossQuantityPer({ quantity_per, scrap_rate }: BomLine): number {
  return quantity_per / (1 - scrap_rate);
}

/**
 * Reads the rows, in any order; rows for the same pair add up. What cannot be exploded is put aside line by line, so that
 * one slip of the pen does not hide the needs of a whole plan.
 */
export function bomOf(lines: readonly BomLine[]): Bom {
  const sorted = [...lines].sort(byCodes);
  const sound = sorted.filter(isSound);
  const circling = linesInCircles(sound);
  const usable = sound.filter((line) => !circling.has(line));
  const components = new Map<string, readonly BomLine[]>(sorted.map(({ parent_code }) => [parent_code, []]));
  for (const [parent_code, own] of grouped(usable, (line) => line.parent_code)) components.set(parent_code, own);
  return {
    components,
    order: parentsFirst(sorted, usable),
    aside: sorted.flatMap((line) => problemOf(line, circling)),
  };
}

/** What is wrong with the numbers of a line, in Chinese; null where nothing is. */
export function badLineReason(line: BomLine): string | null {
  if (isSound(line)) return null;
  return `${line.parent_code} 的 ${line.component_code}：用量要大于 0，损耗率要在 0 到 1 之间`;
}

function isSound({ quantity_per, scrap_rate }: BomLine): boolean {
  return quantity_per > 0 && quantity_per < Infinity && scrap_rate >= 0 && scrap_rate < 1;
}

function problemOf(line: BomLine, circling: ReadonlyMap<BomLine, readonly string[]>): readonly BomProblem[] {
  const bad = badLineReason(line);
  if (bad !== null) return [{ kind: "bom_bad_line", line, reason: bad }];
  const path = circling.get(line);
  return path === undefined ? [] : [{ kind: "bom_cycle", line, reason: `物料清单循环引用：${path.join(" → ")}` }];
}

/** Kahn 1962: takes away, again and again, what no remaining item contains. Lines put aside tie nothing. */
function parentsFirst(all: readonly BomLine[], usable: readonly BomLine[]): readonly string[] {
  const below = grouped(usable, ({ parent_code }) => parent_code);
  const uses = new Map(all.flatMap(({ parent_code, component_code }) => [parent_code, component_code]).map(none));
  for (const { component_code } of usable) uses.set(component_code, (uses.get(component_code) ?? 0) + 1);
  const order = [...uses.keys()].filter((code) => uses.get(code) === 0).sort(compareText);
  for (const code of order) {
    for (const { component_code } of below.get(code) ?? []) {
      const left = (uses.get(component_code) ?? 0) - 1;
      uses.set(component_code, left);
      if (left === 0) order.push(component_code);
    }
  }
  return order;
}

function none(code: string): readonly [string, number] {
  return [code, 0];
}

/** Lines that lie on a circle, each with one that it lies on: from its smallest code round to the same. */
function linesInCircles(lines: readonly BomLine[]): ReadonlyMap<BomLine, readonly string[]> {
  const loose = trimmed(trimmed(lines, "component_code", "parent_code"), "parent_code", "component_code");
  const below = grouped(loose, ({ parent_code }) => parent_code);
  const found = new Map<BomLine, readonly string[]>();
  for (const line of loose) {
    const way = wayDown(below, line.component_code, line.parent_code);
    if (way !== null) found.set(line, turned(way));
  }
  return found;
}

/** Leaves out, again and again, lines whose one end no other line meets with its other end: they lie on no circle. */
function trimmed(
  lines: readonly BomLine[],
  met: "parent_code" | "component_code",
  own: "parent_code" | "component_code",
): readonly BomLine[] {
  let left = lines;
  for (;;) {
    const ends = new Set(left.map((line) => line[met]));
    const kept = left.filter((line) => ends.has(line[own]));
    if (kept.length === left.length) return kept;
    left = kept;
  }
}

/** The shortest way from one item down to another, both included; null where there is none. */
function wayDown(below: ReadonlyMap<string, readonly BomLine[]>, from: string, to: string): readonly string[] | null {
  const came = new Map<string, string | null>([[from, null]]);
  for (const code of came.keys()) {
    if (code === to) break;
    for (const { component_code } of below.get(code) ?? []) {
      if (!came.has(component_code)) came.set(component_code, code);
    }
  }
  if (!came.has(to)) return null;
  const way: string[] = [];
  for (let code: string | null = to; code !== null; code = came.get(code) ?? null) way.unshift(code);
  return way;
}

function turned(cycle: readonly string[]): readonly string[] {
  const start = cycle.indexOf([...cycle].sort(compareText)[0] ?? "");
  const round = [...cycle.slice(start), ...cycle.slice(0, start)];
  return [...round, ...round.slice(0, 1)];
}

function byCodes(a: BomLine, b: BomLine): number {
  return (
    compareText(a.parent_code, b.parent_code) ||
    compareText(a.component_code, b.component_code) ||
    a.quantity_per - b.quantity_per ||
    a.scrap_rate - b.scrap_rate
  );
}
