import { beforeEach, describe, expect, it } from "@jest/globals";
import { someChannelRests } from "./some-channel-rests.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createDispatcher, type Dispatcher } from "../../../src/app/dispatch/create-dispatcher.ts";
import { createMessageDirectory } from "../../../src/app/dispatch/message-directory.ts";
import type { FieldValues, FormBinding } from "../../../src/contracts/form.ts";
import { writeUrgency } from "../../../src/domain/writeback/write-urgency.ts";
import type { EffectAction, NewEffect } from "../../../src/ports/outbox.ts";
import type { Store } from "../../../src/ports/store.ts";
import { addEffects, anEffect, PROBLEM, SHOP } from "../../store/store-builders.ts";
import { aPlatform } from "./a-platform.ts";
import { aConsentGate } from "../consent/a-consent-gate.ts";

const field = (name: string) => ({ name, platform_name: name, widget_name: name, type: "text" });
const BINDING: FormBinding = {
  installation_id: SHOP,
  form: "stock_level",
  app_id: "app",
  entry_id: "entry",
  fields: [field("alert_severity"), field("stockout_date")],
  push_token: "token",
  push_secret: "secret",
  synced_through: 0,
};
const CALM = writeUrgency({ severity: "none", is_raised: false, expected_loss: null });
const RAISED = writeUrgency({ severity: "out", is_raised: true, expected_loss: null });
const HOUR_MS = 3_600_000;
const LEASE_MS = 15_000;

type Update = Extract<EffectAction, { kind: "update_record" }>;

/** A write of an alert field to a record of its own. */
function aWrite(key: string, parts: Partial<NewEffect> = {}, action: Partial<Update> = {}): NewEffect {
  const values: FieldValues = { alert_severity: "正常" };
  return anEffect(key, {
    line: `stock_level/${key}`,
    priority: CALM,
    due_at: 0,
    action: { kind: "update_record", form: "stock_level", record_id: key, values, start_trigger: false, ...action },
    ...parts,
  });
}

const MESSAGE: EffectAction = {
  kind: "send_message",
  message: {
    ...{ channel: "采购群", receiver_role: "采购", receiver: null, severity: "out" },
    ...{ title: "缺货", lines: [], link: null, reference: "r" },
  },
};

let store: Store;
let platform: ReturnType<typeof aPlatform>;
let dispatcher: Dispatcher;
let notices: string[];
let resumed: string[];
let sent: number;
let now: number;

function aDispatcher(): Dispatcher {
  const send = () => {
    sent += 1;
    return Promise.resolve({ kind: "sent", receipt: null } as const);
  };
  return createDispatcher({
    ...{ outbox: store.outbox, broadcasts: store.broadcasts, platform },
    channels: { open: () => Promise.resolve({ send }) },
    clock: createSystemClock({ now: () => now }),
    rests: someChannelRests(store, () => now),
    sendAllowed: aConsentGate(store, () => now),
    directory: createMessageDirectory(store),
    alertOf: () => Promise.resolve(null),
    binding: () => Promise.resolve(BINDING),
    onSettled: () => undefined,
    onPaused: (installation_id) => void notices.push(installation_id),
    onResumed: (installation_id) => void resumed.push(installation_id),
    onError: (error) => {
      throw error;
    },
  });
}

beforeEach(() => {
  store = createMemoryStore();
  platform = aPlatform();
  notices = [];
  resumed = [];
  sent = 0;
  now = 10_000;
  dispatcher = aDispatcher();
});

/** Everything that can be begun now has ended. */
async function worked(later_ms = 0): Promise<void> {
  now += later_ms;
  while ((await dispatcher.dispatch()) > 0) await dispatcher.settled();
}

/** All that has a place has been begun; nothing has ended where the platform hangs. */
async function begun(): Promise<void> {
  await dispatcher.dispatch();
  // The memory store answers within the turn.
  await new Promise(setImmediate);
}

const stateOf = async (key: string, shop = SHOP) => (await store.outbox.get(shop, key))?.state;
const calls = () => platform.asked.map(({ kind, record_ids }) => `${kind} ${record_ids.join(" ")}`);
const keys = (count: number, of = "r") => Array.from({ length: count }, (_, index) => `${of}${index}`);

describe("equal answers", () => {
  it("are written by one call", async () => {
    await addEffects(
      store,
      ...keys(3).map((key) => aWrite(key)),
      aWrite("other", {}, { values: { alert_severity: "关注" } }),
    );
    await worked();
    expect(calls().toSorted()).toEqual(["batch r0 r1 r2", "update other"]);
    expect(await store.outbox.counts(SHOP)).toMatchObject({ done: 4 });
    expect((await store.outbox.get(SHOP, "r1"))?.receipt).toBe("r1");
  });

  it("are written one by one where they raise a severity: only then the platform tells people", async () => {
    await addEffects(store, aWrite("r1", { priority: RAISED }), aWrite("r2", { priority: RAISED }));
    await worked();
    expect(calls()).toEqual(["update r1", "update r2"]);
  });

  it("are tried one by one where a record of them was not found, and only that one is given up", async () => {
    platform.gone.add("r1");
    await addEffects(store, ...keys(3).map((key) => aWrite(key)));
    await worked();
    expect(calls()).toEqual(["batch r0 r1 r2", "update r0", "update r1", "update r2"]);
    expect(await Promise.all(keys(3).map((key) => stateOf(key)))).toEqual(["done", "dead", "done"]);
  });

  it("are tried one by one where the call was refused", async () => {
    platform.fail("refused");
    await addEffects(store, ...keys(2).map((key) => aWrite(key)));
    await worked();
    expect(calls()).toEqual(["batch r0 r1", "update r0", "update r1"]);
    expect(await store.outbox.counts(SHOP)).toMatchObject({ done: 2, dead: 0 });
  });

  it("are tried again together after a fault of the network", async () => {
    platform.fail("transient");
    await addEffects(store, ...keys(2).map((key) => aWrite(key)));
    await worked();
    expect(await store.outbox.counts(SHOP)).toMatchObject({ waiting: 2 });
    await worked(60_000);
    expect(calls()).toEqual(["batch r0 r1", "batch r0 r1"]);
  });
});

describe("a tenant whose quota is used up", () => {
  const someWrites = keys(30).map((key, index) => aWrite(key, {}, { values: { alert_severity: String(index) } }));

  it("is asked once an hour, hears of it once, and loses nothing", async () => {
    await addEffects(store, ...someWrites);
    platform.fail(...Array.from({ length: 19 }, () => "quota" as const));
    await worked();
    const tried = platform.asked.length;
    expect(tried).toBeLessThanOrEqual(16);
    for (let hour = 0; hour < 3; hour += 1) await worked(HOUR_MS);
    expect(platform.asked).toHaveLength(tried + 3);
    expect(await store.outbox.counts(SHOP)).toMatchObject({ waiting: 30, dead: 0, held: 0 });
    expect(notices).toEqual([SHOP]);
    expect(resumed).toEqual([]);
    await worked(HOUR_MS);
    expect(await store.outbox.counts(SHOP)).toMatchObject({ done: 30 });
    expect(resumed).toEqual([SHOP]);
  });

  it("does not use up the patience of its writes", async () => {
    await addEffects(store, aWrite("r1"));
    for (let hour = 0; hour < 50; hour += 1) {
      platform.fail("quota");
      await worked(HOUR_MS);
    }
    expect(await store.outbox.get(SHOP, "r1")).toMatchObject({ state: "waiting", attempts: 0, problem: PROBLEM });
  });
});

describe("tenants beside each other", () => {
  it("rest one by one: a limit of one holds up no other", async () => {
    platform.fail("rate");
    await addEffects(store, aWrite("r1"), aWrite("r2", { installation_id: "other" }));
    await worked();
    const states = [await stateOf("r1"), await stateOf("r2", "other")];
    expect(states.toSorted()).toEqual(["done", "waiting"]);
    expect(notices).toHaveLength(1);
  });

  it("each get their places: a busy one whose platform hangs takes none from a quiet one", async () => {
    const values = (index: number) => ({ values: { alert_severity: String(index) } });
    await addEffects(store, ...keys(300).map((key, index) => aWrite(key, { priority: 0 }, values(index))));
    await addEffects(store, aWrite("quiet", { installation_id: "quiet" }));
    platform.hang();
    await begun();
    expect(platform.asked.map(({ record_ids }) => record_ids[0])).toContain("quiet");
    expect(platform.asked).toHaveLength(17);
    platform.release();
    await dispatcher.settled();
    await worked();
    expect(await store.outbox.counts(SHOP)).toMatchObject({ done: 300 });
  });
});

describe("a platform that is away", () => {
  it("holds up no message", async () => {
    await addEffects(store, ...keys(40).map((key) => aWrite(key, { priority: RAISED })));
    await addEffects(store, anEffect("message/1", { line: "m", priority: 900, due_at: 0, action: MESSAGE }));
    platform.hang();
    await begun();
    expect(sent).toBe(1);
    platform.release();
    await dispatcher.settled();
  });

  it("is left alone after five failures in a row, then tried by a single call", async () => {
    await addEffects(store, ...keys(40).map((key) => aWrite(key, { priority: RAISED })));
    platform.fail(...Array.from({ length: 17 }, () => "transient" as const));
    await worked();
    expect(platform.asked).toHaveLength(16);
    await worked(500);
    expect(platform.asked).toHaveLength(16);
    await worked(500);
    expect(platform.asked).toHaveLength(17);
    for (let minute = 0; minute < 3; minute += 1) await worked(60_000);
    expect(await store.outbox.counts(SHOP)).toMatchObject({ done: 40 });
    expect(notices).toEqual([SHOP]);
  });
});

describe("an update that starts the platform's assistant", () => {
  const starting = (key: string, parts: Partial<NewEffect> = {}) =>
    aWrite(
      key,
      { priority: RAISED, ...parts },
      { start_trigger: true, values: { alert_severity: "缺货", stockout_date: null } },
    );
  const starts = () => platform.asked.filter(({ start_trigger }) => start_trigger).length;

  it("is read back after a time-out: what arrived is not started again", async () => {
    platform.fail({ failure: "timed_out", isApplied: true });
    await addEffects(store, starting("r1"));
    await worked();
    await worked(60_000);
    expect(starts()).toBe(1);
    expect(await stateOf("r1")).toBe("done");
  });

  it("is sent again after a time-out where it had not arrived", async () => {
    platform.records.set("r1", { alert_severity: "正常", stockout_date: "" });
    platform.fail("timed_out");
    await addEffects(store, starting("r1"));
    await worked();
    await worked(60_000);
    expect(starts()).toBe(2);
    expect(platform.records.get("r1")).toMatchObject({ alert_severity: "缺货" });
  });

  it("starts it once where the write was replaced before it was sent", async () => {
    await addEffects(store, starting("r1", { due_at: 99_000 }));
    const replacing = { line: "stock_level/r1", replaces_line: true, priority: RAISED };
    await addEffects(store, aWrite("r2", { ...replacing, due_at: 99_000 }, { start_trigger: true, trigger_of: "r1" }));
    await addEffects(store, aWrite("r3", replacing, { start_trigger: true, trigger_of: "r2" }));
    await worked();
    expect(platform.asked).toEqual([{ kind: "update", record_ids: ["r3"], start_trigger: true }]);
  });

  it("does not start it again where the replaced write had just been sent", async () => {
    await addEffects(store, starting("r1"));
    platform.hang();
    await begun();
    const replacing = { line: "stock_level/r1", replaces_line: true, priority: RAISED };
    await addEffects(store, aWrite("r2", replacing, { start_trigger: true, trigger_of: "r1" }));
    await addEffects(store, aWrite("r3", replacing, { start_trigger: true, trigger_of: "r2" }));
    platform.release();
    await dispatcher.settled();
    await worked();
    expect(platform.asked.map(({ start_trigger }) => start_trigger)).toEqual([true, false]);
  });
});

describe("what is held", () => {
  const wish = () => ({ installation_id: SHOP, lane: "platform", limit: 500, now, lease_ms: 1_000 }) as const;
  const distinct = (count: number) => keys(count).map((key) => aWrite(key, { priority: RAISED }));

  it("stays held by renewal however long a call takes, and is free soon after the process has died", async () => {
    await addEffects(store, ...distinct(3));
    platform.hang();
    await begun();
    for (let beat = 0; beat < 20; beat += 1) {
      now += 4_000;
      await dispatcher.renew();
      expect(await store.outbox.claim(wish())).toEqual([]);
    }
    now += LEASE_MS;
    expect(await store.outbox.claim(wish())).toHaveLength(3);
    platform.release();
    await dispatcher.settled();
  });

  it("is dropped before it is sent where a newer write has replaced it", async () => {
    await addEffects(store, ...distinct(20));
    platform.hang();
    await begun();
    await addEffects(store, aWrite("newer", { line: "stock_level/r19", replaces_line: true }, { record_id: "r19" }));
    await dispatcher.renew();
    expect(await stateOf("r19")).toBe("replaced");
    platform.release();
    await dispatcher.settled();
    await worked();
    expect(platform.asked.filter(({ record_ids }) => record_ids.includes("r19"))).toHaveLength(1);
    expect(await stateOf("newer")).toBe("done");
  });

  it("is not done twice by the process itself when its clock leaps", async () => {
    await addEffects(store, aWrite("r1"));
    platform.hang();
    await begun();
    now += HOUR_MS;
    expect(await dispatcher.dispatch()).toBe(0);
    platform.release();
    await dispatcher.settled();
    await worked();
    expect(platform.asked).toHaveLength(1);
    expect(await stateOf("r1")).toBe("done");
  });

  it("is not begun by a process that slept while another one took it up", async () => {
    await addEffects(store, ...distinct(20));
    platform.hang();
    await begun();
    now += LEASE_MS + 1;
    const taken = await store.outbox.claim(wish());
    expect(taken).toHaveLength(20);
    platform.release();
    await dispatcher.settled();
    await dispatcher.dispatch();
    await dispatcher.settled();
    expect(platform.asked).toHaveLength(16);
  });

  it("is given back at the end where it was not begun, and ended where it was", async () => {
    await addEffects(store, ...distinct(20));
    platform.hang();
    await begun();
    const stopped = dispatcher.stop();
    platform.release();
    await stopped;
    expect(await store.outbox.counts(SHOP)).toMatchObject({ done: 16, waiting: 4, held: 0 });
    expect(await store.outbox.get(SHOP, "r19")).toMatchObject({ attempts: 0, interrupted: false });
    expect(await dispatcher.dispatch()).toBe(0);
  });

  it("is begun as soon as a place is free, not when all of a share have ended", async () => {
    await addEffects(store, ...distinct(17));
    let rooms = 0;
    dispatcher.onRoom(() => (rooms += 1));
    await begun();
    await dispatcher.settled();
    expect(platform.asked).toHaveLength(16);
    expect(rooms).toBe(16);
    await dispatcher.dispatch();
    await dispatcher.settled();
    expect(await store.outbox.counts(SHOP)).toMatchObject({ done: 17 });
  });
});
