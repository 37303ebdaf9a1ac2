/** Writes that arrive over a time and are sent within the platform's limits, on a clock that costs nothing. */
import { COMPANY_PER_SECOND, RATE_PER_SECOND } from "../../packages/open-api-client/src/endpoints.ts";
import { createSlidingWindow } from "../../packages/open-api-client/src/sliding-window.ts";
import { planWriteback, type RecordChange, type WriteIntent } from "../../src/domain/writeback/plan-writeback.ts";

/** A write with the instant (s) at which it is decided. */
export interface Arrival extends WriteIntent {
  readonly at: number;
  readonly change: RecordChange;
}

/** What it took to send them all. */
export interface Sent {
  readonly calls: number;
  /** Instant (s) at which the last call could begin. */
  readonly ended_at: number;
  /** Writes that a newer one of the same record replaced before they were sent. */
  readonly replaced: number;
  /** Writes that went in company. */
  readonly in_batches: number;
}

/** What waits, and what goes next. */
export interface Line {
  add(arrival: Arrival): void;
  /** The next calls, the first first; their number of records says by which endpoint they go. */
  next(): readonly { readonly kind: "single" | "batch"; readonly intents: readonly Arrival[] }[];
  done(intents: readonly Arrival[]): void;
  replaced(): number;
}

const WINDOW_MS = 1_000;
/** As many as the dispatcher looks at together. */
const LOOKED_AT = 216;

/** Sends arrivals, given in order of time, by a line. */
export function sendAll(arrivals: readonly Arrival[], line: Line): Sent {
  const company = createSlidingWindow(COMPANY_PER_SECOND, WINDOW_MS);
  const windows = {
    single: createSlidingWindow(RATE_PER_SECOND["/v5/app/entry/data/update"], WINDOW_MS),
    batch: createSlidingWindow(RATE_PER_SECOND["/v5/app/entry/data/batch_update"], WINDOW_MS),
  };
  const coming = arrivals.values();
  let arrival = coming.next().value;
  let [now, calls, in_batches, ended_at] = [0, 0, 0, 0];
  for (;;) {
    while (arrival !== undefined && arrival.at * 1_000 <= now) {
      line.add(arrival);
      arrival = coming.next().value;
    }
    const plan = line.next();
    const call = plan.find(({ kind }) => Math.max(company.waitMs(now), windows[kind].waitMs(now)) === 0);
    if (call !== undefined) {
      company.start(now);
      windows[call.kind].start(now);
      line.done(call.intents);
      [calls, ended_at] = [calls + 1, now];
      if (call.kind === "batch") in_batches += call.intents.length;
      continue;
    }
    const room = plan.map(({ kind }) => now + Math.max(company.waitMs(now), windows[kind].waitMs(now)));
    const next = Math.min(...room, arrival === undefined ? Infinity : arrival.at * 1_000);
    if (next === Infinity) return { calls, ended_at: ended_at / 1_000, replaced: line.replaced(), in_batches };
    now = next;
  }
}

/** One call per change, in the order in which they came. */
export function naiveLine(): Line {
  const waiting: Arrival[] = [];
  return {
    add: (arrival) => void waiting.push(arrival),
    next: () => waiting.slice(0, 1).map((intent) => ({ kind: "single", intents: [intent] })),
    done: () => void waiting.shift(),
    replaced: () => 0,
  };
}

/** What waits by records, a newer write in the place of an older one; what goes is what the planner says. */
export function plannedLine(): Line {
  const waiting = new Map<string, Arrival>();
  let replaced = 0;
  let plan: ReturnType<Line["next"]> | null = null;
  return {
    add: (arrival) => {
      const { record_id, form, values } = arrival.change;
      const older = waiting.get(record_id);
      if (older !== undefined) replaced += 1;
      const change = { form, record_id, values: { ...older?.change.values, ...values } };
      waiting.set(record_id, { ...arrival, goes_alone: arrival.goes_alone || (older?.goes_alone ?? false), change });
      plan = null;
    },
    next: () => (plan ??= planWriteback(mostUrgent(waiting))),
    done: (intents) => {
      for (const { change } of intents) waiting.delete(change.record_id);
      plan = null;
    },
    replaced: () => replaced,
  };
}

function mostUrgent(waiting: ReadonlyMap<string, Arrival>): readonly Arrival[] {
  return [...waiting.values()].toSorted((a, b) => a.urgency - b.urgency || a.id - b.id).slice(0, LOOKED_AT);
}
