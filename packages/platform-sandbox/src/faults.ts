import { createRandom } from "./random.ts";

/** What a fault does. See the README for what each means to a request and to a push. */
export const FAULT_KINDS = [
  ...(["status", "code", "delay", "drop", "hang"] as const),
  ...(["duplicate", "reorder", "applied_then_timeout"] as const),
] as const;

/** One way to go wrong. */
export type FaultKind = (typeof FAULT_KINDS)[number];

/** A fault set up: where (path below `/api/`, `upload`, or `push`; absent = all of the API), how, how likely, how often. */
export interface Fault {
  readonly endpoint?: string;
  readonly kind: FaultKind;
  readonly value?: number;
  /** Chance per request, 1 when absent. */
  readonly rate?: number;
  /** How many requests it hits before it is used up; without end when absent. */
  readonly count?: number;
}

/** What goes wrong with one request: a wait before it, and at most one other fault. */
export interface Mishap {
  readonly delayMs: number;
  readonly kind?: Exclude<FaultKind, "delay">;
  readonly value?: number;
}

/** The faults set up now. */
export interface Faults {
  add(fault: Fault): void;
  /** Takes all faults away and starts chance anew from the seed. */
  clear(): void;
  all(): readonly Fault[];
  /** Draws what happens to the next request on a path, or to the next `push`. */
  draw(endpoint: string): Mishap;
}

const NOTHING: Mishap = { delayMs: 0 };

/** Makes the fault box; equal seeds and equal requests give equal mishaps. */
export function createFaults(seed: number): Faults {
  let faults: { readonly fault: Fault; left: number }[] = [];
  let random = createRandom(seed);
  return {
    add: (fault) => void faults.push({ fault, left: fault.count ?? Infinity }),
    clear() {
      faults = [];
      random = createRandom(seed);
    },
    all: () => faults.map(({ fault, left }) => (left === Infinity ? fault : { ...fault, count: left })),
    draw(endpoint) {
      if (faults.length === 0) return NOTHING;
      const hits = faults.filter(({ fault }) => isFor(fault, endpoint) && random() < (fault.rate ?? 1));
      const delays = hits.filter(({ fault }) => fault.kind === "delay");
      const other = hits.find(({ fault }) => fault.kind !== "delay");
      for (const hit of other ? [...delays, other] : delays) hit.left -= 1;
      faults = faults.filter(({ left }) => left > 0);
      return mishapOf(
        delays.map(({ fault }) => fault),
        other?.fault,
      );
    },
  };
}

function isFor({ endpoint }: Fault, asked: string): boolean {
  return endpoint === undefined ? asked !== "push" && asked !== "upload" : endpoint === asked;
}

function mishapOf(delays: readonly Fault[], other: Fault | undefined): Mishap {
  const delayMs = delays.reduce((sum, { value = 1000 }) => sum + value, 0);
  if (!other || other.kind === "delay") return { delayMs };
  return { delayMs, kind: other.kind, ...(other.value === undefined ? {} : { value: other.value }) };
}
