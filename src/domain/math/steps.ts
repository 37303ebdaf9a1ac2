/** A computation in steps, none of them long: whoever drives it may do other things between two. */
export type Steps<T> = Generator<void, T>;

/** Drives a computation to its end. */
export function finished<T>(steps: Steps<T>): T {
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/** The results of a work for each of a list, so many at a step. */
export function* mapSteps<T, R>(list: Iterable<T>, at_once: number, work: (one: T) => R): Steps<R[]> {
  const results: R[] = [];
  for (const one of list) {
    results.push(work(one));
    if (results.length % at_once === 0) yield;
  }
  return results;
}
