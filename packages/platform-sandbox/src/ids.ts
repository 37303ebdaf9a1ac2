import { randomBytes } from "node:crypto";
import type { Clock } from "./clock.ts";

const COUNTER_SIZE = 0x1000000;

/**
 * Gives 24-hex ids made like ObjectIds: seconds, five random bytes, counter. They only ever ascend, even when the clock
 * steps back; `notBefore` (unix seconds) keeps them above the ids of an earlier run.
 */
export function createIdSource(clock: Clock, notBefore: number): () => string {
  const machine = randomBytes(5).toString("hex");
  let second = notBefore;
  let counter = 0;
  return function nextId() {
    const now = Math.floor(clock.now() / 1000);
    if (now > second || counter === COUNTER_SIZE) {
      second = Math.max(now, second + 1);
      counter = 0;
    }
    return hex(second, 8) + machine + hex(counter++, 6);
  };
}

/** Unix seconds inside an id. */
export function secondOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8), 16);
}

/** Whether a value looks like an id of the platform: 24 hex characters. */
export function isId(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{24}$/.test(value);
}

function hex(value: number, width: number): string {
  return value.toString(16).padStart(width, "0");
}
