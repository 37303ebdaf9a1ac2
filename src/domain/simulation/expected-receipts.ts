/** What is on its way, by the evening on which it is looked at. */
export interface ExpectedReceipts {
  /** One evening later: what is on order now tells how much of it has come in, the oldest first. */
  pass(on_order: number): void;
  add(due_in_days: number, quantity: number): void;
  /** Units by the days until they are due, at least 1, ascending. */
  due(): readonly DueSoon[];
}

/** Units expected on the morning of a coming day; 1 = tomorrow. */
export interface DueSoon {
  readonly due_in_days: number;
  readonly quantity: number;
}

/** Nothing is more on its way than this many units off. */
const ROUNDING_SLACK = 1e-9;

/** Orders come in as they were placed; one that is late is expected after `late_days` more, every evening anew. */
export function createExpectedReceipts(opening: readonly DueSoon[], late_days: number): ExpectedReceipts {
  const open = opening.map(({ due_in_days, quantity }) => ({ due: due_in_days - 1, quantity }));
  let evening = -1;
  return {
    pass(on_order) {
      evening++;
      let arrived = open.reduce((sum, { quantity }) => sum + quantity, 0) - on_order;
      for (let first = open[0]; first !== undefined && arrived > ROUNDING_SLACK; first = open[0]) {
        const taken = Math.min(arrived, first.quantity);
        arrived -= taken;
        first.quantity -= taken;
        if (first.quantity <= ROUNDING_SLACK) open.shift();
      }
    },
    add: (due_in_days, quantity) => void open.push({ due: evening + due_in_days, quantity }),
    due() {
      const late = Math.max(1, Math.round(late_days));
      return open
        .map(({ due, quantity }) => ({ due_in_days: due > evening ? due - evening : late, quantity }))
        .sort((a, b) => a.due_in_days - b.due_in_days);
    },
  };
}
