import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type CallStarts, type CallWish, grantCalls } from "../../src/adapters/queue/call-window.ts";

const LIMITS = { company: 5, window_ms: 1_000 };
const wish = (endpoint: string, count: number, per_second = 3): CallWish => ({ endpoint, count, per_second });

describe("the window of a company's calls", () => {
  it("grants all where there is room", () => {
    expect(grantCalls({}, [wish("list", 2)], 10_000, LIMITS)).toEqual({
      granted: [2],
      starts: { list: [10_000, 10_000] },
      wait_ms: 0,
    });
  });

  it("keeps an endpoint to its own limit and lets another go on", () => {
    const { granted, wait_ms } = grantCalls(
      { list: [9_700, 9_800, 9_900] },
      [wish("list", 1), wish("get", 2)],
      10_000,
      LIMITS,
    );
    expect(granted).toEqual([0, 2]);
    expect(wait_ms).toBe(700);
  });

  it("keeps the company to its limit over all endpoints", () => {
    const { granted, wait_ms } = grantCalls({ list: [9_100, 9_200, 9_300] }, [wish("get", 3)], 10_000, LIMITS);
    expect(granted).toEqual([2]);
    expect(wait_ms).toBe(100);
  });

  it("forgets starts that have left the window", () => {
    expect(grantCalls({ list: [8_999, 9_000] }, [wish("list", 3)], 10_000, LIMITS).granted).toEqual([3]);
  });

  it("holds nobody up for long where the clock was set back", () => {
    const { wait_ms } = grantCalls({ list: [90_000, 90_000, 90_000] }, [wish("list", 1)], 10_000, LIMITS);
    expect(wait_ms).toBe(LIMITS.window_ms);
  });

  it("never lets a stretch of the window hold more than the limits, and never stops for ever", () => {
    const asked = fc.record({
      pause: fc.integer({ min: 0, max: 1_500 }),
      wishes: fc.uniqueArray(
        fc.record({ endpoint: fc.constantFrom("list", "get", "create"), count: fc.integer({ min: 1, max: 9 }) }),
        { selector: ({ endpoint }) => endpoint, minLength: 1 },
      ),
    });
    fc.assert(
      fc.property(fc.array(asked, { maxLength: 30 }), (asks) => {
        let now = 0;
        let starts: CallStarts = {};
        const moves: boolean[] = [];
        const made: { readonly endpoint: string; readonly at: number }[] = [];
        for (const { pause, wishes } of asks) {
          now += pause;
          const grant = grantCalls(
            starts,
            wishes.map(({ endpoint, count }) => wish(endpoint, count)),
            now,
            LIMITS,
          );
          starts = grant.starts;
          wishes.forEach(({ endpoint }, index) => {
            for (let nth = 0; nth < (grant.granted[index] ?? 0); nth += 1) made.push({ endpoint, at: now });
          });
          const ones = wishes.map(({ endpoint }) => wish(endpoint, 1));
          const later = grantCalls(starts, ones, now + grant.wait_ms, LIMITS);
          moves.push(grant.wait_ms === 0 || later.granted.some((count) => count > 0));
        }
        expect(moves).not.toContain(false);
        for (const { at } of made) {
          const near = made.filter((other) => other.at > at - LIMITS.window_ms && other.at <= at);
          expect(near.length).toBeLessThanOrEqual(LIMITS.company);
          for (const endpoint of ["list", "get", "create"]) {
            expect(near.filter((other) => other.endpoint === endpoint).length).toBeLessThanOrEqual(3);
          }
        }
      }),
    );
  });
});
