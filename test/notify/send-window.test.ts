import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createSendWindow } from "../../src/adapters/notify/sending/send-window.ts";

const LIMIT = 3;
const LENGTH_MS = 1_000;

describe("a send window", () => {
  it("lets the limit through at once and names the time of the next", () => {
    const window = createSendWindow(LIMIT, LENGTH_MS);
    for (let i = 0; i < LIMIT; i += 1) expect(window.ask(100).kind).toBe("now");
    expect(window.ask(600)).toEqual({ kind: "later", wait_ms: 500 });
  });

  it("tells a waiting crowd different times, the limit of them for each stretch", () => {
    const window = createSendWindow(LIMIT, LENGTH_MS);
    for (let i = 0; i < LIMIT; i += 1) window.ask(0);
    const waits = Array.from({ length: 7 }, () => window.ask(0)).map((turn) =>
      turn.kind === "later" ? turn.wait_ms : 0,
    );
    expect(waits).toEqual([1_000, 1_000, 1_000, 2_000, 2_000, 2_000, 3_000]);
  });

  it("counts a send from its end, for it may have arrived that late", () => {
    const window = createSendWindow(1, LENGTH_MS);
    const turn = window.ask(0);
    if (turn.kind === "now") turn.ended(400);
    expect(window.ask(1_000)).toEqual({ kind: "later", wait_ms: 400 });
    expect(window.ask(1_400).kind).toBe("now");
  });

  it("keeps nobody longer than a full stretch after the clock was set back", () => {
    const window = createSendWindow(1, LENGTH_MS);
    window.ask(1_000_000);
    window.block(1_000_000, LENGTH_MS);
    expect(window.ask(0)).toEqual({ kind: "later", wait_ms: LENGTH_MS });
    expect(window.ask(LENGTH_MS).kind).toBe("now");
  });

  it("lets nothing through while it is blocked", () => {
    const window = createSendWindow(LIMIT, LENGTH_MS);
    window.block(0, 700);
    expect(window.ask(699)).toEqual({ kind: "later", wait_ms: 1 });
    expect(window.ask(700).kind).toBe("now");
  });

  it("is blocked for longer than its own stretch where the other side is, and by the longest of several blocks", () => {
    const window = createSendWindow(LIMIT, LENGTH_MS);
    window.block(0, 10 * LENGTH_MS);
    window.block(10, 100);
    expect(window.ask(10 * LENGTH_MS - 1)).toEqual({ kind: "later", wait_ms: 1 });
    expect(window.ask(10 * LENGTH_MS).kind).toBe("now");
  });

  it("never holds more than the limit in any stretch, whoever asks when and however long a send takes", () => {
    const asks = fc.array(fc.record({ pause: fc.nat(400), lasts: fc.nat(300) }), { maxLength: 80 });
    fc.assert(
      fc.property(asks, (steps) => {
        const window = createSendWindow(LIMIT, LENGTH_MS);
        const ends: number[] = [];
        let now = 0;
        for (const { pause, lasts } of steps) {
          now += pause;
          const turn = window.ask(now);
          if (turn.kind === "later") continue;
          now += lasts;
          turn.ended(now);
          ends.push(now);
        }
        for (const end of ends) {
          expect(ends.filter((other) => other > end - LENGTH_MS && other <= end).length).toBeLessThanOrEqual(LIMIT);
        }
      }),
    );
  });
});
