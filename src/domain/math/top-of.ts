/**
 * The first `count` of some values in an order, sorted; the others are never sorted, only held against the last of the
 * first (a heap of `count`). The order must put no two different values level, or which of them is kept is chance.
 */
export function topOf<Value>(
  values: Iterable<Value>,
  count: number,
  order: (a: Value, b: Value) => number,
): readonly Value[] {
  const heap: Value[] = [];
  if (count <= 0) return heap;
  for (const value of values) {
    if (heap.length < count) {
      heap.push(value);
      rise(heap, order);
    } else if (order(value, heap[0] as Value) < 0) {
      heap[0] = value; // the heap is full, so it has a last of the first
      sink(heap, order);
    }
  }
  return heap.sort(order);
}

/** Brings the newest to its place: each entry comes after both below it, the last of all stands on top. */
function rise<Value>(heap: Value[], order: (a: Value, b: Value) => number): void {
  let at = heap.length - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (order(heap[at] as Value, heap[above] as Value) <= 0) return; // both inside the heap
    swap(heap, at, above);
    at = above;
  }
}

function sink<Value>(heap: Value[], order: (a: Value, b: Value) => number): void {
  for (let at = 0; ; ) {
    let later = at;
    for (const below of [2 * at + 1, 2 * at + 2]) {
      if (below < heap.length && order(heap[below] as Value, heap[later] as Value) > 0) later = below; // both inside
    }
    if (later === at) return;
    swap(heap, at, later);
    at = later;
  }
}

function swap(heap: unknown[], one: number, other: number): void {
  [heap[one], heap[other]] = [heap[other], heap[one]];
}
