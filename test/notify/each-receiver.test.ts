import { describe, expect, it } from "@jest/globals";
import { createEachReceiver } from "../../src/adapters/notify/each-receiver.ts";
import type { SendOutcome } from "../../src/ports/notifier.ts";

const problem = { code: "x", message: "x", hint: "x" };
const sent: SendOutcome = { kind: "sent", receipt: null };

/** Sends by a list of outcomes per receiver; everyone is sent to in the end. */
function aSender(outcomes: Readonly<Record<string, SendOutcome[]>>) {
  const asked: string[] = [];
  const send = createEachReceiver();
  const sendTo = (receiver: string) => {
    asked.push(receiver);
    return Promise.resolve(outcomes[receiver]?.shift() ?? sent);
  };
  return { asked, send: (receivers: string[], reference = "r") => send(reference, receivers, sendTo) };
}

describe("one message to several receivers", () => {
  it.each([
    { name: "rate", outcome: { kind: "rate", wait_ms: 1, problem } },
    { name: "transient", outcome: { kind: "transient", problem } },
    { name: "config", outcome: { kind: "config", problem } },
  ] as const)("breaks off at $name, and goes on there", async ({ outcome }) => {
    const { asked, send } = aSender({ b: [outcome] });
    expect(await send(["a", "b", "c"])).toBe(outcome);
    expect(await send(["a", "b", "c"])).toEqual({ kind: "sent", receipt: null });
    expect(asked).toEqual(["a", "b", "b", "c"]);
  });

  it("counts who refused or may not have got it", async () => {
    const { send } = aSender({
      a: [{ kind: "sent", receipt: "1" }],
      b: [{ kind: "permanent", problem }],
      c: [{ kind: "unknown", problem }],
    });
    expect(await send(["a", "b", "c"])).toEqual({ kind: "sent", receipt: "1；1 人被拒收；1 人不确定是否收到" });
  });

  it("may have arrived where nobody is known to have it and one may", async () => {
    const { send } = aSender({ a: [{ kind: "permanent", problem }], b: [{ kind: "unknown", problem }] });
    expect((await send(["a", "b"])).kind).toBe("unknown");
  });

  it("starts anew once it has ended, and for another message", async () => {
    const { asked, send } = aSender({ b: [{ kind: "permanent", problem }] });
    expect((await send(["b"])).kind).toBe("permanent");
    expect((await send(["b"])).kind).toBe("sent");
    await send(["b"], "other");
    expect(asked).toEqual(["b", "b", "b"]);
  });

  it("remembers a bounded number of messages, the latest ones", async () => {
    const busy: SendOutcome = { kind: "transient", problem };
    const { asked, send } = aSender({ b: Array.from({ length: 1_001 }, () => busy) });
    for (let i = 0; i <= 1_000; i += 1) await send(["a", "b"], `message/${i}`);
    asked.length = 0;
    await send(["a", "b"], "message/0");
    await send(["a", "b"], "message/1000");
    expect(asked).toEqual(["a", "b", "b"]);
  });
});
