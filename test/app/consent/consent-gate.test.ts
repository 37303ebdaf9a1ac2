import { beforeEach, describe, expect, it } from "@jest/globals";
import { someChannelRests } from "../dispatch/some-channel-rests.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { markedPeople } from "../../../src/app/consent/person-marks.ts";
import { createMessageDirectory } from "../../../src/app/dispatch/message-directory.ts";
import { createSendMessage } from "../../../src/app/dispatch/send-message.ts";
import { toldEvents } from "../../../src/app/dispatch/told-events.ts";
import { createMessagesReport } from "../../../src/app/report/messages-report.ts";
import type { Message } from "../../../src/contracts/message.ts";
import { type ChannelFamily, personAddress } from "../../../src/domain/consent/person-address.ts";
import type { KeptConsent } from "../../../src/ports/consents.ts";
import type { NotSent, Notifier, SendOutcome } from "../../../src/ports/notifier.ts";
import type { StoredEffect } from "../../../src/ports/outbox.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aMessage } from "../../notify/message-builder.ts";
import { addEffects, anEffect, PROBLEM, SHOP } from "../../store/store-builders.ts";
import { aConsentGate, someMarks } from "./a-consent-gate.ts";

const LI = "13800138000";
const WANG = "13900139000";
const HOUR = 3_600_000;
const NOON = Date.parse("2026-11-23T12:00:00+08:00");
const REFUSED: SendOutcome = { kind: "permanent", problem: PROBLEM };

describe("a message on its way to people", () => {
  let store: Store;
  let now: number;
  let reads: number;
  let sent: (readonly [channel: string, receiver: string | null])[];
  let answers: SendOutcome[];

  beforeEach(() => {
    store = createMemoryStore();
    now = NOON;
    reads = 0;
    sent = [];
    answers = [];
    const { of, take } = store.consents;
    store = {
      ...store,
      consents: {
        ...store.consents,
        of: (...given) => ((reads += 1), of(...given)),
        take: (...given) => ((reads += 1), take(...given)),
      },
    };
  });

  const families: Readonly<Record<string, ChannelFamily>> = { 短信: "sms", 公众号: "wechat", 群发: "wechat_work" };

  /** A channel of people, whose own receiver is somebody of the firm; any other name is a group. */
  function aChannel(name: string): Notifier {
    const send = ({ receiver }: Message): Promise<SendOutcome> => {
      sent.push([name, receiver]);
      return Promise.resolve(answers.shift() ?? { kind: "sent", receipt: "7" });
    };
    const family = families[name];
    if (family === undefined) return { send };
    return {
      send,
      reach: ({ receiver }) => {
        const named = (receiver ?? "").split(/[，,]/).filter((part) => part !== "");
        const is_named = named.length > 0;
        const unfit = named.filter((part) => !/^(\d{11}|o.{27})$/.test(part));
        const addresses = named.filter((part) => !unfit.includes(part));
        const customers = name === "群发" && ({ is_for_customers: true } as const);
        return { family, addresses: is_named ? addresses : [WANG], is_named, unfit, ...customers };
      },
    };
  }

  async function chose(typed: string, parts: Partial<KeptConsent>): Promise<void> {
    const person = personAddress(typed);
    if (person === null) throw new Error(`${typed} is no address`);
    const [marked] = await markedPeople(someMarks(store), SHOP, [person]);
    if (marked === undefined) throw new Error("no mark");
    const choice = { kind: "opt_out", purpose: "all", source: "reply", at: now, note: "" } as const;
    const { person_mark, shown } = marked;
    await store.consents.add(SHOP, [{ person_mark, shown, ...choice, ...parts }]);
  }

  let count = 0;
  async function queue(parts: Partial<Message>): Promise<string> {
    count += 1;
    const key = `m${count}`;
    const message = { ...aMessage(), channel: "短信", receiver: LI, reference: key, ...parts };
    await addEffects(
      store,
      anEffect(key, { line: key, due_at: 0, action: { kind: "send_message", message, episode: 1 } }),
    );
    return key;
  }

  /** Tries what is due by way of the outbox; returns the message of that key. */
  async function dispatch(key: string): Promise<StoredEffect & { readonly told: number }> {
    const wish = { installation_id: SHOP, lane: "messages", limit: 99, now, lease_ms: 1_000 } as const;
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
      sendAllowed: aConsentGate(store, () => now),
      directory: createMessageDirectory(store),
    });
    let told = 0;
    const tries = (await store.outbox.claim(wish)).map(async (effect) => {
      if (effect.action.kind !== "send_message") return;
      const outcome = await sendMessage(effect, effect.action);
      told += toldEvents(effect, outcome).length;
      await store.outbox.settle(effect, outcome);
    });
    await Promise.all(tries);
    const effect = await store.outbox.get(SHOP, key);
    if (effect === null) throw new Error(`${key} is gone`);
    return { ...effect, told };
  }

  it("goes without a look at anybody's choices where it is for a group of the firm", async () => {
    expect(await dispatch(await queue({ channel: "采购群", receiver: null }))).toMatchObject({
      state: "done",
      told: 1,
    });
    await dispatch(await queue({ channel: "公众号", receiver: "oAbcdefghijklmnopqrstuvwxyz0" }));
    expect([sent.length, reads]).toEqual([2, 0]);
  });

  it("is not sent to a colleague's number that refused text messages, and a person sees it", async () => {
    await chose(WANG, {});
    const effect = await dispatch(await queue({ receiver: null }));
    expect(effect).toMatchObject({ state: "dead", told: 0, problem: { code: "receiver_opted_out" } });
    expect(effect.problem?.message).toBe("对方（139******00）已退订");
    expect(sent).toEqual([]);
  });

  it("goes to that colleague by the next channel, and to the others by this one", async () => {
    await chose(LI, {});
    await dispatch(await queue({ fallback_channels: ["采购群"] }));
    await dispatch(await queue({ receiver: `${LI}，${WANG}` }));
    expect(sent).toEqual([
      ["采购群", LI],
      ["短信", WANG],
    ]);
  });

  it("says whom it left out by their own choice, and what of its receivers is no number", async () => {
    await chose(LI, {});
    const effect = await dispatch(await queue({ receiver: `${LI}，${WANG}，1370013700` }));
    expect(sent).toEqual([["短信", WANG]]);
    expect(effect).toMatchObject({ state: "done", receipt: "7；略过：138******00 已退订、1370013700 号码或账号有误" });
  });

  it("leaves a customer's wrong number out beside a right one though nobody refused; the firm's are the channel's to judge", async () => {
    const receiver = `${LI}，1370013700`;
    const effect = await dispatch(await queue({ purpose: "service", receiver }));
    expect(effect).toMatchObject({ state: "done", receipt: "7；略过：1370013700 号码或账号有误" });
    await dispatch(await queue({ receiver }));
    expect(sent).toEqual([
      ["短信", LI],
      ["短信", receiver],
    ]);
  });

  it("is judged as one for customers on a channel that has nobody else, whatever its rule says", async () => {
    const customer = "oAbcdefghijklmnopqrstuvwxyz0";
    for (let i = 0; i < 3; i += 1)
      expect((await dispatch(await queue({ channel: "群发", receiver: customer }))).state).toBe("done");
    expect((await dispatch(await queue({ channel: "群发", receiver: customer }))).state).toBe("waiting");
    expect(sent).toHaveLength(3);
  });

  it("counts for those alone who were served where a vendor took it for some, and keeps who refused", async () => {
    const refused: NotSent = { kind: "permanent", problem: PROBLEM, is_opt_out: true };
    answers = [{ kind: "partial", receipt: "7", left: [{ address: LI, end: refused }] }];
    const effect = await dispatch(await queue({ purpose: "service", receiver: `${LI}，${WANG}` }));
    expect(effect).toMatchObject({ state: "done", receipt: expect.stringContaining("未送达：1 人（138******00）") });
    expect((await dispatch(await queue({ purpose: "service" }))).receipt).toBe("未发送：对方（138******00）已退订");
    const marks = await markedPeople(
      someMarks(store),
      SHOP,
      [LI, WANG].map((address) => ({ family: "sms", address })),
    );
    const ledgers = await store.consents.of(
      SHOP,
      marks.map(({ person_mark }) => person_mark),
    );
    expect(ledgers.map((ledger) => ledger.sent.length)).toEqual([0, 1]);
  });

  it("ends unsent where a customer refused, on no other channel, and the page of messages says so", async () => {
    await chose(LI, { source: "vendor_block" });
    const effect = await dispatch(await queue({ purpose: "service", fallback_channels: ["公众号"] }));
    expect(effect).toMatchObject({ state: "done", told: 0, receipt: "未发送：对方（138******00）已退订" });
    expect(sent).toEqual([]);
    const { messages } = await createMessagesReport({ ...store, outIdOf: String })(SHOP);
    expect(messages).toMatchObject([{ state: "replaced", latency_ms: null, note: effect.receipt }]);
  });

  it("sells nothing to whom nobody asked, and something to whoever agreed", async () => {
    expect((await dispatch(await queue({ purpose: "marketing" }))).receipt).toContain("没有对方（138******00）同意");
    await chose(LI, { kind: "opt_in", purpose: "marketing", source: "form", at: now - 1 });
    expect(await dispatch(await queue({ purpose: "marketing" }))).toMatchObject({ state: "done", receipt: "7" });
    expect(sent).toEqual([["短信", LI]]);
  });

  it("waits for the morning and for the caps without losing patience, then goes", async () => {
    await chose(LI, { kind: "opt_in", purpose: "marketing", source: "form", at: 1 });
    now = Date.parse("2026-11-23T22:00:00+08:00");
    const key = await queue({ purpose: "marketing" });
    expect(await dispatch(key)).toMatchObject({ state: "waiting", attempts: 0, problem: { code: "consent_later" } });
    now = Date.parse("2026-11-24T08:00:00+08:00");
    expect(await dispatch(key)).toMatchObject({ state: "done", receipt: "7" });
    const next = await queue({ purpose: "marketing" });
    expect(await dispatch(next)).toMatchObject({ state: "waiting", due_at: now + 72 * HOUR });
  });

  it("is never one too many although several go at once, on whatever channels", async () => {
    const keys = [];
    for (let i = 0; i < 6; i += 1) keys.push(await queue({ purpose: "service" }));
    await dispatch(keys[0] ?? "");
    const states = await Promise.all(keys.map(async (key) => (await store.outbox.get(SHOP, key))?.state));
    expect(states.toSorted()).toEqual(["done", "done", "done", "waiting", "waiting", "waiting"]);
    expect(sent).toHaveLength(3);
  });

  it("does not count what surely did not arrive, and counts once what is tried again", async () => {
    answers = [REFUSED, REFUSED, REFUSED];
    for (let i = 0; i < 3; i += 1)
      expect((await dispatch(await queue({ purpose: "service" }))).problem).toEqual(PROBLEM);
    answers = [{ kind: "unknown", problem: PROBLEM, is_repeatable: true }];
    const doubtful = await queue({ purpose: "service" });
    expect((await dispatch(doubtful)).state).toBe("waiting");
    now += 2_000;
    expect((await dispatch(doubtful)).state).toBe("done");
    expect((await dispatch(await queue({ purpose: "service" }))).state).toBe("done");
    expect((await dispatch(await queue({ purpose: "service" }))).state).toBe("done");
    expect((await dispatch(await queue({ purpose: "service" }))).state).toBe("waiting");
  });

  it("for a customer never goes to people of the firm, nor to a group", async () => {
    for (const parts of [{ receiver: null }, { channel: "采购群" }])
      expect((await dispatch(await queue({ purpose: "service", ...parts }))).receipt).toContain("没有写明");
    expect(sent).toEqual([]);
  });

  it("is the last one to a number that its vendor refuses", async () => {
    answers = [{ kind: "permanent", problem: { ...PROBLEM, message: "号码已退订" }, is_opt_out: true }];
    expect((await dispatch(await queue({ purpose: "service" }))).receipt).toBe("未发送：号码已退订");
    expect((await dispatch(await queue({ purpose: "service" }))).receipt).toContain("已退订");
    expect(sent).toHaveLength(1);
  });
});
