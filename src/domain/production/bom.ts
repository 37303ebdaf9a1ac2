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
  readonly kind: "bom";
  /** Components of each item that is made. */
  readonly components: ReadonlyMap<string, readonly BomLine[]>;
  /** All items, every parent before its components. */
  readonly order: readonly string[];
}

/** Why a bill of materials cannot be exploded. */
export type BomProblem =
  /** An item is a component of itself; the path begins and ends with it. */
  | { readonly kind: "bom_cycle"; readonly path: readonly string[]; readonly reason: string }
  | { readonly kind: "bom_bad_line"; readonly line: BomLine; readonly reason: string };

/** Units of the component to take for one unit of the parent: quantity ÷ (1 − scrap rate). */
export function grossQuantityPer({ quantity_per, scrap_rate }: BomLine): number {
  return quantity_per / (1 - scrap_rate);
}

/** Reads the rows, in any order; rows for the same pair add up. */
export function bomOf(lines: readonly BomLine[]): Bom | BomProblem {
  const sorted = [...lines].sort(byCodes);
  const bad = sorted.find((line) => !isSound(line));
  if (bad !== undefined) {
    const reason = `${bad.parent_code} 的 ${bad.component_code}：用量要大于 0，损耗率要在 0 到 1 之间`;
    return { kind: "bom_bad_line", line: bad, reason };
  }
  const components = grouped(sorted, ({ parent_code }) => parent_code);
  const { order, rest } = parentsFirst(sorted, components);
  if (rest.size === 0) return { kind: "bom", components, order };
  const path = cycleAmong(rest, sorted);
  return { kind: "bom_cycle", path, reason: `物料清单循环引用：${path.join(" → ")}` };
}

function isSound({ quantity_per, scrap_rate }: BomLine): boolean {
  return quantity_per > 0 && quantity_per < Infinity && scrap_rate >= 0 && scrap_rate < 1;
}

/** Kahn 1962: takes away what no remaining item contains; what is left lies on or below a cycle. */
function parentsFirst(lines: readonly BomLine[], components: ReadonlyMap<string, readonly BomLine[]>) {
  const uses = new Map<string, number>();
  for (const { parent_code, component_code } of lines) {
    uses.set(parent_code, uses.get(parent_code) ?? 0);
    uses.set(component_code, (uses.get(component_code) ?? 0) + 1);
  }
  const order = [...uses.keys()].filter((code) => uses.get(code) === 0).sort();
  for (const code of order) {
    for (const { component_code } of components.get(code) ?? []) {
      const left = (uses.get(component_code) ?? 0) - 1;
      uses.set(component_code, left);
      if (left === 0) order.push(component_code);
    }
  }
  const done = new Set(order);
  return { order, rest: new Set([...uses.keys()].filter((code) => !done.has(code)).sort()) };
}

/** Climbs from parent to parent, each of which is left over too, until one comes again. */
function cycleAmong(rest: ReadonlySet<string>, lines: readonly BomLine[]): readonly string[] {
  const parentOf = new Map<string, string>();
  for (const { parent_code, component_code } of lines) {
    if (rest.has(parent_code) && !parentOf.has(component_code)) parentOf.set(component_code, parent_code);
  }
  const climbed: string[] = [];
  let [code] = rest;
  while (code !== undefined && !climbed.includes(code)) {
    climbed.push(code);
    code = parentOf.get(code);
  }
  const cycle = code === undefined ? climbed : climbed.slice(climbed.indexOf(code)).reverse();
  const start = cycle.indexOf([...cycle].sort()[0] ?? "");
  const turned = [...cycle.slice(start), ...cycle.slice(0, start)];
  return [...turned, ...turned.slice(0, 1)];
}

function byCodes(a: BomLine, b: BomLine): number {
  return (
    compareText(a.parent_code, b.parent_code) ||
    compareText(a.component_code, b.component_code) ||
    a.quantity_per - b.quantity_per ||
    a.scrap_rate - b.scrap_rate
  );
}
