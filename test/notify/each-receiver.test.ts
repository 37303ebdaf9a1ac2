import { describe, expect, it } from "@jest/globals";
import { sendToEach } from "../../src/adapters/notify/sending/each-receiver.ts";
import type { NotSent, SendOutcome } from "../../src/ports/notifier.ts";

const problem = { code: "x", message: "x", hint: "x" };
const PERMANENT: NotSent = { kind: "permanent", problem };
const UNKNOWN: NotSent = { kind: "unknown", problem };
const TRANSIENT: NotSent = { kind: "transient", problem };
const CONFIG: NotSent = { kind: "config", problem };

/** Sends to a, b and c by the outcomes of some; all others are served. */
async function sendTo(outcomes: Readonly<Record<string, SendOutcome>>) {
  const asked: string[] = [];
  const outcome = await sendToEach(["a", "b", "c"], (receiver) => {
    asked.push(receiver);
    return Promise.resolve(outcomes[receiver] ?? { kind: "sent", receipt: receiver.toUpperCase() });
  });
  return { outcome, asked: asked.join("") };
}

describe("one message to several receivers", () => {
  it("is sent where all were served, with every id", async () => {
    expect(await sendTo({})).toEqual({ outcome: { kind: "sent", receipt: "A、B、C" }, asked: "abc" });
  });

  it.each([PERMANENT, UNKNOWN])("goes on to the others where one ends $kind, and says who", async (end) => {
    const want = { kind: "partial", receipt: "A、C", left: [{ address: "b", end }] };
    expect(await sendTo({ b: end })).toEqual({ outcome: want, asked: "abc" });
  });

  it.each([TRANSIENT, CONFIG, { kind: "rate", wait_ms: 1, problem } as const])(
    "ends the round at $kind, with all others left alike",
    async (end) => {
      const left = ["b", "c"].map((address) => ({ address, end }));
      expect(await sendTo({ b: end })).toEqual({ outcome: { kind: "partial", receipt: "A", left }, asked: "ab" });
      expect(await sendTo({ a: end })).toEqual({ outcome: end, asked: "a" });
      expect(await sendTo({ a: PERMANENT, b: end })).toEqual({ outcome: end, asked: "ab" });
    },
  );

  it("may have arrived where nobody is known to have it and one may", async () => {
    expect((await sendTo({ a: PERMANENT, b: UNKNOWN, c: CONFIG })).outcome).toEqual(UNKNOWN);
  });
});
