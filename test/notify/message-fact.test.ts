import { describe, expect, it } from "@jest/globals";
import { smsValues } from "../../src/adapters/notify/sms/sms-params.ts";
import { messageFact } from "../../src/adapters/notify/texts/message-fact.ts";
import { pairsOf } from "../../src/adapters/notify/texts/template-pairs.ts";
import { templateData } from "../../src/adapters/notify/wechat/template-data.ts";
import { customerMessage } from "../../src/app/notify/customer-message.ts";
import { anAssessedSubject } from "./assessed-builder.ts";
import { aMessage } from "./message-builder.ts";

const ORDER = { order_no: "SO-7", customer_code: "C-1", customer_name: "蓝天贸易" };

/** What the customer of an order is told of, as it is really made. */
function toldOfOrder() {
  const assessed = anAssessedSubject({ on_hand: 0, orders: [ORDER] });
  const [customer] = assessed.exposed;
  if (customer === undefined) throw new Error("nobody is told");
  return customerMessage(assessed, customer, { channel: "客户短信" }, "r");
}

describe("the facts of a message to a customer", () => {
  it("fill the variables of a text message, line by line and clause by clause", () => {
    const params = pairsOf("item=title，order=line:订单#1，lack=line:订单#2，arrival=line:到货，remark=line:说明#1");
    const values = smsValues(params, { message: toldOfOrder(), now: 0, longest: 35 });
    expect(Object.fromEntries(values.map(({ name, value }) => [name, value]))).toEqual({
      item: expect.stringMatching(/^您订购的.+暂时缺货$/),
      order: "SO-7",
      lack: "暂缺 10 个",
      arrival: "正在加紧补货，时间确定后告诉您",
      remark: "给您添麻烦了",
    });
  });

  it("fit fields that have a type: the order's number alone, the figure alone", () => {
    const mapping = { character_string1: "line:订单#1", number2: "line:订单#2", thing3: "line:到货#1" };
    expect(templateData(toldOfOrder(), mapping, 0)).toEqual({
      kind: "filled",
      data: { character_string1: { value: "SO-7" }, number2: { value: "10" }, thing3: { value: "正在加紧补货" } },
    });
  });
});

describe("a clause of a line", () => {
  it.each([
    { fact: "line:订单#1", want: "甲" },
    { fact: "line:订单#3", want: "" },
    { fact: "line:没有#1", want: "" },
    { fact: "line:编号#1", want: "一整行，乙" },
  ])("$fact is “$want”", ({ fact, want }) => {
    const lines = ["订单：甲，乙", "编号#1：一整行，乙", "编号：丙"];
    expect(messageFact(fact, aMessage({ lines }), 0)).toBe(want);
  });
});
