import { beforeEach, describe, expect, it } from "@jest/globals";
import { someChannelRests } from "./some-channel-rests.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createMessageDirectory } from "../../../src/app/dispatch/message-directory.ts";
import { createSendMessage } from "../../../src/app/dispatch/send-message.ts";
import type { Problem } from "../../../src/contracts/problem.ts";
import { type AlertState, QUIET_ALERT } from "../../../src/domain/alert/alert-state.ts";
import type { SendOutcome } from "../../../src/ports/notifier.ts";
import type { EffectAction, StoredEffect } from "../../../src/ports/outbox.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aConsentGate } from "../consent/a-consent-gate.ts";
import { aMessage } from "../../notify/message-builder.ts";
import { addEffects, anEffect, SHOP } from "../../store/store-builders.ts";

const problem = (message: string): Problem => ({ code: "no", message, hint: "改" });
const sentAs = (receipt: string | null): SendOutcome => ({ kind: "sent", receipt });
const failed = (kind: "permanent" | "config" | "transient" | "unknown"): SendOutcome => ({
  kind,
  problem: problem(kind),
});
const RATE: SendOutcome = { kind: "rate", wait_ms: 3_000, problem: problem("rate") };

describe("a message with channels in order", () => {
  let store: Store;
  let now: number;
  let tried: string[];
  let outcomes: Map<string, SendOutcome[]>;
  let alert: AlertState | null;
  let errors: unknown[];

  beforeEach(() => {
    store = createMemoryStore();
    now = 0;
    tried = [];
    outcomes = new Map();
    alert = null;
    errors = [];
  });

  const sendMessage = (effect: StoredEffect, action: Extract<EffectAction, { kind: "send_message" }>) =>
    createSendMessage({
      clock: createSystemClock({ now: () => now }),
      rests: someChannelRests(store, () => now),
      sendAllowed: aConsentGate(store, () => now),
      directory: createMessageDirectory(store),
      outbox: store.outbox,
      broadcasts: store.broadcasts,
      onError: (error) => errors.push(error),
      alertOf: () => Promise.resolve(alert),
      channels: {
        open: (_shop, name) => {
          const answers = outcomes.get(name);
          if (answers === undefined) return Promise.resolve(null);
          return Promise.resolve({
            send: (message) => {
              tried.push(`${name}/${message.channel}`);
              return Promise.resolve(answers.shift() ?? sentAs(null));
            },
          });
        },
      },
    })(effect, action);

  /** Tries what is due once, by way of the outbox, so that only what is kept is known at the next try. */
  async function tryOnce(later_ms = 0): Promise<StoredEffect | null> {
    now += later_ms;
    const held = await store.outbox.claim({ installation_id: SHOP, lane: "messages", limit: 9, now, lease_ms: 1_000 });
    for (const effect of held) {
      if (effect.action.kind !== "send_message") continue;
      await store.outbox.settle(effect, await sendMessage(effect, effect.action));
    }
    return store.outbox.get(SHOP, "m");
  }

  async function given(names: readonly string[], answers: Readonly<Record<string, SendOutcome[]>>): Promise<void> {
    const [channel = "", ...fallback_channels] = names;
    outcomes = new Map(Object.entries(answers));
    const action: EffectAction = { kind: "send_message", message: { ...aMessage(), channel, fallback_channels } };
    await addEffects(store, anEffect("m", { action, due_at: 0 }));
  }

  it("goes by the first, which the receipt names", async () => {
    await given(["企微群", "短信"], { 企微群: [sentAs("42")], 短信: [] });
    expect(await tryOnce()).toMatchObject({ state: "done", receipt: "企微群：42" });
    expect(tried).toEqual(["企微群/企微群"]);
  });

  it.each(["permanent", "config"] as const)("goes by the next where one ends %s, and says why", async (kind) => {
    await given(["企微群", "短信", "邮件"], { 企微群: [failed(kind)], 短信: [sentAs(null)], 邮件: [] });
    expect(await tryOnce()).toMatchObject({
      ...{ state: "done", receipt: `短信：已发送（此前通道“企微群”：${kind}）` },
    });
    expect(tried).toEqual(["企微群/企微群", "短信/短信"]);
  });

  it("goes by the next where one is not set up", async () => {
    await given(["没有的群", "短信"], { 短信: [] });
    expect((await tryOnce())?.receipt).toContain("“没有的群”尚未设置");
    expect(tried).toEqual(["短信/短信"]);
  });

  it.each<{ name: string; break_store(): void }>([
    {
      name: "the broadcast",
      break_store: () => {
        store = { ...store, broadcasts: { ...store.broadcasts, add: () => Promise.reject(new Error("disk full")) } };
      },
    },
    {
      name: "how the channel bore it",
      break_store: () => {
        const registry = { ...store.registry, removeSetting: () => Promise.reject(new Error("disk full")) };
        store = { ...store, registry };
      },
    },
  ])("has gone though $name could not be kept, which is told, and goes once", async ({ break_store }) => {
    await given(["群发"], { 群发: [failed("transient"), { kind: "sent", receipt: "7", broadcast_id: "msg-7" }] });
    await tryOnce();
    break_store();
    expect(await tryOnce(90_000)).toMatchObject({ state: "done", receipt: "7" });
    expect(errors).toEqual([new Error("disk full")]);
    await tryOnce(90_000);
    expect(tried).toHaveLength(2);
  });

  it("that had to wait into its rule's quiet hours goes at their end, by the channels that are left", async () => {
    const minute = (text: string) => Date.parse(`2026-11-23T${text}:00+08:00`);
    now = minute("20:59");
    outcomes = new Map([
      ["企微群", [failed("permanent")]],
      ["短信", [failed("transient"), sentAs("42")]],
    ]);
    const quiet_hours = { quiet_start: "21:00", quiet_end: "08:00" };
    const message = { ...aMessage(), channel: "企微群", fallback_channels: ["短信"] };
    await addEffects(store, anEffect("m", { action: { kind: "send_message", message, quiet_hours }, due_at: 0 }));
    expect(await tryOnce()).toMatchObject({ state: "waiting" });
    const quiet = await tryOnce(90_000);
    expect(quiet).toMatchObject({ state: "waiting", due_at: Date.parse("2026-11-24T08:00:00+08:00"), attempts: 1 });
    expect(quiet?.problem?.code).toBe("message_quiet_hours");
    expect(await tryOnce(11 * 3_600_000)).toMatchObject({
      state: "done",
      receipt: expect.stringContaining("短信：42"),
    });
    expect(tried).toEqual(["企微群/企微群", "短信/短信", "短信/短信"]);
  });

  it("that may have arrived is repeated in quiet hours too, while its channel drops what it has had", async () => {
    now = Date.parse("2026-11-23T20:59:59+08:00");
    const perhaps: SendOutcome = { kind: "unknown", problem: problem("unknown"), is_repeatable: true };
    outcomes = new Map([["企微", [perhaps, sentAs("7")]]]);
    const quiet_hours = { quiet_start: "21:00", quiet_end: "08:00" };
    const message = { ...aMessage(), channel: "企微" };
    await addEffects(store, anEffect("m", { action: { kind: "send_message", message, quiet_hours }, due_at: 0 }));
    await tryOnce();
    expect(await tryOnce(60_000)).toMatchObject({ state: "done", receipt: "7" });
  });

  it("goes by no other where it may have arrived", async () => {
    await given(["企微群", "短信"], { 企微群: [failed("unknown")], 短信: [] });
    expect(await tryOnce()).toMatchObject({ state: "dead", problem: { message: "通道“企微群”：unknown" } });
    expect(tried).toEqual(["企微群/企微群"]);
  });

  it("is repeated on the same where that drops what it has had, and goes by no other however that ends", async () => {
    const perhaps: SendOutcome = { kind: "unknown", problem: problem("unknown"), is_repeatable: true };
    for (const last of [failed("permanent"), failed("config"), failed("transient"), perhaps]) {
      store = createMemoryStore();
      tried = [];
      await given(["企微", "短信"], {
        企微: [perhaps, failed("transient"), RATE, ...Array.from({ length: 20 }, () => last)],
        短信: [],
      });
      let found = await tryOnce();
      for (let tries = 0; found?.state === "waiting" && tries < 30; tries += 1) found = await tryOnce(3_600_000);
      expect(found).toMatchObject({ state: "dead", problem: { message: expect.stringMatching(/^通道“企微”：/) } });
      expect(new Set(tried)).toEqual(new Set(["企微/企微"]));
    }
  });

  it("is repeated by the channel that may have it, though an earlier one is back or was put before it", async () => {
    const perhaps: SendOutcome = { kind: "unknown", problem: problem("unknown"), is_repeatable: true };
    outcomes = new Map([
      ["群", [failed("transient")]],
      ["短信", [perhaps, RATE]],
    ]);
    const message = { ...aMessage(), channel: "群", fallback_channels: ["短信"] };
    await addEffects(store, anEffect("m", { action: { kind: "send_message", message }, due_at: 0 }));
    const rests = someChannelRests(store, () => now);
    for (let tries = 0; tries < 20; tries += 1) await rests.answered(SHOP, "群", failed("transient"));
    await tryOnce();
    await rests.forget(SHOP, "群");
    await tryOnce(3_600_000);
    expect(await tryOnce(3_600_000)).toMatchObject({ state: "done", receipt: "短信：已发送" });
    expect(tried).toEqual(["短信/短信", "短信/短信", "短信/短信"]);
  });

  it.each(["群", "邮件"])(
    "kept as doubtful before channels were named, with %s failed, stays with the next",
    async (name) => {
      const may_have_arrived = true;
      const failed_channels = [{ channel: name, problem: problem("no") }];
      const waiting = { ...problem("unknown"), may_have_arrived, failed_channels };
      const left = name === "群" ? "短信" : "群";
      await given(["群", "短信", "邮件"], { 群: [failed("permanent")], 短信: [failed("permanent")], 邮件: [] });
      const [effect] = await store.outbox.claim({
        installation_id: SHOP,
        lane: "messages",
        limit: 9,
        now,
        lease_ms: 1,
      });
      if (effect?.action.kind !== "send_message") throw new Error("nothing to send");
      expect(await sendMessage({ ...effect, problem: waiting }, effect.action)).toMatchObject({ kind: "dead" });
      expect(tried).toEqual([`${left}/${left}`]);
    },
  );

  it("has its patience back after a person's replay", async () => {
    await given(["群"], { 群: Array.from({ length: 9 }, () => failed("transient")) });
    let found = await tryOnce();
    for (let tries = 0; found?.state === "waiting" && tries < 20; tries += 1) found = await tryOnce(3_600_000);
    expect(found).toMatchObject({ state: "dead" });
    outcomes = new Map([["群", [failed("transient")]]]);
    await store.outbox.replay(SHOP, found?.id ?? 0, now);
    expect(await tryOnce()).toMatchObject({ state: "waiting", problem: { code: "channel_resting" } });
    expect(await tryOnce(3_600_000)).toMatchObject({ state: "waiting", attempts: 1 });
    expect(await tryOnce(3_600_000)).toMatchObject({ state: "done" });
  });

  it("is tried again on the same where that is away or busy, and not on those that failed before", async () => {
    await given(["群", "短信", "邮件"], { 群: [failed("permanent")], 短信: [failed("transient"), RATE], 邮件: [] });
    expect(await tryOnce()).toMatchObject({ state: "waiting", problem: { message: expect.stringContaining("短信") } });
    await tryOnce(60_000);
    expect((await tryOnce(60_000))?.receipt).toBe("短信：已发送（此前通道“群”：permanent）");
    expect(tried).toEqual(["群/群", "短信/短信", "短信/短信", "短信/短信"]);
  });

  it("goes by the next as soon as one rests after failing again and again", async () => {
    await given(["群", "短信"], { 群: Array.from({ length: 20 }, () => failed("transient")), 短信: [] });
    let found = await tryOnce();
    for (let tries = 0; found?.state === "waiting" && tries < 20; tries += 1) found = await tryOnce(3_600_000);
    expect(found).toMatchObject({ state: "done", receipt: "短信：已发送" });
  });

  it("ends only when the last has failed, with every reason; a replay begins with the first", async () => {
    await given(["群", "没有", "邮件"], { 群: [failed("permanent")], 邮件: [failed("transient"), failed("config")] });
    await tryOnce();
    const dead = await tryOnce(60_000);
    expect(dead).toMatchObject({ state: "dead", problem: { code: "message_channels_failed" } });
    for (const reason of ["“群”：permanent", "“没有”", "“邮件”：config"])
      expect(dead?.problem?.message).toContain(reason);
    await store.outbox.replay(SHOP, dead?.id ?? 0, now);
    expect(await tryOnce()).toMatchObject({ state: "done", receipt: "群：已发送" });
  });

  it("keeps the one channel's own words where there is only one", async () => {
    await given(["群"], { 群: [failed("permanent")] });
    expect((await tryOnce())?.problem).toEqual(problem("permanent"));
  });

  it.each([
    { status: "acknowledged", episode: 2, isSent: true },
    { status: "quiet", episode: 2, isSent: false },
    { status: "raised", episode: 3, isSent: false },
  ] as const)("to a customer goes while its alert stands: $status in $episode", async ({ isSent, ...found }) => {
    alert = { ...QUIET_ALERT, ...found };
    outcomes = new Map([["群", []]]);
    const message = { ...aMessage(), channel: "群" };
    await addEffects(store, anEffect("m", { action: { kind: "send_message", message, while_standing: 2 }, due_at: 0 }));
    expect(await tryOnce()).toMatchObject({ receipt: isSent ? null : "预警已有人处理或已解除，未发送" });
    expect(tried).toHaveLength(isSent ? 1 : 0);
  });

  describe("that waits for an answer", () => {
    const standing: AlertState = { ...QUIET_ALERT, episode: 2, status: "raised", peak_severity: "critical" };
    const SINCE = 5_000;

    it.each([
      { name: "still raised", found: standing, isSent: true },
      { name: "acknowledged", found: { ...standing, status: "acknowledged" }, isSent: false },
      { name: "snoozed", found: { ...standing, status: "snoozed" }, isSent: false },
      { name: "cleared", found: { ...standing, status: "quiet" }, isSent: false },
      { name: "of another episode", found: { ...standing, episode: 3 }, isSent: false },
      { name: "worse, and still not answered", found: { ...standing, peak_severity: "out" }, isSent: true },
      { name: "raised anew after an answer", found: { ...standing, answered_at: SINCE + 1 }, isSent: false },
      { name: "answered by what made it worse", found: { ...standing, answered_at: SINCE }, isSent: true },
      { name: "raised anew after it had cleared", found: { ...standing, cleared_at: SINCE + 1 }, isSent: false },
      { name: "answered only before", found: { ...standing, answered_at: 4_999, cleared_at: 4_999 }, isSent: true },
      { name: "gone", found: null, isSent: false },
    ] as const)("is sent while the alert is $name: $isSent", async ({ found, isSent }) => {
      alert = found;
      outcomes = new Map([["群", []]]);
      const while_unanswered = { episode: 2, since: SINCE };
      const action: EffectAction = {
        kind: "send_message",
        message: { ...aMessage(), channel: "群" },
        while_unanswered,
      };
      await addEffects(store, anEffect("m", { action, due_at: 0 }));
      const { state, receipt } = (await tryOnce()) ?? {};
      expect({ state, receipt }).toEqual({
        state: "done",
        receipt: isSent ? null : "预警已有人处理或已解除，未发送",
      });
      expect(tried).toHaveLength(isSent ? 1 : 0);
    });
  });
});
