import type { Clock } from "./clock.ts";
import { createSlidingWindow, type SlidingWindow } from "./sliding-window.ts";

/** A call that wants to start, with the platform's limit of its endpoint. */
export interface EndpointCall {
  readonly endpoint: string;
  readonly perSecond: number;
}

interface Waiter {
  readonly turn: number;
  readonly start: () => void;
}

interface EndpointLine {
  readonly window: SlidingWindow;
  readonly waiting: Waiter[];
}

interface CompanyQueueOptions {
  readonly clock: Clock;
  readonly companyPerSecond: number;
  readonly windowMs: number;
}

/**
 * The line of one company's calls. Of all calls whose endpoint has room the one that has waited longest goes first;
 * a full endpoint holds up its own line and nobody else's.
 */
export function createCompanyQueue({ clock, companyPerSecond, windowMs }: CompanyQueueOptions) {
  const company = createSlidingWindow(companyPerSecond, windowMs);
  const lines = new Map<string, EndpointLine>();
  let turn = 0;
  let wakeAt = Infinity;

  function join({ endpoint, perSecond }: EndpointCall): Promise<void> {
    return new Promise((resolve) => {
      lineOf(endpoint, perSecond).waiting.push({ turn: turn++, start: resolve });
      serve();
    });
  }

  function lineOf(endpoint: string, perSecond: number): EndpointLine {
    const known = lines.get(endpoint);
    if (known) return known;
    const made: EndpointLine = { window: createSlidingWindow(perSecond, windowMs), waiting: [] };
    lines.set(endpoint, made);
    return made;
  }

  function serve(): void {
    const now = clock.now();
    while (startNext(now));
    const at = now + nextChanceMs(now);
    if (at >= wakeAt) return;
    wakeAt = at;
    void clock.sleep(Math.ceil(at - now)).then(() => {
      if (wakeAt === at) wakeAt = Infinity;
      serve();
    });
  }

  function startNext(now: number): boolean {
    if (company.waitMs(now) > 0) return false;
    const next = longestWaiting([...lines.values()].filter(({ window }) => window.waitMs(now) === 0));
    const waiter = next?.waiting.shift();
    if (!next || !waiter) return false;
    company.start(now);
    next.window.start(now);
    waiter.start();
    return true;
  }

  /** Milliseconds until somebody in line may start; Infinity when nobody waits. */
  function nextChanceMs(now: number): number {
    const busy = [...lines.values()].filter(({ waiting }) => waiting.length > 0);
    const soonest = Math.min(...busy.map(({ window }) => window.waitMs(now)));
    return Math.max(soonest, company.waitMs(now));
  }

  return { join };
}

function longestWaiting(lines: readonly EndpointLine[]): EndpointLine | undefined {
  const turnOf = ({ waiting }: EndpointLine) => waiting[0]?.turn ?? Infinity;
  return lines.reduce<EndpointLine | undefined>(
    (first, line) => (turnOf(line) < (first ? turnOf(first) : Infinity) ? line : first),
    undefined,
  );
}
