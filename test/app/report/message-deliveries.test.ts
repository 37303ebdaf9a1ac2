import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createMessagesReport } from "../../../src/app/report/messages-report.ts";
import type { KeptDelivery } from "../../../src/ports/consents.ts";
import type { EffectOutcome } from "../../../src/ports/outbox.ts";
import { aMessage } from "../../notify/message-builder.ts";
import { aDelivery } from "../../store/consent-builders.ts";
import { addEffects, anEffect, PROBLEM, SHOP } from "../../store/store-builders.ts";

const failed = (parts: Partial<KeptDelivery>) => aDelivery({ is_delivered: false, code: "UNDELIV", ...parts });
const done = (receipt: string | null): EffectOutcome => ({ kind: "done", at: 2_000, receipt });

describe("what vendors reported, on the page of messages", () => {
  it.each<{ name: string; end: EffectOutcome; reported: readonly KeptDelivery[]; note: string | null }>([
    { name: "nothing yet", end: done("900^0"), reported: [], note: null },
    { name: "of another message", end: done("900^0"), reported: [aDelivery({ vendor_id: "901^0" })], note: null },
    { name: "that it arrived", end: done("900^0"), reported: [aDelivery()], note: "已送达" },
    {
      name: "of two numbers of which one was reached, by the ids of a receipt in words",
      end: done("2640:1,2640:2；未发出：137******00（LimitExceeded）"),
      reported: [aDelivery({ vendor_id: "2640:1" }), failed({ vendor_id: "2640:2", person_mark: "wang" })],
      note: "1 人已送达，1 人未送达（UNDELIV）",
    },
    {
      name: "by our own id, of a message whose answer was lost",
      end: { kind: "dead", at: 2_000, problem: PROBLEM },
      reported: [aDelivery({ vendor_id: "77^0", out_id: "out of m" })],
      note: "已送达",
    },
  ])("$name", async ({ end, reported, note }) => {
    const store = createMemoryStore();
    const action = { kind: "send_message", message: { ...aMessage(), reference: "m" } } as const;
    await addEffects(store, anEffect("m1", { action, due_at: 0 }));
    const wish = { installation_id: SHOP, lane: "messages", limit: 9, now: 1_000, lease_ms: 1_000 } as const;
    for (const effect of await store.outbox.claim(wish)) await store.outbox.settle(effect, end);
    await store.consents.keepDeliveries(SHOP, reported);
    const report = createMessagesReport({ ...store, outIdOf: (reference) => `out of ${reference}` });
    expect((await report(SHOP)).messages).toMatchObject([{ note }]);
  });
});
