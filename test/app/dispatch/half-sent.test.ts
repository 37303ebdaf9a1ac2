import { describe, expect, it } from "@jest/globals";
import { someChannelRests } from "./some-channel-rests.ts";
import fc from "fast-check";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { splitOutcome } from "../../../src/adapters/notify/sending/split-outcome.ts";
import { tellsOfLeftOut } from "../../../src/contracts/left-out.ts";
import { createMessageDirectory } from "../../../src/app/dispatch/message-directory.ts";
import { createSendMessage } from "../../../src/app/dispatch/send-message.ts";
import { mobileNumbers } from "../../../src/domain/text/mobile-numbers.ts";
import type { Message } from "../../../src/contracts/message.ts";
import type { NotSent, Notifier } from "../../../src/ports/notifier.ts";
import type { StoredEffect } from "../../../src/ports/outbox.ts";
import { aMessage } from "../../notify/message-builder.ts";
import { aReceiver } from "../../store/row-builders.ts";
import { aChange, addEffects, anEffect, SHOP } from "../../store/store-builders.ts";
import { aConsentGate } from "../consent/a-consent-gate.ts";

const [LI, WANG, ZHAO] = ["13800138000", "13900139000", "13700137000"] as const;
const PEOPLE = [LI, WANG, ZHAO];
const problem = { code: "x", message: "号码有误", hint: "改" };
const NO: NotSent = { kind: "permanent", problem };
const BUSY: NotSent = { kind: "transient", problem };
const LIMIT: NotSent = { kind: "rate", wait_ms: 3_000, problem };
const LOST: NotSent = { kind: "unknown", problem };
type Answer = NotSent | "ok";

/** Channels of text messages that answer number by number, and a group; says who was served by which, in order. */
function aWorld(answerOf: (channel: string, phone: string) => Answer) {
  const store = createMemoryStore();
  let now = Date.parse("2026-11-23T12:00:00+08:00");
  const served: string[] = [];
  const asked: string[] = [];
  function aChannel(name: string): Notifier {
    if (name === "群") return { send: () => Promise.resolve((served.push("群"), { kind: "sent", receipt: "g" })) };
    return {
      addressed_by: "phone",
      reach: ({ receiver }) => ({ family: "sms", addresses: mobileNumbers(receiver), is_named: true }),
      send: ({ receiver }: Message) => {
        const numbers = mobileNumbers(receiver);
        asked.push(`${name} ${numbers.map((number) => PEOPLE.findIndex((one) => one === number)).join("")}`);
        const ends = numbers.map((address) => ({ address, end: answerOf(name, address) }));
        const left = ends.flatMap(({ address, end }) => (end === "ok" ? [] : [{ address, end }]));
        const taken = ends.filter(({ end }) => end === "ok" || end.kind === "unknown");
        served.push(...taken.map(({ address }) => address));
        return Promise.resolve(splitOutcome({ served: numbers.length - left.length, receipt: name, left }));
      },
    };
  }
  const sendMessage = createSendMessage({
    clock: createSystemClock({ now: () => now }),
    outbox: store.outbox,
    broadcasts: store.broadcasts,
    onError: (error) => {
      throw error;
    },
    alertOf: () => Promise.resolve(null),
    channels: { open: (_shop, name) => Promise.resolve(aChannel(name)) },
    rests: someChannelRests(store, () => now),
    directory: createMessageDirectory(store),
    sendAllowed: aConsentGate(store, () => now),
  });

  async function once(kill = false): Promise<StoredEffect | null> {
    const wish = { installation_id: SHOP, lane: "messages", limit: 9, now, lease_ms: 1_000 } as const;
    for (const effect of await store.outbox.claim(wish)) {
      if (effect.action.kind !== "send_message" || kill) continue;
      await store.outbox.settle(effect, await sendMessage(effect, effect.action));
    }
    return store.outbox.get(SHOP, "m");
  }
  async function queueTo(receiver: string, ...fallback_channels: string[]) {
    const message = { ...aMessage(), channel: "短信", fallback_channels, receiver };
    await addEffects(store, anEffect("m", { due_at: 0, action: { kind: "send_message", message, episode: 1 } }));
  }

  return {
    ...{ store, served, asked, once, queueTo },
    queue: (...fallback_channels: string[]) => queueTo(PEOPLE.join("，"), ...fallback_channels),
    /** Tries until it has ended. */
    async end(): Promise<StoredEffect | null> {
      for (let tries = 0; tries < 20; tries += 1) {
        const effect = await once();
        if (effect?.state !== "waiting") return effect;
        now = Math.max(now, effect.due_at);
      }
      throw new Error("it never ends");
    },
    wait: (ms: number) => (now += ms),
  };
}

/** Answers in order, number by number; served once they have run out. */
const inOrder = (answers: Readonly<Record<string, Answer[]>>) => {
  const left = new Map(Object.entries(answers).map(([key, list]) => [key, [...list]]));
  return (channel: string, phone: string) => left.get(`${channel} ${phone}`)?.shift() ?? "ok";
};

describe("a message that some of its receivers were served with", () => {
  it("is tried again for the others alone, which outlives the process", async () => {
    const { queue, once, end, asked, served } = aWorld(inOrder({ [`短信 ${WANG}`]: [BUSY, LIMIT] }));
    await queue();
    expect(await once()).toMatchObject({ state: "waiting", problem: { message: expect.stringContaining("1 人未发") } });
    expect(await end()).toMatchObject({ state: "done", receipt: "短信；短信" });
    expect(asked).toEqual(["短信 012", "短信 1", "短信 1"]);
    expect(served.toSorted()).toEqual(PEOPLE.toSorted());
  });

  it("goes by the next channel to those whom the first cannot reach, never to a group that has others in it", async () => {
    const { queue, end, asked } = aWorld(inOrder({ [`短信 ${LI}`]: [NO] }));
    await queue("群", "短信2");
    expect(await end()).toMatchObject({ state: "done", receipt: "短信：短信；另由通道“短信2”补发：短信2" });
    expect(asked).toEqual(["短信 012", "短信2 0"]);
  });

  describe("by the channel dear to the one whom it is for", () => {
    const aDesk = (preferred_channels: readonly string[]) =>
      aReceiver({ receiver_name: "值班", phone: PEOPLE.join("，"), preferred_channels });
    const world = async (...answers: Parameters<typeof aWorld>) => {
      const made = aWorld(...answers);
      await made.store.records.apply([aChange("p1", [aDesk(["短信3"])])]);
      return made;
    };

    it("is tried there again for the others, and then by the rule's channels", async () => {
      const { queueTo, end, asked } = await world(inOrder({ [`短信3 ${LI}`]: [NO], [`短信3 ${WANG}`]: [BUSY] }));
      await queueTo("值班");
      expect(await end()).toMatchObject({
        state: "done",
        receipt: "短信3：短信3；短信3；另由通道“短信”补发：短信",
      });
      expect(asked).toEqual(["短信3 012", "短信3 1", "短信 0"]);
    });

    it("is still settled there where it is dear no more", async () => {
      const { queueTo, once, end, asked, store } = await world(inOrder({ [`短信3 ${WANG}`]: [BUSY, NO] }));
      await queueTo("值班", "短信2");
      await once();
      await store.records.apply([aChange("p1", [aDesk([])], { version: 9 })]);
      expect((await end())?.receipt).toContain("另由通道“短信”补发：短信");
      expect(asked).toEqual(["短信3 012", "短信3 1", "短信 1"]);
    });
  });

  it("says who was not reached, masked, where no other channel knows them", async () => {
    const { queue, end, served } = aWorld((_channel, phone) => (phone === LI ? NO : "ok"));
    await queue("群");
    expect((await end())?.receipt).toBe("短信：短信；未送达：1 人（138******00），号码有误");
    expect(tellsOfLeftOut((await end())?.receipt ?? null)).toBe(true);
    expect(["短信", "a；b", null].map(tellsOfLeftOut)).toEqual([false, false, false]);
    expect(served).toEqual([WANG, ZHAO]);
  });

  it("gives up on those for whom patience has run out, and keeps what the others have", async () => {
    const { queue, end, served } = aWorld((_channel, phone) => (phone === ZHAO ? BUSY : "ok"));
    await queue();
    expect(await end()).toMatchObject({
      state: "done",
      receipt: expect.stringContaining("未送达：1 人（137******00）"),
    });
    expect(served).toEqual([LI, WANG]);
  });

  it("does not begin anew where the process died over the rest", async () => {
    const { queue, once, end, served, wait } = aWorld(inOrder({ [`短信 ${WANG}`]: [LIMIT] }));
    await queue();
    await once();
    wait(5_000);
    await once(true);
    wait(5_000);
    expect(await end()).toMatchObject({ state: "done", receipt: "短信；不确定是否收到：1 人（139******00）" });
    expect(served).toEqual([LI, ZHAO]);
  });

  it("reaches nobody twice, whatever the channels answer, and ends", async () => {
    const answer = fc.constantFrom<Answer>("ok", "ok", NO, BUSY, LIMIT, LOST);
    const answers = fc.array(answer, { minLength: 60, maxLength: 60 });
    await fc.assert(
      fc.asyncProperty(answers, fc.boolean(), async (given, hasFallback) => {
        const list = [...given];
        const { queue, end, served } = aWorld(() => list.shift() ?? "ok");
        await queue(...(hasFallback ? ["短信2", "群"] : []));
        const effect = await end();
        const people = served.filter((one) => one !== "群");
        expect(new Set(people).size).toBe(people.length);
        expect(served.includes("群") && people.length > 0).toBe(false);
        const isTold = effect?.state === "dead" || effect?.receipt?.includes("人") === true || served.includes("群");
        expect(isTold || people.length === PEOPLE.length).toBe(true);
      }),
      { seed: 5, numRuns: 300 },
    );
  });
});
