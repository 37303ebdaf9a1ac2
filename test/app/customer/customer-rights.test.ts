import { describe, expect, it } from "@jest/globals";
import { customerExport } from "../../../src/contracts/customer-data.ts";
import { aMessage } from "../../notify/message-builder.ts";
import { aLook, anExposure } from "../../store/exposure-builders.ts";
import { addEffects, anAssessment, anEffect, anEntry, claimOne, SHOP } from "../../store/store-builders.ts";
import {
  aCareEffect,
  aCustomerChange,
  aCustomerWorld,
  aMessageOf,
  anOrderChange,
  ASKING,
  CONFIRMED,
  INSTALLATION,
} from "./customer-world.ts";

const events = async ({ store }: Awaited<ReturnType<typeof aCustomerWorld>>) =>
  (await store.accounts.auditEntries(10, null)).map(({ event, actor, object }) => [event, actor, object]);

const PHONE = "13912345678";
const aServiceMessage = () => ({ ...aMessage(), channel: "短信", receiver: PHONE, purpose: "service" as const });

describe("handing a customer's data over", () => {
  it("gives what the contract says, and writes down who took it", async () => {
    const world = await aCustomerWorld();
    const given = await world.customers.exported(INSTALLATION, "C-1", ASKING);
    expect(customerExport.parse(given)).toEqual(given);
    expect(given.records.map(({ form }) => form)).toEqual(["customer", "sales_order"]);
    expect(await events(world)).toEqual([["customer_exported", "boss", "C-1"]]);
  });

  it.each([
    { line: "· 李女士：2 件（订单 SO-1，负责人 小陈）", isOwn: true },
    { line: "· 李女士：2 件（订单 SO-0、SO-1 等 4 张）", isOwn: true },
    { line: "· C-1：2 件（订单 SO-1）", isOwn: true },
    { line: "· 李女士：2 件（订单 SO-10，负责人 小陈）", isOwn: false },
    { line: "· 王先生：2 件（订单 SO-1）", isOwn: false },
  ])("takes $line for theirs: $isOwn", async ({ line, isOwn }) => {
    const { store, customers } = await aCustomerWorld();
    await addEffects(store, anEffect("m1", { action: aMessageOf("客户：5 位受影响。", line) }));
    const { messages } = await customers.exported(INSTALLATION, "C-1", ASKING);
    expect(messages.flatMap(({ lines }) => lines)).toEqual(isOwn ? [line] : []);
  });

  it("gives what they chose to be told, and what they were sent", async () => {
    const { store, customers, ledger } = await aCustomerWorld();
    await ledger.record(SHOP, { kind: "opt_in", address: PHONE, purpose: "service", note: "会员表单" }, ASKING);
    const message = { ...aServiceMessage(), lines: ["您的订单 SO-9 已发货。"] };
    await addEffects(store, anEffect("m1", { action: { kind: "send_message", message } }));
    const { consents, messages } = await customers.exported(INSTALLATION, "C-1", ASKING);
    expect(consents).toMatchObject([{ kind: "opt_in", purpose: "service", note: "会员表单" }]);
    expect(messages).toMatchObject([{ lines: message.lines }]);
  });

  it("gives messages of the platform that cannot be read any more as the text they are", async () => {
    const { store, customers } = await aCustomerWorld();
    await store.inbox.append([
      anEntry("d1", { form: "customer", body: 'broken "C-1"' }),
      anEntry("d2", { form: "stock_level", body: '{"item_code":"C-1"}' }),
      anEntry("d3", { form: "sales_order", body: '{"order":"C-10"}' }),
    ]);
    const { received } = await customers.exported(INSTALLATION, "C-1", ASKING);
    expect(received).toEqual([{ form: "customer", received_at: 1_000, body: 'broken "C-1"' }]);
  });

  it("knows a code again however a message spells it", async () => {
    const { store, records, customers } = await aCustomerWorld();
    await records.apply([aCustomerChange({ record_id: "k2", values: { customer_code: "客1" }, rows: [] })]);
    await store.inbox.append([anEntry("d1", { form: "customer", body: '{ "c": "\\u5ba21" }' })]);
    expect((await customers.exported(INSTALLATION, "客1", ASKING)).received).toMatchObject([{ body: { c: "客1" } }]);
  });
});

describe("erasing a customer", () => {
  it("forgets what they agreed to and what is still to be sent to them, but keeps to their refusal", async () => {
    const { store, customers, ledger } = await aCustomerWorld();
    await ledger.record(SHOP, { kind: "opt_in", address: PHONE, purpose: "marketing", note: "会员表单" }, ASKING);
    await ledger.record(SHOP, { kind: "opt_out", address: PHONE, purpose: "service", note: "来电" }, ASKING);
    const action = { kind: "send_message", message: aServiceMessage() } as const;
    await addEffects(store, anEffect("m1", { action }));
    expect((await customers.plan(INSTALLATION, "C-1")).counts).toMatchObject({ consents: 2, messages: 1 });
    await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    const { entries, standings } = await ledger.of(SHOP, PHONE);
    expect(entries).toMatchObject([{ kind: "opt_out", note: "" }]);
    expect(standings).toMatchObject({ service: "opted_out", marketing: "silent" });
    const effect = await store.outbox.get(SHOP, "m1");
    expect(effect?.state).toBe("replaced");
    expect(JSON.stringify(effect)).not.toContain(PHONE);
    expect((await customers.erase(INSTALLATION, CONFIRMED, ASKING)).counts.consents).toBe(0);
  });

  it.each(["李 13912345678", "13800000009 / 13912345678", "li@shop.test；13912345678"])(
    "forgets what was agreed to under a number that stands in %s",
    async (phone) => {
      const { records, customers, ledger } = await aCustomerWorld();
      const values = { customer_code: "C-1", customer_name: "李女士", phone };
      await records.apply([aCustomerChange({ version: 2, values })]);
      await ledger.record(SHOP, { kind: "opt_in", address: PHONE, purpose: "marketing", note: "会员" }, ASKING);
      expect((await customers.erase(INSTALLATION, CONFIRMED, ASKING)).counts.consents).toBe(1);
      expect((await ledger.of(SHOP, PHONE)).entries).toEqual([]);
    },
  );

  it("lets no assessment that was under way write them down again", async () => {
    const { store, customers } = await aCustomerWorld();
    const claimed = await claimOne(store);
    const { pseudonym } = await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    expect(pseudonym).not.toBe("C-1");
    const exposures = [aLook([anExposure({ kind: "predicted" })])];
    const effects = [aCareEffect("C-1")];
    await store.assessments.commit([{ claimed, assessment: anAssessment(), effects, exposures }]);
    expect(await store.exposures.ofCustomer(SHOP, "C-1")).toEqual([]);
    expect(await store.outbox.get(SHOP, "care/CUP/WH/1/C-1")).toBeNull();
    expect(await store.subjects.dirtyCount(SHOP)).toBeGreaterThan(0);
  });

  it("forgets why a message to them did not go", async () => {
    const { store, customers } = await aCustomerWorld();
    await addEffects(
      store,
      anEffect("m1", { due_at: 0, action: { kind: "send_message", message: aServiceMessage() } }),
    );
    const wish = { installation_id: SHOP, lane: "messages", limit: 9, now: 1, lease_ms: 1_000 } as const;
    const [held] = await store.outbox.claim(wish);
    if (held === undefined) throw new Error("nothing to send");
    const problem = { code: "no", message: "空号", hint: `请核对 ${PHONE}` };
    await store.outbox.settle(held, { kind: "dead", at: 2, problem });
    await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    expect(await store.outbox.get(SHOP, "m1")).toMatchObject({ state: "replaced", problem: null });
  });

  it("takes them out of what a channel answered, whatever else the message was about", async () => {
    const { store, customers } = await aCustomerWorld();
    await addEffects(store, anEffect("m1", { due_at: 0, action: aMessageOf("保温杯缺货") }));
    const wish = { installation_id: SHOP, lane: "messages", limit: 9, now: 1, lease_ms: 1_000 } as const;
    const [held] = await store.outbox.claim(wish);
    if (held === undefined) throw new Error("nothing to send");
    await store.outbox.settle(held, { kind: "done", at: 2, receipt: `8001，未送达：李女士 ${PHONE}` });
    await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    const kept = await store.outbox.get(SHOP, "m1");
    expect(kept).toMatchObject({ state: "done", receipt: "8001，未送达：已删除的客户 已删除的客户" });
  });

  it("drops what was not done yet, keeps what was done without them, and cares for nobody twice", async () => {
    const { store, customers } = await aCustomerWorld();
    await addEffects(store, aCareEffect("C-1"), aCareEffect("C-2"));
    expect((await customers.plan(INSTALLATION, "C-1")).counts).toMatchObject({ pending_actions: 1, past_actions: 0 });
    const { pseudonym } = await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    const key = `care/CUP/WH/1/${pseudonym}`;
    expect(await store.outbox.get(SHOP, key)).toMatchObject({
      ...{ state: "replaced", line: key },
      action: {
        values: { effect_key: key, customer_code: pseudonym, customer_name: "已删除的客户", care_reason: null },
      },
    });
    expect(await store.outbox.get(SHOP, "care/CUP/WH/1/C-2")).toMatchObject({ state: "waiting" });
  });

  it("takes name and phone out of every message, and leaves the others in it alone", async () => {
    const { store, customers } = await aCustomerWorld();
    const lines = [
      "客户：2 位受影响。",
      "· 李女士：2 件（订单 SO-1）",
      "· 王先生：1 件（订单 SO-2）",
      "致电 13912345678",
    ];
    await addEffects(store, anEffect("m1", { action: aMessageOf(...lines) }));
    await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    expect(await store.outbox.get(SHOP, "m1")).toMatchObject({
      state: "waiting",
      action: { message: { lines: [lines[0], "· 已删除的客户：2 件（订单 SO-1）", lines[2], "致电 已删除的客户"] } },
    });
  });

  it("leaves a message to the staff what it had beside its words", async () => {
    const { store, customers } = await aCustomerWorld();
    const action = {
      ...aMessageOf("· 李女士：2 件（订单 SO-1）"),
      ...{ episode: 3, digest: { rule_name: "每日", link: null }, report_file: "周报.xlsx" },
      ...{ pictured: [{ item_code: "CUP", location_code: "WH" }], while_unanswered: { episode: 3, since: 5 } },
      quiet_hours: { quiet_start: "21:00", quiet_end: "08:00" },
    };
    await addEffects(store, anEffect("m1", { action }));
    await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    const lines = ["· 已删除的客户：2 件（订单 SO-1）"];
    expect((await store.outbox.get(SHOP, "m1"))?.action).toMatchObject({ ...action, ...aMessageOf(...lines) });
  });

  it.each(["客户", "李"])("does not take the word %s for a name wherever it stands", async (customer_name) => {
    const { store, records, customers } = await aCustomerWorld();
    const values = { customer_code: "C-1", customer_name };
    await records.apply([aCustomerChange({ version: 2, values }), anOrderChange({ version: 2, values })]);
    const lines = ["客户：李记 2 位受影响。", `· ${customer_name}：2 件（订单 SO-1）`];
    await addEffects(store, anEffect("m1", { action: aMessageOf(...lines) }));
    await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    expect(await store.outbox.get(SHOP, "m1")).toMatchObject({
      action: { message: { lines: [lines[0], "· 已删除的客户：2 件（订单 SO-1）"] } },
    });
  });

  it("keeps the same pseudonym when it is asked for again, and erases what has come since", async () => {
    const { store, records, customers } = await aCustomerWorld();
    const first = await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    await store.inbox.append([anEntry("d1", { form: "customer", body: '{"x":"C-1"}' })]);
    await records.apply([aCustomerChange({ version: 9, inbox_id: null })]);
    const [entry] = await store.inbox.waiting(SHOP, 1);
    await store.inbox.finish(entry === undefined ? [] : [entry]);
    const second = await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    expect(second).toMatchObject({ pseudonym: first.pseudonym, counts: { bodies: 1, customers: 0 } });
    expect(await store.customerData.bodiesHolding(SHOP, ["C-1"])).toEqual([]);
  });

  it("writes down the pseudonym alone, and tells two customers by two of them", async () => {
    const world = await aCustomerWorld();
    const values = { customer_code: "C-2", customer_name: "王先生" };
    await world.records.apply([aCustomerChange({ record_id: "k2", values, rows: [] })]);
    const { pseudonym } = await world.customers.erase(INSTALLATION, CONFIRMED, ASKING);
    const other = await world.customers.erase(INSTALLATION, { customer_code: "C-2", confirmation: "C-2" }, ASKING);
    expect(pseudonym).toMatch(/^erased-[\w-]{20,}$/);
    expect(other.pseudonym).not.toBe(pseudonym);
    expect(await events(world)).toEqual([
      ["customer_erased", "boss", other.pseudonym],
      ["customer_erased", "boss", pseudonym],
    ]);
  });

  it("forgets what was recommended to them, and nothing of others", async () => {
    const { store, customers, marks } = await aCustomerWorld();
    const offers = await Promise.all(
      ["C-1", "C-2"].map(async (code) => ({
        ...{ item_code: "CUP", substitute_code: "MUG", offered_on: "2026-11-23" },
        customer_mark: await marks.markOf(SHOP, code),
      })),
    );
    await store.substitutes.addOffers(SHOP, offers);
    await customers.erase(INSTALLATION, CONFIRMED, ASKING);
    expect(await store.substitutes.oldestOffers(SHOP, "2026-11-23")).toEqual(offers.slice(1));
  });

  it("knows nobody of a code that was never there", async () => {
    const { customers } = await aCustomerWorld();
    const unknown = { code: "customer_unknown" };
    await expect(customers.plan(INSTALLATION, "C-9")).rejects.toMatchObject(unknown);
    const confirmed = { customer_code: "C-9", confirmation: "C-9" };
    await expect(customers.erase(INSTALLATION, confirmed, ASKING)).rejects.toMatchObject(unknown);
    await expect(customers.lift(INSTALLATION, "C-9", ASKING)).rejects.toMatchObject({ code: "erasure_unknown" });
  });

  it("says so when more comes in than it can erase", async () => {
    const { store, customers } = await aCustomerWorld();
    const found = { form: "customer", record_id: "k1", version: 1, values: { customer_code: "C-1" } };
    // As though another program wrote it back each time.
    Object.assign(store.customerData, { records: () => Promise.resolve([found]) });
    const erasing = customers.erase(INSTALLATION, CONFIRMED, ASKING);
    await expect(erasing).rejects.toMatchObject({ code: "erasure_incomplete" });
  });
});
