/** A way from a source to a target, with what a unit gains on it. */
export interface Arc {
  readonly from: number;
  readonly to: number;
  readonly gain: number;
}

interface Path {
  readonly gain: number;
  /** Arcs used forward (+1) or taken back (−1), from the source to the target. */
  readonly moves: readonly { readonly arc: number; readonly sign: 1 | -1 }[];
  readonly source: number;
}

/**
 * Flows on the arcs with the highest total gain, within what sources have and targets take: the transportation problem by
 * successive best augmenting paths (Ahuja, Magnanti & Orlin 1993, 9.7). Whole supplies and demands give whole flows.
 */
export function bestTransport(
  supplies: readonly number[],
  demands: readonly number[],
  arcs: readonly Arc[],
): readonly number[] {
  const flows = arcs.map(() => 0);
  const left = [...supplies];
  const open = [...demands];
  for (;;) {
    const found = bestPath(left, open, arcs, flows);
    if (found === null) return flows;
    const { path, target } = found;
    const size = Math.min(
      left[path.source] ?? 0,
      open[target] ?? 0,
      ...path.moves.filter(({ sign }) => sign < 0).map(({ arc }) => flows[arc] ?? 0),
    );
    for (const { arc, sign } of path.moves) flows[arc] = (flows[arc] ?? 0) + sign * size;
    left[path.source] = (left[path.source] ?? 0) - size;
    open[target] = (open[target] ?? 0) - size;
  }
}

/** Bellman–Ford over sources and targets in turn; an arc may be taken back by what flows on it. */
function bestPath(
  left: readonly number[],
  open: readonly number[],
  arcs: readonly Arc[],
  flows: readonly number[],
): { readonly path: Path; readonly target: number } | null {
  const atSource = left.map((units, source): Path | null => (units > 0 ? { gain: 0, moves: [], source } : null));
  const atTarget: (Path | null)[] = open.map(() => null);
  let isChanged = true;
  while (isChanged) {
    isChanged = false;
    for (const [arc, { from, to, gain }] of arcs.entries()) {
      isChanged = improved(atTarget, to, extended(atSource[from] ?? null, arc, 1, gain)) || isChanged;
      const isUsed = (flows[arc] ?? 0) > 0;
      isChanged = (isUsed && improved(atSource, from, extended(atTarget[to] ?? null, arc, -1, -gain))) || isChanged;
    }
  }
  let best: { readonly path: Path; readonly target: number } | null = null;
  for (const [target, path] of atTarget.entries()) {
    const isBetter = path !== null && path.gain > (best?.path.gain ?? LEAST_GAIN);
    if (isBetter && (open[target] ?? 0) > 0) best = { path, target };
  }
  return best;
}

/** Gains smaller than this are rounding. */
const LEAST_GAIN = 1e-9;

function extended(path: Path | null, arc: number, sign: 1 | -1, gain: number): Path | null {
  return path === null ? null : { gain: path.gain + gain, moves: [...path.moves, { arc, sign }], source: path.source };
}

function improved(paths: (Path | null)[], at: number, path: Path | null): boolean {
  if (path === null || path.gain <= (paths[at]?.gain ?? -Infinity) + LEAST_GAIN) return false;
  paths[at] = path;
  return true;
}
