import { beforeEach, describe, expect, it } from "@jest/globals";
import { createSystemClock } from "../../../src/adapters/system/system-clock.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createMessageDirectory } from "../../../src/app/dispatch/message-directory.ts";
import { createSendMessage } from "../../../src/app/dispatch/send-message.ts";
import { toldEvents } from "../../../src/app/dispatch/told-events.ts";
import { tellsOfLeftOut } from "../../../src/contracts/left-out.ts";
import type { AddressKind } from "../../../src/contracts/address.ts";
import type { Message } from "../../../src/contracts/message.ts";
import type { Notifier } from "../../../src/ports/notifier.ts";
import type { EffectOutcome } from "../../../src/ports/outbox.ts";
import type { Store } from "../../../src/ports/store.ts";
import { aMessage } from "../../notify/message-builder.ts";
import { aReceiver } from "../../store/row-builders.ts";
import { aChange, addEffects, anEffect, SHOP } from "../../store/store-builders.ts";
import { someChannelRests } from "./some-channel-rests.ts";
import { aConsentGate } from "../consent/a-consent-gate.ts";

const NOON = Date.parse("2026-11-23T12:00:00+08:00");

describe("a message that names people", () => {
  let store: Store;
  let sent: (readonly [channel: string, receiver: string | null])[];

  beforeEach(async () => {
    store = createMemoryStore();
    sent = [];
    const list = [
      aReceiver({ preferred_channels: [] }),
      aReceiver({ receiver_name: "李强", phone: null, email: "li@shop.test", preferred_channels: ["邮件"] }),
    ];
    await store.records.apply(list.map((row, i) => aChange(`p${i}`, [row])));
    const values = {
      customer_code: "K1",
      customer_name: "甲公司",
      phone: "13700000001",
      email: null,
      message_consent: "同意",
    };
    await store.records.apply([aChange("c1", [], { form: "customer", values })]);
  });

  const kinds: Readonly<Record<string, AddressKind>> = { 短信: "phone", 邮件: "email" };

  function aChannel(name: string): Notifier {
    const addressed_by = kinds[name];
    const family = addressed_by === "email" ? "mail" : "sms";
    const addresses = (receiver: string | null) => (receiver ?? "").split("，").filter((part) => part !== "");
    return {
      ...(addressed_by !== undefined && {
        addressed_by,
        reach: ({ receiver }: Message) => {
          return { family, addresses: addresses(receiver), is_named: addresses(receiver).length > 0 } as const;
        },
      }),
      send: ({ receiver }) => {
        sent.push([name, receiver]);
        return Promise.resolve({ kind: "sent", receipt: null });
      },
    };
  }

  /** Sends a message by way of the outbox, as it is kept there. */
  async function send(parts: Partial<Message>) {
    const message = { ...aMessage(), channel: "短信", receiver: null, receiver_role: "客服", reference: "m", ...parts };
    await addEffects(
      store,
      anEffect("m", { line: "m", due_at: 0, action: { kind: "send_message", message, episode: 1 } }),
    );
    const wish = { installation_id: SHOP, lane: "messages", limit: 9, now: NOON, lease_ms: 1_000 } as const;
    const [effect] = await store.outbox.claim(wish);
    if (effect?.action.kind !== "send_message") throw new Error("nothing to send");
    const outcome = await createSendMessage({
      clock: createSystemClock({ now: () => NOON }),
      outbox: store.outbox,
      broadcasts: store.broadcasts,
      onError: (error) => {
        throw error;
      },
      alertOf: () => Promise.resolve(null),
      channels: { open: (_shop, name) => Promise.resolve(aChannel(name)) },
      sendAllowed: aConsentGate(store, () => NOON),
      rests: someChannelRests(store, () => NOON),
      directory: createMessageDirectory(store),
    })(effect, effect.action);
    return { outcome, told: toldEvents(effect, outcome).map(({ note }) => note), kept: JSON.stringify(effect.action) };
  }
  const receiptOf = (outcome: EffectOutcome) => (outcome.kind === "done" ? outcome.receipt : outcome.problem.code);

  it("goes to the address that the channel needs, which it does not hold itself", async () => {
    const { kept } = await send({ receiver: "王芳" });
    expect(sent).toEqual([["短信", "13800000001"]]);
    expect(kept).not.toContain("13800000001");
  });

  it("goes by the channel its one receiver would rather have, and is told as gone by that", async () => {
    const { told } = await send({ receiver: "李强", receiver_role: "销售" });
    expect(sent).toEqual([["邮件", "li@shop.test"]]);
    expect(told).toEqual(["销售 · 邮件"]);
  });

  it("falls over where the first channel has no address of them, and says whom it left out", async () => {
    await store.records.apply([
      aChange("p1", [aReceiver({ receiver_name: "李强", phone: null, preferred_channels: [] })], { version: 9 }),
    ]);
    await send({ receiver: "李强", fallback_channels: ["邮件"] });
    expect(sent).toEqual([["邮件", "wang@shop.test"]]);
  });

  it("says in its receipt whom of several it could not reach", async () => {
    const { outcome } = await send({ receiver: "王芳，李强" });
    expect(sent).toEqual([["短信", "13800000001"]]);
    expect(receiptOf(outcome)).toContain("未发送：李强，没有这个通道的地址");
    expect(tellsOfLeftOut(receiptOf(outcome))).toBe(true);
  });

  it("stays as it is for a group, which has no addresses", async () => {
    await send({ receiver: "王芳", channel: "采购群" });
    expect(sent).toEqual([["采购群", "王芳"]]);
  });

  it("goes to a customer by what their form says now", async () => {
    const { kept } = await send({ purpose: "service", customer_code: "K1" });
    expect(sent).toEqual([["短信", "13700000001"]]);
    expect(kept).not.toContain("13700000001");
  });

  it.each(["不同意", null])("goes to no customer whose form says %s by now", async (message_consent) => {
    const values = { customer_code: "K1", phone: "13700000001", message_consent };
    await store.records.apply([aChange("c1", [], { form: "customer", version: 9, values })]);
    const { outcome, told } = await send({ purpose: "service", customer_code: "K1" });
    expect({ sent, told }).toEqual({ sent: [], told: [] });
    expect(receiptOf(outcome)).toBe("未发送：客户已不同意接收通知");
  });

  it("goes to no customer who is not known any more", async () => {
    const { outcome } = await send({ purpose: "service", customer_code: "erased-1" });
    expect(sent).toEqual([]);
    expect(receiptOf(outcome)).toBe("未发送：客户已不同意接收通知");
  });

  it("ends without a call for a person where a customer has no address that any channel needs", async () => {
    const lost = await send({
      purpose: "service",
      customer_code: "K1",
      channel: "邮件",
      fallback_channels: ["采购群"],
    });
    expect(sent).toEqual([]);
    expect(receiptOf(lost.outcome)).toBe("未发送：客户资料没有填写邮箱");
    expect(lost.told).toEqual([]);
  });
});
