import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { type CallEnds, type CallWish, grantCalls } from "../../src/adapters/queue/call-window.ts";

const LIMITS = { company: 5, window_ms: 1_000, longest_ms: 15_000 };
const ENDPOINT_LIMIT = 3;
const ENDPOINTS = ["list", "get", "create"] as const;
const wish = (endpoint: string, count: number): CallWish => ({ endpoint, count, per_second: ENDPOINT_LIMIT });

function granted(known: CallEnds, wishes: readonly CallWish[], ended: Readonly<Record<string, number>> = {}) {
  return grantCalls({ known, ended, wishes, now: 10_000 }, LIMITS);
}

describe("the window of a company's calls", () => {
  it("grants all where there is room, and holds their places until they end", () => {
    expect(granted({}, [wish("list", 2)])).toEqual({ granted: [2], known: { list: [25_000, 25_000] } });
  });

  it("keeps an endpoint to its own limit and lets another go on", () => {
    const known = { list: [9_700, 9_800, 9_900] };
    expect(granted(known, [wish("list", 1), wish("get", 2)]).granted).toEqual([0, 2]);
  });

  it("keeps the company to its limit over all endpoints", () => {
    expect(granted({ list: [9_100, 9_200, 9_300] }, [wish("get", 3)]).granted).toEqual([2]);
  });

  it("holds a place for a whole window after the call's end", () => {
    const known = { list: [12_000, 12_500, 13_000] };
    const told = granted(known, [wish("list", 3)], { list: 2 });
    expect(told).toEqual({ granted: [0], known: { list: [10_000, 10_000, 13_000] } });
    expect(
      grantCalls({ known: told.known, ended: {}, wishes: [wish("list", 3)], now: 11_000 }, LIMITS).granted,
    ).toEqual([2]);
  });

  it("gives up a call of which nothing is heard, as of a process that died", () => {
    expect(granted({ list: [8_000, 8_000, 8_999] }, [wish("list", 3)]).granted).toEqual([3]);
  });

  it("holds nobody up for longer than a call may last where the clock was set back", () => {
    expect(granted({ list: [900_000] }, []).known).toEqual({ list: [25_000] });
  });

  it("never brings more arrivals into a window than the limits allow, however late calls arrive", () => {
    const step = fc.record({
      pause: fc.integer({ min: 0, max: 700 }),
      wishes: fc.uniqueArray(
        fc.record({ endpoint: fc.constantFrom(...ENDPOINTS), count: fc.integer({ min: 1, max: 9 }) }),
        { selector: ({ endpoint }) => endpoint, minLength: 1 },
      ),
      /** How long each of the step's calls takes, and when on its way it arrives. */
      way: fc.record({
        lasts: fc.integer({ min: 1, max: 3_000 }),
        arrives: fc.double({ min: 0, max: 1, noNaN: true }),
      }),
    });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
        let now = 0;
        let known: CallEnds = {};
        let open: { readonly endpoint: string; readonly ends: number }[] = [];
        const arrivals: { readonly endpoint: string; readonly at: number }[] = [];
        for (const { pause, wishes, way } of steps) {
          now += pause;
          const over = open.filter(({ ends }) => ends <= now);
          open = open.filter(({ ends }) => ends > now);
          const ended = Object.fromEntries(
            ENDPOINTS.map((name) => [name, over.filter(({ endpoint }) => endpoint === name).length]),
          );
          const grant = grantCalls(
            { known, ended, wishes: wishes.map(({ endpoint, count }) => wish(endpoint, count)), now },
            LIMITS,
          );
          known = grant.known;
          wishes.forEach(({ endpoint }, index) => {
            for (let nth = 0; nth < (grant.granted[index] ?? 0); nth += 1) {
              open.push({ endpoint, ends: now + way.lasts });
              arrivals.push({ endpoint, at: now + way.lasts * way.arrives });
            }
          });
        }
        for (const { at } of arrivals) {
          const near = arrivals.filter((other) => other.at > at - LIMITS.window_ms && other.at <= at);
          expect(near.length).toBeLessThanOrEqual(LIMITS.company);
          for (const name of ENDPOINTS) {
            expect(near.filter(({ endpoint }) => endpoint === name).length).toBeLessThanOrEqual(ENDPOINT_LIMIT);
          }
        }
      }),
    );
  });
});
