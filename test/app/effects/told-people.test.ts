import { describe, expect, it } from "@jest/globals";
import type { AssessedSubject } from "../../../src/app/effects/assessed-subject.ts";
import { effectsOf } from "../../../src/app/effects/effects-of.ts";
import { messagesToTell } from "../../../src/app/effects/messages-to-tell.ts";
import { customersTold } from "../../../src/app/notify/told-customers.ts";
import type { AlertRuleRow } from "../../../src/contracts/rows.ts";
import type { NewEffect } from "../../../src/ports/outbox.ts";
import { anAssessedSubject, aSetting } from "../../notify/assessed-builder.ts";
import { anAlertRule } from "../../notify/rule-builder.ts";

const short = anAssessedSubject({
  on_hand: 0,
  orders: [
    { customer_code: "K1", quantity: 7 },
    { customer_code: "K2", quantity: 5 },
    { customer_code: "K3", quantity: 3, ordered_on: "2026-11-23" },
    { customer_code: "K4", quantity: 2 },
  ],
  purchases: [{ expected_on: "2026-11-30" }],
  customers: [
    { customer_code: "K1", customer_name: "甲公司", owner_name: "王芳", region: "华东", accepts_messages: true },
    {
      customer_code: "K2",
      customer_name: "乙公司",
      owner_name: "李强",
      customer_type: "企业",
      accepts_messages: false,
    },
    { customer_code: "K3", customer_name: "丙公司", owner_name: "王芳", region: "华南", accepts_messages: true },
    { customer_code: "K4", customer_name: "丁公司", owner_name: " " },
  ],
});

type Sent = NewEffect & { readonly action: Extract<NewEffect["action"], { kind: "send_message" }> };

function sent(assessed: AssessedSubject, ...all: readonly Partial<AlertRuleRow>[]): readonly Sent[] {
  const rules = all.map((rule) => anAlertRule({ rule_name: "规则", ...rule }));
  const setting = { ...aSetting({ bound: new Set() }), rules };
  return effectsOf(assessed, { wanted: {}, written: {}, pending: null }, setting).filter(
    (effect): effect is Sent => effect.action.kind === "send_message",
  );
}
const customersIn = ({ action: { message } }: Sent) =>
  ["甲公司", "乙公司", "丙公司", "丁公司"].filter((name) => message.lines.some((line) => line.includes(name)));

describe("a rule for each customer's own salesperson", () => {
  const owners = { receiver_kind: "owner", receiver_role: "销售" } as const;

  it("tells each of their own customers, and the channel's receivers of those nobody looks after", () => {
    const messages = sent(short, owners);
    expect(messages.map((one) => [one.action.message.receiver, customersIn(one)])).toEqual([
      ["王芳", ["甲公司", "丙公司"]],
      ["李强", ["乙公司"]],
      [null, ["丁公司"]],
    ]);
    expect(new Set(messages.map(({ effect_key }) => effect_key)).size).toBe(3);
    expect(messages.every(({ effect_key, action }) => effect_key === action.message.reference)).toBe(true);
  });

  it("tells no customer by the code of many", () => {
    const orders = [{ customer_code: "散客", quantity: 5 }];
    const customers = [{ customer_code: "散客", customer_name: "散客", accepts_messages: true }];
    const whoever = anAssessedSubject({ on_hand: 0, orders, customers });
    expect(customersTold(whoever, { customer_groups: [] })).toEqual([]);
    expect(customersTold(short, { customer_groups: [] })).toHaveLength(2);
  });

  it("means only the customers of its groups", () => {
    const inGroups = (...customer_groups: readonly string[]) =>
      sent(short, { ...owners, customer_groups }).flatMap(customersIn);
    expect(inGroups("华东")).toEqual(["甲公司"]);
    expect(inGroups("华南", "企业")).toEqual(["乙公司", "丙公司"]);
    expect(inGroups("海外")).toEqual([]);
  });

  it("gathers a digest for each of them", () => {
    // A shelf that will be short, with an order that cannot be served today, is out: only what is not urgent waits.
    const high = { ...short, risk: { ...short.risk, severity: "high" as const } };
    const lines = sent(high, { ...owners, grouping: "daily" }).map(({ line }) => line);
    expect(new Set(lines).size).toBe(3);
  });

  it("tells nobody, and turns to nobody else, where no order is touched", () => {
    const escalation = { escalate_after_minutes: 30, escalate_role: "老板", escalate_channel: "短信" };
    const untouched = anAssessedSubject({ on_hand: 0 });
    expect(sent(untouched, { ...owners, ...escalation })).toEqual([]);
    expect(sent(short, { ...owners, ...escalation }).at(-1)?.action.message.receiver_role).toBe("老板");
  });

  it("owes what its condition asks for until an order is touched, and turns to nobody before", () => {
    const escalation = { escalate_after_minutes: 30, escalate_role: "老板", escalate_channel: "短信" };
    const condition = { condition_kind: "days_of_supply", condition_value: 7 } as const;
    const rule = anAlertRule({ rule_name: "规则", ...owners, ...escalation, ...condition });
    const setting = { ...aSetting({ bound: new Set() }), rules: [rule] };
    const untouched = anAssessedSubject({ on_hand: 0 });
    expect(sent(untouched, rule)).toEqual([]);
    const before = messagesToTell(untouched, setting);
    expect(before).toMatchObject({ told: [], asked: [], standings: [{ told_at: null, is_owed: true }] });
    // It was true before and is still: only what is owed makes it tell.
    const touched = { ...short, previous_risk: untouched.risk };
    expect(messagesToTell(touched, setting).told).toEqual([]);
    const { told, standings } = messagesToTell({ ...touched, rule_standings: before.standings }, setting);
    expect(told.map((one) => one.rule.rule_name)).toEqual(["规则"]);
    expect(standings).toMatchObject([{ is_owed: false }]);
  });
});

describe("a rule for the customers whose orders are touched", () => {
  const customers = { receiver_kind: "customer" } as const;
  const codes = (assessed: AssessedSubject, rule: Partial<AlertRuleRow> = {}) =>
    sent(assessed, { ...customers, ...rule }).map(({ action }) => action.message.customer_code);

  it("tells those who agreed of their own order, without a figure of the firm or of anybody else", () => {
    const [first, ...others] = sent(short, customers);
    expect(first?.action).toMatchObject({
      message: {
        ...{ purpose: "service", receiver: null, customer_code: "K1", link: null },
        title: "您订购的保温杯暂时缺货",
        lines: [
          "订单：SO-1，暂缺 7 个",
          "到货：预计 11 月 30 日，到货后优先为您发出",
          "说明：给您添麻烦了，十分抱歉；需要改单或退款请联系您的销售 王芳",
        ],
      },
    });
    expect(first?.action.message.actions).toBeUndefined();
    // It is no word to the firm: nobody of it was told.
    expect(first?.action.episode).toBeUndefined();
    expect(first?.action.while_standing).toBe(short.alert.episode);
    expect(others.map(({ action }) => action.message.customer_code)).toEqual(["K3"]);
    expect(codes(short, { customer_groups: ["华南"] })).toEqual(["K3"]);
  });

  it("tells each once in an episode, also who orders while the alert stands", () => {
    const keys = (assessed: AssessedSubject) => sent(assessed, customers).map(({ effect_key }) => effect_key);
    const worse = { ...short, transition: "escalated" as const, revision: 2 };
    expect(keys(worse)).toEqual(keys(short));
    const raised_at = Date.parse("2026-11-22T12:00:00Z");
    const held = { ...short, transition: "held" as const, alert: { ...short.alert, raised_at } };
    expect(codes(held)).toEqual(["K3"]);
  });

  it("tells each by one rule of several that mean them, the one with the highest priority", () => {
    const one = { ...customers, rule_name: "甲", channel: "邮件" };
    const other = { ...customers, rule_name: "乙", channel: "短信", priority: 5, customer_groups: ["华南"] };
    const messages = sent(short, one, other).map(({ action: { message } }) => message);
    const ways = messages.map(({ customer_code, channel }) => `${customer_code}/${channel}`);
    expect(ways.toSorted()).toEqual(["K1/邮件", "K3/短信"]);
  });

  it("tells nobody at the first look at a shop, below its level, or once it has cleared", () => {
    expect(codes({ ...short, is_first: true })).toEqual([]);
    expect(codes({ ...short, alert: { ...short.alert, status: "quiet" } })).toEqual([]);
    const high = { ...short, risk: { ...short.risk, severity: "high" as const } };
    expect(codes(high, { minimum_severity: "out" })).toEqual([]);
    expect(codes(short, { delivery_path: "platform" })).toEqual([]);
  });
});
