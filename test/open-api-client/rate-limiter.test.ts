import { describe, expect, it } from "@jest/globals";
import { createRateLimiter, type RateLimiter } from "@jdy/open-api-client";
import fc from "fast-check";
import { createManualClock, type ManualClock } from "./manual-clock.ts";

interface Ask {
  /** Milliseconds after the ask before. */
  readonly after: number;
  readonly company: string;
  readonly endpoint: string;
}

interface Start extends Ask {
  readonly asked: number;
  readonly at: number;
}

const PER_SECOND: Readonly<Record<string, number>> = { read: 30, write: 20, batch: 10, file: 20 };

const anAsk = (changes: Partial<Ask> = {}): Ask => ({ after: 0, company: "a", endpoint: "read", ...changes });
const times = (count: number, ask: Ask): Ask[] => Array.from({ length: count }, () => ask);

/** Asks in order, moving the clock between, and tells when each call started. */
async function startsOf(asks: readonly Ask[], limiter: RateLimiter, clock: ManualClock): Promise<Start[]> {
  const starts: Start[] = [];
  for (const [asked, ask] of asks.entries()) {
    if (ask.after > 0) await clock.advance(ask.after);
    const { company, endpoint } = ask;
    void limiter
      .waitTurn({ company, endpoint, perSecond: PER_SECOND[endpoint] ?? 1 })
      .then(() => starts.push({ ...ask, asked, at: clock.now() }));
  }
  await clock.runOut();
  return starts;
}

async function run(asks: readonly Ask[], companyPerSecond = 50): Promise<Start[]> {
  const clock = createManualClock(1_000_000);
  return startsOf(asks, createRateLimiter({ clock, companyPerSecond }), clock);
}

/** The most starts in any stretch of 1,000 ms. */
function mostInASecond(starts: readonly Start[]): number {
  const at = starts.map((start) => start.at);
  return Math.max(0, ...at.map((from) => at.filter((t) => t >= from && t < from + 1_000).length));
}

const asks = fc.array(
  fc.record({
    after: fc.oneof(
      { weight: 4, arbitrary: fc.constant(0) },
      { weight: 1, arbitrary: fc.integer({ max: 1_500, min: 1 }) },
    ),
    company: fc.constantFrom("a", "b"),
    endpoint: fc.constantFrom(...Object.keys(PER_SECOND)),
  }),
  { maxLength: 250, size: "max" },
);

describe("createRateLimiter", () => {
  it("never starts more calls of a company than its limit in any 1,000 ms", async () => {
    await fc.assert(
      fc.asyncProperty(asks, fc.integer({ min: 1, max: 50 }), async (wanted, companyPerSecond) => {
        const starts = await run(wanted, companyPerSecond);
        for (const company of ["a", "b"])
          expect(mostInASecond(starts.filter((start) => start.company === company))).toBeLessThanOrEqual(
            companyPerSecond,
          );
      }),
      { numRuns: 40 },
    );
  });

  it("never starts more calls of an endpoint than its own limit in any 1,000 ms", async () => {
    await fc.assert(
      fc.asyncProperty(asks, async (wanted) => {
        const starts = await run(wanted);
        for (const company of ["a", "b"])
          for (const [endpoint, limit] of Object.entries(PER_SECOND)) {
            const own = starts.filter((start) => start.company === company && start.endpoint === endpoint);
            expect(mostInASecond(own)).toBeLessThanOrEqual(limit);
          }
      }),
      { numRuns: 40 },
    );
  });

  it("starts every call, and those of one endpoint in the order they asked", async () => {
    await fc.assert(
      fc.asyncProperty(asks, async (wanted) => {
        const starts = await run(wanted);
        expect(starts).toHaveLength(wanted.length);
        for (const company of ["a", "b"])
          for (const endpoint of Object.keys(PER_SECOND)) {
            const order = starts.filter((s) => s.company === company && s.endpoint === endpoint).map((s) => s.asked);
            expect(order).toEqual(order.toSorted((a, b) => a - b));
          }
      }),
      { numRuns: 40 },
    );
  });

  it("lets a burst within the limits start at once", async () => {
    const starts = await run([...times(30, anAsk()), ...times(20, anAsk({ endpoint: "write" }))]);
    expect(starts.map(({ at }) => at)).toEqual(times(50, anAsk()).map(() => 1_000_000));
  });

  it("wastes no more than the guard on each full second", async () => {
    const starts = await run(times(300, anAsk({ endpoint: "read" })));
    expect(starts.at(-1)?.at).toBe(1_000_000 + 9 * 1_020);
  });

  it("does not let a full endpoint hold up another one, even one that asks later", async () => {
    const starts = await run([...times(15, anAsk({ endpoint: "batch" })), anAsk({ after: 5 })]);
    expect(starts.find(({ endpoint }) => endpoint === "read")?.at).toBe(1_000_005);
  });

  it("gives the company's next place to whoever has waited longest", async () => {
    const starts = await run(
      [...times(5, anAsk()), ...times(2, anAsk({ endpoint: "write" })), ...times(3, anAsk())],
      5,
    );
    expect(starts.slice(5).map(({ asked }) => asked)).toEqual([5, 6, 7, 8, 9]);
  });

  it("keeps the quotas of two companies apart", async () => {
    const starts = await run([...times(30, anAsk({ company: "a" })), ...times(30, anAsk({ company: "b" }))]);
    expect(new Set(starts.map(({ at }) => at)).size).toBe(1);
  });

  it("waits one second at most when the clock steps back by an hour", async () => {
    const clock = createManualClock(1_000_000);
    const limiter = createRateLimiter({ clock });
    await startsOf(times(30, anAsk()), limiter, clock);
    clock.step(-3_600_000);
    const [start] = await startsOf([anAsk()], limiter, clock);
    expect(start?.at).toBe(1_000_000 - 3_600_000 + 1_020);
  });
});
