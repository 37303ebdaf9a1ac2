import { beforeEach, describe, expect, it } from "@jest/globals";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createMessageDirectory } from "../../../src/app/dispatch/message-directory.ts";
import { createSendMessage } from "../../../src/app/dispatch/send-message.ts";
import { listNotices } from "../../../src/app/notices/notices.ts";
import type { NotSent, SendOutcome } from "../../../src/ports/notifier.ts";
import type { StoredEffect } from "../../../src/ports/outbox.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aMessage } from "../../notify/message-builder.ts";
import { addEffects, anEffect, SHOP } from "../../store/store-builders.ts";
import { aConsentGate } from "../consent/a-consent-gate.ts";
import { someChannelRests } from "./some-channel-rests.ts";

const MINUTE = 60_000;
const problem = { code: "sms_settings_refused", message: "余额不足", hint: "请充值。" };
const BROKE: NotSent = { kind: "config", problem };
const AWAY: NotSent = { kind: "transient", problem: { ...problem, message: "连接不上" } };
const UNFIT: NotSent = { kind: "config", problem, is_of_message: true };
const OK: SendOutcome = { kind: "sent", receipt: null };

describe("a channel that fails for reasons of its own", () => {
  let store: Store;
  let now: number;
  let answer: SendOutcome;
  let asked: string[];
  let count: number;

  beforeEach(() => {
    store = createMemoryStore();
    now = 1_000_000;
    answer = BROKE;
    asked = [];
    count = 0;
  });

  /** A new process each time: nothing is known but what is kept. */
  async function dispatch(): Promise<void> {
    const sendMessage = createSendMessage({
      clock: createSystemClock({ now: () => now }),
      outbox: store.outbox,
      broadcasts: store.broadcasts,
      onError: (error) => {
        throw error;
      },
      alertOf: () => Promise.resolve(null),
      rests: someChannelRests(store, () => now),
      directory: createMessageDirectory(store),
      sendAllowed: aConsentGate(store, () => now),
      channels: {
        open: (_shop, name) =>
          Promise.resolve({ send: () => Promise.resolve((asked.push(name), name === "邮件" ? OK : answer)) }),
      },
    });
    const wish = { installation_id: SHOP, lane: "messages", limit: 99, now, lease_ms: 1_000 } as const;
    for (const effect of await store.outbox.claim(wish))
      if (effect.action.kind === "send_message")
        await store.outbox.settle(effect, await sendMessage(effect, effect.action));
  }

  async function queue(...fallback_channels: string[]): Promise<() => Promise<StoredEffect | null>> {
    const key = `m${(count += 1)}`;
    const message = { ...aMessage(), channel: "短信", fallback_channels, reference: key };
    await addEffects(
      store,
      anEffect(key, { line: key, due_at: 0, action: { kind: "send_message", message, episode: 1 } }),
    );
    return () => store.outbox.get(SHOP, key);
  }

  async function fail(times: number, outcome: NotSent = BROKE): Promise<void> {
    answer = outcome;
    for (let i = 0; i < times; i += 1) {
      await queue();
      await dispatch();
    }
  }

  it("rests after three refusals in a row; the third waits, and what follows does not ask it", async () => {
    await fail(2);
    const third = await queue();
    await dispatch();
    expect(await third()).toMatchObject({ state: "waiting", attempts: 0, due_at: now + MINUTE });
    const next = await queue();
    await dispatch();
    expect(await next()).toMatchObject({ state: "waiting", problem: { code: "channel_resting" } });
    expect(asked).toHaveLength(3);
  });

  it("lets the next channel stand in at once", async () => {
    await fail(3);
    const next = await queue("邮件");
    await dispatch();
    expect(await next()).toMatchObject({ state: "done", receipt: expect.stringMatching(/^邮件：/) });
    expect(asked).toEqual(["短信", "短信", "短信", "邮件"]);
  });

  it("tells of it once, in Chinese, and of what to do; no longer once a probe was served", async () => {
    await fail(4);
    const [notice, ...others] = await listNotices(store.registry, SHOP);
    expect(notice).toMatchObject({
      ...{ code: "channel_resting", field: "短信" },
      message: "通道“短信”连续发送失败，已暂停使用：余额不足。消息改走备用通道；没有备用通道的会等待，不会丢失",
      hint: expect.stringContaining("请充值。系统会自动试发"),
    });
    expect(others).toEqual([]);
    now += MINUTE;
    answer = OK;
    asked = [];
    await dispatch();
    expect(await listNotices(store.registry, SHOP)).toEqual([]);
    now += MINUTE;
    await dispatch();
    expect(asked).toHaveLength(2);
  });

  it("rests longer each time a probe fails, and is asked by one message alone each time", async () => {
    await fail(3);
    for (let i = 0; i < 5; i += 1) await queue();
    const rests = someChannelRests(store, () => now);
    const pauses: number[] = [];
    for (let i = 0; i < 5; i += 1) {
      const until = (await rests.list(SHOP)).get("短信")?.closed_until ?? 0;
      pauses.push((until - now) / MINUTE);
      now = until;
      asked = [];
      await dispatch();
      expect(asked).toHaveLength(1);
    }
    expect(pauses).toEqual([1, 5, 15, 60, 60]);
  });

  it("needs five in a row where it is only away, and one that is served between ends the row", async () => {
    const rests = someChannelRests(store, () => now);
    for (const outcome of [AWAY, AWAY, AWAY, AWAY, OK, AWAY, AWAY, AWAY, AWAY])
      expect(await rests.answered(SHOP, "短信", outcome)).toBeNull();
    expect(await rests.answered(SHOP, "短信", AWAY)).toMatchObject({ rests: 1, closed_until: now + MINUTE });
  });

  it("does not rest over a message that is at fault itself, nor over a limit", async () => {
    const rests = someChannelRests(store, () => now);
    const rate: NotSent = { kind: "rate", wait_ms: 1, problem };
    for (const outcome of [UNFIT, rate, { kind: "permanent", problem } as const, UNFIT, rate, UNFIT])
      expect(await rests.answered(SHOP, "短信", outcome)).toBeNull();
    expect(await rests.ask(SHOP, "短信")).toBeNull();
  });

  it("leaves a probe to the next where the one that was to probe must not be sent", async () => {
    const rests = someChannelRests(store, () => now);
    for (let i = 0; i < 3; i += 1) await rests.answered(SHOP, "短信", BROKE);
    now += MINUTE;
    answer = OK;
    // For customers, and names nobody: the gate refuses it.
    const message = { ...aMessage(), channel: "短信", receiver: null, purpose: "service", reference: "c" } as const;
    const action = { kind: "send_message", message, episode: 1 } as const;
    await addEffects(store, anEffect("c", { line: "c", due_at: 0, action }));
    await dispatch();
    expect(await store.outbox.get(SHOP, "c")).toMatchObject({
      state: "done",
      receipt: expect.stringMatching(/^未发送/),
    });
    const next = await queue();
    await dispatch();
    expect(await next()).toMatchObject({ state: "done" });
  });

  it("is free again where it was set up anew", async () => {
    await fail(3);
    const rests = someChannelRests(store, () => now);
    await rests.forget(SHOP, "短信");
    expect(await rests.ask(SHOP, "短信")).toBeNull();
    expect(await listNotices(store.registry, SHOP)).toEqual([]);
  });
});
