import type { Clock } from "./clock.ts";
import { createCompanyQueue, type EndpointCall } from "./company-queue.ts";
import { COMPANY_PER_SECOND } from "./endpoints.ts";

/** A call that wants to start, and whose quota it uses: the platform counts per company, over all its keys. */
export interface RatedCall extends EndpointCall {
  readonly company: string;
}

/** Keeps calls within the platform's limits; one shared by all clients of a process keeps a company's limit whole. */
export interface RateLimiter {
  /** Resolves when the call may start; calls of one endpoint start in the order they asked. */
  waitTurn(call: RatedCall): Promise<void>;
  /** Told, where it wants to know, of every call that has started and is over, however it ended. */
  callEnded?(call: RatedCall): void;
}

export interface RateLimiterOptions {
  readonly clock: Clock;
  /** Starts a second over all endpoints of a company. */
  readonly companyPerSecond?: number;
  /** Added to each second, because the platform counts arrivals and the network bunches them. */
  readonly guardMs?: number;
}

const SECOND_MS = 1_000;
const GUARD_MS = 20;

/** A strict sliding-window limiter: per company over everything, and per company and endpoint at its own rate. */
export function createRateLimiter(options: RateLimiterOptions): RateLimiter {
  const { clock, companyPerSecond = COMPANY_PER_SECOND, guardMs = GUARD_MS } = options;
  const queues = new Map<string, ReturnType<typeof createCompanyQueue>>();

  function queueOf(company: string) {
    const known = queues.get(company);
    if (known) return known;
    const made = createCompanyQueue({ clock, companyPerSecond, windowMs: SECOND_MS + guardMs });
    queues.set(company, made);
    return made;
  }

  return { waitTurn: ({ company, ...call }) => queueOf(company).join(call) };
}
