import { beforeEach, describe, expect, it } from "@jest/globals";
import { messageViolations } from "../../bench/chaos/message-violations.ts";
import { createMemoryStore } from "../../src/adapters/store/memory/create-memory-store.ts";
import type { EffectAction, EffectOutcome } from "../../src/ports/outbox.ts";
import type { Store } from "../../src/ports/store.ts";
import { INSTALLATION } from "../support/a-shop-addon.ts";
import { addEffects, anEffect } from "../store/store-builders.ts";

const REFERENCE = "robot-1 token";
const MESSAGE: EffectAction = {
  kind: "send_message",
  message: {
    ...{ channel: "robot-1", receiver_role: "采购", receiver: null, severity: "out", title: "缺货", lines: [] },
    ...{ link: null, actions: [{ label: "确认", link: "http://127.0.0.1/answer#token" }], reference: "r" },
  },
};
const DONE: EffectOutcome = { kind: "done", at: 1, receipt: null };
const dead = (code: string): EffectOutcome => ({ kind: "dead", at: 1, problem: { code, message: "", hint: "" } });

describe("messages after a chaos run", () => {
  let store: Store;
  beforeEach(() => {
    store = createMemoryStore();
  });

  async function rulesBroken(outcome: EffectOutcome, times: number, isUnanswered = false): Promise<readonly string[]> {
    const line = { installation_id: INSTALLATION, line: "message", due_at: 0 };
    await addEffects(store, anEffect("message", { ...line, action: MESSAGE }));
    const wish = { installation_id: INSTALLATION, lane: "messages", limit: 1, now: 1, lease_ms: 1 } as const;
    for (const effect of await store.outbox.claim(wish)) await store.outbox.settle(effect, outcome);
    const gateway = {
      taken: new Map(times === 0 ? [] : [[REFERENCE, times]]),
      unanswered: new Set(isUnanswered ? [REFERENCE] : []),
    };
    return (await messageViolations(store, gateway)).map(({ rule }) => rule);
  }

  it.each([
    { name: "done and taken once", outcome: DONE, times: 1, unanswered: false, want: [] },
    { name: "done and taken twice", outcome: DONE, times: 2, unanswered: false, want: ["done_twice"] },
    { name: "done and never taken", outcome: DONE, times: 0, unanswered: false, want: ["lost"] },
    { name: "cut off half-way", outcome: dead("message_perhaps_sent"), times: 1, unanswered: false, want: [] },
    { name: "left unanswered", outcome: dead("robot_no_answer"), times: 1, unanswered: true, want: [] },
    { name: "answered, yet unsure", outcome: dead("robot_no_answer"), times: 1, unanswered: false, want: ["gave_up"] },
    {
      name: "given up for another reason",
      outcome: dead("robot_busy"),
      times: 0,
      unanswered: false,
      want: ["gave_up"],
    },
  ])("$name: $want", async ({ outcome, times, unanswered, want }) => {
    expect(await rulesBroken(outcome, times, unanswered)).toEqual(want);
  });

  it("that nobody answers for are a fault", async () => {
    const gateway = { taken: new Map([["robot-1 stranger", 1]]), unanswered: new Set<string>() };
    expect((await messageViolations(store, gateway)).map(({ rule }) => rule)).toEqual(["done_twice"]);
  });
});
