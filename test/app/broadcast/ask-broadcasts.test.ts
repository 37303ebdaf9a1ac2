import { describe, expect, it } from "@jest/globals";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createAskBroadcasts } from "../../../src/app/broadcast/ask-broadcasts.ts";
import type { BroadcastReading } from "../../../src/contracts/broadcast.ts";
import type { Notifier } from "../../../src/ports/notifier.ts";
import { aBroadcast } from "../../store/a-broadcast.ts";
import { PROBLEM, SHOP } from "../../store/store-builders.ts";

const MINUTE_MS = 60_000;
const NONE = { waiting: 0, sent: 0, lost: 0, limited: 0 };
const known = (counts: Partial<typeof NONE>): BroadcastReading => ({ kind: "known", counts: { ...NONE, ...counts } });
const FAILED: BroadcastReading = { kind: "failed", problem: PROBLEM };

/** A shop whose channels tell what is set by the id of a broadcast. */
async function aShop(readings: Readonly<Record<string, BroadcastReading>>, ...others: readonly string[]) {
  const store = createMemoryStore();
  for (const installation_id of [...others, SHOP])
    await store.registry.saveInstallation({ installation_id, name: "小店", app_id: "app", created_at: 1 });
  const asked: string[] = [];
  const heard = { unread: [] as string[], errors: [] as string[], changes: 0 };
  let now = 2_000;
  const notifier: Notifier = {
    send: () => Promise.resolve({ kind: "sent", receipt: null }),
    broadcast: (msgid) => {
      asked.push(msgid);
      return Promise.resolve(readings[msgid] ?? FAILED);
    },
  };
  const askBroadcasts = createAskBroadcasts({
    ...store,
    clock: { now: () => now },
    channels: {
      open: (installation_id, name) => {
        if (installation_id !== SHOP) return Promise.reject(new Error("no key"));
        if (name === "没有") return Promise.resolve(null);
        return Promise.resolve(name === "短信" ? { send: notifier.send } : notifier);
      },
    },
    onUnread: ({ channel, problem }) => heard.unread.push(`${channel} ${problem.code}`),
    onHeard: () => (heard.changes += 1),
    onError: (installation_id) => heard.errors.push(installation_id),
  });
  const later = (minutes: number) => (now += minutes * MINUTE_MS);
  const of = async (msgid: string) => (await store.broadcasts.of(SHOP, [msgid]))[0];
  return { store, askBroadcasts, asked, heard, later, of };
}

describe("asking what has become of broadcasts", () => {
  it("goes on while somebody has to confirm, and ends when nobody has", async () => {
    const readings = { a: known({ waiting: 1, sent: 1 }), b: known({ sent: 2 }), c: { kind: "cancelled" } as const };
    const { store, askBroadcasts, asked, heard, later, of } = await aShop(readings);
    for (const msgid of ["a", "b", "c"]) await store.broadcasts.add(SHOP, aBroadcast({ msgid }));
    expect(await askBroadcasts()).toBe(3);
    expect(await of("a")).toMatchObject({ asks: 1, next_at: 2_000 + 20 * MINUTE_MS, counts: { waiting: 1, sent: 1 } });
    expect(await of("b")).toMatchObject({ asks: 1, next_at: null, counts: { waiting: 0, sent: 2 } });
    expect(await of("c")).toMatchObject({ next_at: null, is_cancelled: true, counts: null });
    expect(await askBroadcasts()).toBe(0);
    later(20);
    expect(await askBroadcasts()).toBe(1);
    expect(asked).toEqual(["a", "b", "c", "a"]);
    expect(heard).toEqual({ unread: [], errors: [], changes: 1 });
  });

  it("keeps what was known where it is told nothing, and asks that channel no more for now", async () => {
    const { store, askBroadcasts, asked, heard, later, of } = await aShop({ d: known({ waiting: 1 }), e: known({}) });
    const counts = { ...NONE, waiting: 3 };
    await store.broadcasts.add(SHOP, aBroadcast({ msgid: "a", counts, next_at: 1 }));
    await store.broadcasts.add(SHOP, aBroadcast({ msgid: "b" }));
    for (const msgid of ["d", "e"]) await store.broadcasts.add(SHOP, aBroadcast({ msgid, channel: "另一个" }));
    expect(await askBroadcasts()).toBe(2);
    expect(asked).toEqual(["a", "d", "e"]);
    expect(await of("a")).toMatchObject({ asks: 1, counts, next_at: 2_000 + 20 * MINUTE_MS });
    expect(await of("b")).toMatchObject({ asks: 0, next_at: 2_000 + 10 * MINUTE_MS });
    expect(await of("e")).toMatchObject({ asks: 1, counts: null, next_at: 2_000 + 20 * MINUTE_MS });
    expect(heard.unread).toEqual([`客户群发 ${PROBLEM.code}`]);
    later(10);
    await askBroadcasts();
    expect(asked.slice(3)).toEqual(["b"]);
  });

  it("lets a channel that fails keep no other waiting, however many broadcasts it has", async () => {
    const { store, askBroadcasts, asked, later, of } = await aShop({ z: known({ sent: 1 }) });
    const ids = Array.from({ length: 20 }, (_, i) => `m${String(i).padStart(2, "0")}`);
    for (const msgid of ids) await store.broadcasts.add(SHOP, aBroadcast({ msgid, next_at: 1_000 }));
    await store.broadcasts.add(SHOP, aBroadcast({ msgid: "z", channel: "另一个" }));
    expect(await askBroadcasts()).toBe(0);
    later(5);
    expect(await askBroadcasts()).toBe(1);
    expect(asked).toEqual(["m00", "z"]);
    expect(await of("m19")).toMatchObject({ asks: 0, next_at: 2_000 + 10 * MINUTE_MS });
  });

  it("bears channels that are gone or of another kind, until the week is over", async () => {
    const { store, askBroadcasts, heard, later, of } = await aShop({});
    await store.broadcasts.add(SHOP, aBroadcast({ msgid: "a", channel: "没有" }));
    await store.broadcasts.add(SHOP, aBroadcast({ msgid: "b", channel: "短信" }));
    expect(await askBroadcasts()).toBe(0);
    expect(heard.unread).toEqual(["没有 broadcast_channel_gone", "短信 broadcast_channel_gone"]);
    later(7 * 24 * 60);
    await askBroadcasts();
    expect(await of("a")).toMatchObject({ asks: 2, next_at: null, counts: null });
  });

  it("takes twenty at a time, and one company's fault keeps no other waiting", async () => {
    const ids = Array.from({ length: 25 }, (_, i) => `m${String(i).padStart(2, "0")}`);
    const readings = Object.fromEntries(ids.map((msgid) => [msgid, known({ sent: 1 })]));
    const { store, askBroadcasts, asked, heard } = await aShop(readings, "broken");
    await store.broadcasts.add("broken", aBroadcast());
    for (const msgid of ids) await store.broadcasts.add(SHOP, aBroadcast({ msgid }));
    expect(await askBroadcasts()).toBe(20);
    expect(await askBroadcasts()).toBe(5);
    expect(asked).toEqual(ids);
    expect(heard.errors).toEqual(["broken", "broken"]);
  });
});
