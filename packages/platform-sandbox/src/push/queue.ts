/** A delivery waiting to be sent; deliveries with an equal `subject` (one record's) go one after the other. */
export interface Queued {
  readonly delivery_id: string;
  readonly subject: string | null;
}

/** The deliveries of one webhook in the order they are to be sent. */
export interface Queue {
  add(queued: Queued): void;
  /** The oldest whose subject is free, taken out; undefined when there is none. */
  take(): Queued | undefined;
  /** Frees the subject of a delivery taken earlier. */
  done(queued: Queued): void;
  clear(): void;
  /** Waiting plus under way. */
  size(): number;
  underWay(): number;
}

/** Makes an empty queue. */
export function createQueue(): Queue {
  let waiting: Queued[] = [];
  const busy = new Set<string>();
  let underWay = 0;
  return {
    add: (queued) => void waiting.push(queued),
    take() {
      const index = waiting.findIndex(({ subject }) => subject === null || !busy.has(subject));
      const [taken] = index < 0 ? [] : waiting.splice(index, 1);
      if (!taken) return undefined;
      if (taken.subject !== null) busy.add(taken.subject);
      underWay += 1;
      return taken;
    },
    done({ subject }) {
      if (subject !== null) busy.delete(subject);
      underWay -= 1;
    },
    clear() {
      waiting = [];
    },
    size: () => waiting.length + underWay,
    underWay: () => underWay,
  };
}
