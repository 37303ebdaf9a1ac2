import { createSlidingWindow, type SlidingWindow } from "./sliding-window.ts";
import type { Clock } from "../clock.ts";
import { refusal } from "../problem.ts";

/** The limits of the company: 50 requests per second over all keys, and each endpoint at its own rate. */
export interface RateLimits {
  /** Lets a request pass or throws 8303 (company) or 8304 (endpoint). A refused request uses nothing up. */
  admit(path: string, rate: number): void;
  /** Counts a request in; throws 429 when too many are under way. The answer counts it out. */
  enter(): () => void;
  isEnabled(): boolean;
  configure(setting: { readonly enabled?: boolean; readonly concurrency?: number }): void;
}

const COMPANY_RATE = 50;
/** The platform publishes no figure for concurrency; this one only stops runaway clients. */
const CONCURRENCY = 100;

/** Strict sliding windows: in no span of 1000 ms do more requests pass than the rate says. On at start. */
export function createRateLimits(clock: Clock): RateLimits {
  const company = createSlidingWindow(COMPANY_RATE);
  const endpoints = new Map<string, SlidingWindow>();
  let [enabled, concurrency, underWay] = [true, CONCURRENCY, 0];
  return {
    admit(path, rate) {
      if (!enabled) return;
      const now = clock.now();
      const endpoint = endpoints.get(path) ?? createSlidingWindow(rate);
      endpoints.set(path, endpoint);
      if (company.isFull(now)) throw refusal(8303);
      if (endpoint.isFull(now)) throw refusal(8304);
      company.note(now);
      endpoint.note(now);
    },
    enter() {
      if (enabled && underWay >= concurrency) throw refusal(8303, "并发请求过多", 429);
      underWay += 1;
      return () => {
        underWay -= 1;
      };
    },
    isEnabled: () => enabled,
    configure(setting) {
      enabled = setting.enabled ?? enabled;
      concurrency = setting.concurrency ?? concurrency;
    },
  };
}
