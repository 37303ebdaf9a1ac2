import type { Chance } from "./chance.ts";

/** A fault in the sandbox's own words; it is used up after `count` requests. */
export interface ChaosFault {
  /** `push`, a call of the API, or any call where it is left out. */
  readonly endpoint?: string;
  readonly kind: "status" | "code" | "delay" | "drop" | "hang" | "duplicate" | "reorder" | "applied_then_timeout";
  readonly value?: number;
  readonly count: number;
}

const PUSH_FAULTS = ["duplicate", "reorder", "drop", "delay", "applied_then_timeout", "status"] as const;
const CALLS = ["any", "any", "any", "any", "create", "create", "update", "update", "batch_update", "get", "list"];
/** One API fault in so many hangs: each holds its caller for as long as the caller has patience. */
const HANG_IN = 40;

/** What goes wrong next with a push or a call. */
export function aFault(chance: Chance): ChaosFault {
  const count = 1 + chance.below(3);
  if (chance.below(2) === 0) {
    const kind = chance.among(PUSH_FAULTS);
    return { endpoint: "push", kind, value: kind === "status" ? 503 : 30, count };
  }
  const call = chance.among(CALLS);
  const endpoint = call === "any" ? {} : { endpoint: `v5/app/entry/data/${call}` };
  if (chance.below(HANG_IN) === 0) return { ...endpoint, kind: "hang", count: 1 };
  switch (chance.below(5)) {
    case 0:
      return { ...endpoint, kind: "status", value: chance.among([429, 500, 502]), count };
    case 1:
      return { ...endpoint, kind: "code", value: chance.among([8303, 8304]), count };
    case 2:
      return { ...endpoint, kind: "drop", count };
    case 3:
      return { ...endpoint, kind: "delay", value: 200, count };
    default:
      return { ...endpoint, kind: "applied_then_timeout", value: 20, count };
  }
}
