import { beforeEach, describe, expect, it } from "@jest/globals";
import { someChannelRests } from "./some-channel-rests.ts";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createMessageDirectory } from "../../../src/app/dispatch/message-directory.ts";
import { createSendMessage } from "../../../src/app/dispatch/send-message.ts";
import { toldEvents } from "../../../src/app/dispatch/told-events.ts";
import type { Message } from "../../../src/contracts/message.ts";
import { type AlertState, QUIET_ALERT } from "../../../src/domain/alert/alert-state.ts";
import type { EffectOutcome } from "../../../src/ports/outbox.ts";
import type { OutgoingMessage, SendOutcome } from "../../../src/ports/notifier.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aMessage } from "../../notify/message-builder.ts";
import { addEffects, anEffect, SHOP } from "../../store/store-builders.ts";
import { aConsentGate } from "../consent/a-consent-gate.ts";

const LINE = "digest/rule/5000";
const PICTURE = { alt: "", png: () => Promise.resolve(null), link: null, card_link: null };
const BOARD = "https://board.shop.test/";
const STANDING: AlertState = { ...QUIET_ALERT, episode: 1, status: "raised", severity: "high" };

describe("a digest", () => {
  let store: Store;
  let sent: OutgoingMessage[];
  let alerts: Map<string, AlertState>;
  let answers: SendOutcome[];
  let pictured: (readonly string[])[];
  beforeEach(() => {
    store = createMemoryStore();
    sent = [];
    pictured = [];
    alerts = new Map();
    answers = [];
  });

  async function kept(item_code: string, parts: Partial<Message> = {}, episode: number | null = 1): Promise<void> {
    const message = aMessage({ severity: "high", title: `【预警】${item_code}`, ...parts });
    const digest = { rule_name: "每日", link: BOARD };
    const action = { kind: "send_message", message, digest, ...(episode !== null && { episode }) } as const;
    const key = `${LINE}/${item_code}/${message.title}`;
    await addEffects(store, anEffect(key, { item_code, line: LINE, replaces_line: true, due_at: 5_000, action }));
    if (!alerts.has(item_code)) alerts.set(item_code, STANDING);
  }

  /** Sends what is due; how it ended, and which items people were told of. */
  async function due() {
    const wish = { installation_id: SHOP, lane: "messages", limit: 9, now: 90_000_000, lease_ms: 1 } as const;
    const ends: { outcome: EffectOutcome; told: string[] }[] = [];
    for (const effect of await store.outbox.claim(wish)) {
      if (effect.action.kind !== "send_message") continue;
      const outcome = await createSendMessage({
        clock: createSystemClock({ now: () => 5_000 }),
        rests: someChannelRests(store, () => 5_000),
        sendAllowed: aConsentGate(store, () => 5_000),
        directory: createMessageDirectory(store),
        outbox: store.outbox,
        broadcasts: store.broadcasts,
        onError: (error) => {
          throw error;
        },
        pictures: {
          of: (_installation_id, places) => {
            pictured.push(places.map(({ item_code }) => item_code));
            return Promise.resolve(places.length > 2 ? PICTURE : null);
          },
        },
        alertOf: ({ item_code }) => Promise.resolve(alerts.get(item_code) ?? null),
        channels: {
          open: () =>
            Promise.resolve({
              send: (message) => {
                sent.push(message);
                return Promise.resolve(answers.shift() ?? { kind: "sent", receipt: "7" });
              },
            }),
        },
      })(effect, effect.action);
      const events = toldEvents(effect, outcome);
      await store.outbox.settle(effect, outcome, events);
      ends.push({ outcome, told: events.map(({ subject }) => subject.item_code) });
    }
    return ends;
  }

  it("is one message of all that its rule has gathered, worst first, with the board behind it", async () => {
    await kept("A");
    await kept("B", { severity: "watch", title: "【关注】B" });
    await kept("C");
    const [end, ...others] = await due();
    expect(others).toEqual([]);
    expect(sent).toMatchObject([
      {
        ...{ title: "【预警汇总】3 条：预警 2、关注 1", severity: "high", link: BOARD },
        lines: ["【预警】A", "【预警】C", "【关注】B", "来自规则“每日”；缺货和紧急的已另外逐条通知。"],
      },
    ]);
    expect(sent[0]?.actions).toBeUndefined();
    expect(end).toMatchObject({ told: ["A", "B", "C"], outcome: { kind: "done", receipt: "7（汇总 3 条）" } });
  });

  it("is drawn too, of all that it tells of, and goes without where there is nothing to draw", async () => {
    await kept("A");
    await kept("B");
    await kept("C");
    await due();
    alerts.set("A", { ...STANDING, status: "quiet" });
    await kept("D");
    await kept("E");
    await due();
    expect(pictured).toEqual([
      ["A", "B", "C"],
      ["D", "E"],
    ]);
    expect(sent.map(({ picture }) => picture)).toEqual([PICTURE, undefined]);
  });

  it("leaves out what has cleared or become another alert, and tells each item once as it was last", async () => {
    await kept("A", { title: "【关注】A", severity: "watch" });
    await kept("B");
    await kept("C");
    await kept("D", { title: "【到货逾期】D" }, null);
    await kept("A");
    alerts
      .set("B", { ...STANDING, status: "quiet" })
      .set("C", { ...STANDING, episode: 2 })
      .delete("D");
    const [end] = await due();
    expect(sent[0]?.lines.slice(0, -1)).toEqual(["【预警】A", "【到货逾期】D"]);
    expect(end?.told).toEqual(["A"]);
  });

  it("leaves out what has become urgent and was told by itself, and goes the way that the rule has now", async () => {
    await kept("A", { channel: "旧群" });
    await kept("B", { channel: "新群" });
    alerts.set("B", { ...STANDING, severity: "out" });
    const [end] = await due();
    expect(sent).toMatchObject([{ title: "【预警】A", channel: "新群" }]);
    expect(end?.told).toEqual(["A"]);
  });

  it("of one is that one's own message, whichever of the line carries it", async () => {
    await kept("A");
    await kept("B");
    alerts.set("B", { ...STANDING, status: "quiet" });
    const [end] = await due();
    expect(sent).toMatchObject([{ title: "【预警】A", lines: aMessage().lines }]);
    expect(end).toMatchObject({ told: ["A"], outcome: { receipt: "7" } });
  });

  it("of nothing is not sent", async () => {
    await kept("A");
    alerts.set("A", { ...STANDING, status: "quiet" });
    expect(await due()).toMatchObject([
      { told: [], outcome: { kind: "done", receipt: expect.stringContaining("未发送") } },
    ]);
    expect(sent).toEqual([]);
  });

  it("names twenty, and says how many more there are", async () => {
    for (let item = 0; item < 23; item += 1) await kept(`I${item}`);
    await due();
    expect(sent[0]?.title).toContain("23 条");
    expect(sent[0]?.lines).toHaveLength(22);
    expect(sent[0]?.lines[20]).toBe("另有 3 条，请到看板查看。");
  });

  it("that failed is tried again whole, and one that came too late for it goes without the rest", async () => {
    await kept("A");
    await kept("B");
    answers = [{ kind: "transient", problem: { code: "away", message: "不通", hint: "稍后再试" } }];
    await due();
    await due();
    expect(sent.map(({ title }) => title.includes("2 条"))).toEqual([true, true]);
    await kept("C");
    await due();
    expect(sent[2]?.title).toBe("【预警】C");
  });
});
