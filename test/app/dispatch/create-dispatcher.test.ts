import { beforeEach, describe, expect, it } from "@jest/globals";
import { someChannelRests } from "./some-channel-rests.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createDispatcher } from "../../../src/app/dispatch/create-dispatcher.ts";
import { createMessageDirectory } from "../../../src/app/dispatch/message-directory.ts";
import type { FormBinding } from "../../../src/contracts/form.ts";
import type { SendOutcome } from "../../../src/ports/notifier.ts";
import type { EffectAction } from "../../../src/ports/outbox.ts";
import type { PlatformFailure } from "../../../src/ports/platform.ts";
import type { Store } from "../../../src/ports/store.ts";
import { addEffects, anEffect, PROBLEM, SHOP } from "../../store/store-builders.ts";
import { aPlatform } from "./a-platform.ts";
import { aConsentGate } from "../consent/a-consent-gate.ts";

const binding: FormBinding = {
  installation_id: SHOP,
  form: "stockout_alert",
  app_id: "app",
  entry_id: "entry",
  fields: [],
  push_token: "token",
  push_secret: "secret",
  synced_through: 0,
};
const create: EffectAction = {
  kind: "create_record",
  form: "stockout_alert",
  values: { effect_key: "alert/1" },
  start_trigger: false,
  start_workflow: false,
};
const message: EffectAction = {
  kind: "send_message",
  message: {
    channel: "采购群",
    receiver_role: "采购",
    receiver: null,
    severity: "out",
    title: "缺货",
    lines: [],
    link: null,
    reference: "r",
  },
};

describe("doing effects", () => {
  let store: Store;
  let now: number;
  let platform: ReturnType<typeof aPlatform>;
  let outcomes: SendOutcome[];
  let sent: number;

  beforeEach(() => {
    store = createMemoryStore();
    now = 10_000;
    platform = aPlatform();
    outcomes = [];
    sent = 0;
  });

  async function dispatch(): Promise<void> {
    const notifier = {
      send: () => {
        sent += 1;
        return Promise.resolve<SendOutcome>(outcomes.shift() ?? { kind: "sent", receipt: null });
      },
    };
    const dispatcher = createDispatcher({
      outbox: store.outbox,
      broadcasts: store.broadcasts,
      platform,
      channels: { open: (_shop, name) => Promise.resolve(name === "采购群" ? notifier : null) },
      clock: createSystemClock({ now: () => now }),
      rests: someChannelRests(store, () => now),
      sendAllowed: aConsentGate(store, () => now),
      directory: createMessageDirectory(store),
      alertOf: () => Promise.resolve(null),
      binding: () => Promise.resolve(binding),
      onSettled: () => undefined,
      onPaused: () => undefined,
      onResumed: () => undefined,
      onError: (error) => {
        throw error;
      },
    });
    await dispatcher.dispatch();
    await dispatcher.settled();
  }

  async function later(ms: number): Promise<void> {
    now += ms;
    await dispatch();
  }

  const stateOf = async (effect_key: string) => (await store.outbox.get(SHOP, effect_key))?.state;

  it("creates a record once although the answer was lost: it is looked up before it is made again", async () => {
    await addEffects(store, anEffect("alert/1", { action: create, due_at: 0 }));
    platform.fail({ failure: "timed_out", isApplied: true });
    await dispatch();
    expect(await stateOf("alert/1")).toBe("waiting");
    await later(60_000);
    expect(await stateOf("alert/1")).toBe("done");
    expect(platform.creations()).toBe(1);
    expect((await store.outbox.get(SHOP, "alert/1"))?.receipt).toBe("record-1");
  });

  it("looks a record up that a person has replayed, for the try before may have made it", async () => {
    await addEffects(store, anEffect("alert/1", { action: create, due_at: 0 }));
    platform.fail({ failure: "refused", isApplied: true });
    await dispatch();
    const dead = await store.outbox.get(SHOP, "alert/1");
    expect(dead?.state).toBe("dead");
    await store.outbox.replay(SHOP, dead?.id ?? 0, 0);
    await later(60_000);
    expect(await stateOf("alert/1")).toBe("done");
    expect(platform.creations()).toBe(1);
  });

  it("creates a record at the second try where the first never arrived", async () => {
    await addEffects(store, anEffect("alert/1", { action: create, due_at: 0 }));
    platform.fail("transient");
    await dispatch();
    await later(60_000);
    expect(platform.creations()).toBe(1);
    expect(await stateOf("alert/1")).toBe("done");
  });

  it.each<PlatformFailure>(["gone", "refused", "config"])(
    "gives up at once and tells a person: %s",
    async (failure) => {
      await addEffects(store, anEffect("alert/1", { action: create, due_at: 0 }));
      platform.fail(failure);
      await dispatch();
      expect(await store.outbox.list(SHOP, { state: "dead" }, 10)).toMatchObject([{ problem: PROBLEM }]);
    },
  );

  it("gives up a passing fault that will not pass, after hours and not sooner", async () => {
    await addEffects(store, anEffect("alert/1", { action: create, due_at: 0 }));
    const started = now;
    for (let tries = 0; (await stateOf("alert/1")) === "waiting" && tries < 50; tries += 1) {
      platform.fail("transient");
      await later(3_600_000);
    }
    expect(await stateOf("alert/1")).toBe("dead");
    expect(now - started).toBeGreaterThan(2 * 3_600_000);
  });

  it("changes the record that an earlier effect made", async () => {
    const change: EffectAction = {
      kind: "update_created",
      form: "stockout_alert",
      created_by: "alert/1",
      values: { alert_status: "已解除" },
    };
    await addEffects(store, anEffect("alert/1", { action: create, due_at: 0, line: "alert/1" }));
    await addEffects(store, anEffect("alert/1/change/2", { action: change, due_at: 0, line: "alert/1" }));
    await dispatch();
    await dispatch();
    expect(platform.records.get("record-1")).toMatchObject({ alert_status: "已解除" });
  });

  it("never repeats a message that may have arrived", async () => {
    await addEffects(store, anEffect("message/1", { action: message, due_at: 0 }));
    outcomes = [{ kind: "unknown", problem: PROBLEM }];
    await dispatch();
    await later(86_400_000);
    expect(sent).toBe(1);
    expect(await stateOf("message/1")).toBe("dead");
  });

  it("shows a person a message whose sender died in the middle, instead of sending it twice", async () => {
    await addEffects(store, anEffect("message/1", { action: message, due_at: 0 }));
    await store.outbox.claim({ installation_id: SHOP, lane: "messages", limit: 10, now, lease_ms: 1_000 });
    await later(5_000);
    expect(sent).toBe(0);
    expect(await store.outbox.list(SHOP, { state: "dead" }, 10)).toMatchObject([
      { problem: { code: "message_perhaps_sent" } },
    ]);
  });

  it("waits for its turn as often as it takes", async () => {
    await addEffects(store, anEffect("message/1", { action: message, due_at: 0 }));
    outcomes = Array.from({ length: 30 }, () => ({ kind: "rate", wait_ms: 3_000, problem: PROBLEM }) as const);
    for (let turn = 0; turn < 31; turn += 1) await later(3_000);
    expect(await stateOf("message/1")).toBe("done");
    expect(sent).toBe(31);
  });

  it("says which channel is missing and how to set it up", async () => {
    const elsewhere = { ...message, message: { ...message.message, channel: "没有的群" } };
    await addEffects(store, anEffect("message/1", { action: elsewhere, due_at: 0 }));
    await dispatch();
    const [dead] = await store.outbox.list(SHOP, { state: "dead" }, 10);
    expect(dead?.problem).toMatchObject({ code: "channel_unknown" });
    expect(dead?.problem?.hint).toContain("stockguard channel set 没有的群");
  });
});
