import { describe, expect, it } from "@jest/globals";
import { createEachReceiver } from "../../src/adapters/notify/sending/each-receiver.ts";
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
    {
      name: "rate",
      outcome: { kind: "rate", wait_ms: 1, problem } as const,
      want: { kind: "rate", wait_ms: 1, problem },
    },
    {
      name: "transient",
      outcome: { kind: "transient", problem } as const,
      want: {
        kind: "unknown",
        is_repeatable: true,
        problem: { code: "x", message: "x；已发给 1 人，还有 2 人未发", hint: expect.stringContaining("续发") },
      },
    },
  ])(
    "breaks off at $name after somebody was served, on its own channel, and goes on there",
    async ({ outcome, want }) => {
      const { asked, send } = aSender({ b: [outcome] });
      expect(await send(["a", "b", "c"])).toEqual(want);
      expect(await send(["a", "b", "c"])).toEqual({ kind: "sent", receipt: null });
      expect(asked).toEqual(["a", "b", "b", "c"]);
    },
  );

  it.each([
    { name: "transient", outcome: { kind: "transient", problem } },
    { name: "config", outcome: { kind: "config", problem } },
  ] as const)(
    "ends as $name where nobody was served yet, so that another channel may stand in",
    async ({ outcome }) => {
      const { send } = aSender({ a: [{ kind: "permanent", problem }], b: [outcome] });
      expect(await send(["a", "b", "c"])).toBe(outcome);
    },
  );

  it("counts all the rest as refused once the settings fail after somebody was served, and is done", async () => {
    const faulty = { kind: "config", problem: { ...problem, message: "IP 不在白名单" } } as const;
    const { asked, send } = aSender({ a: [{ kind: "sent", receipt: "1" }], b: [faulty] });
    expect(await send(["a", "b", "c"])).toEqual({ kind: "sent", receipt: "1；2 人被拒收：IP 不在白名单" });
    expect(asked).toEqual(["a", "b"]);
  });

  it("stays unsure where one may have got it before the settings failed", async () => {
    const { send } = aSender({ a: [{ kind: "unknown", problem }], b: [{ kind: "config", problem }] });
    expect((await send(["a", "b"])).kind).toBe("unknown");
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
