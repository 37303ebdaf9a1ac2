import { describe, expect, it } from "@jest/globals";
import { heardOptOuts } from "../../../src/app/consent/heard-opt-outs.ts";
import type { SmsReceipt } from "../../../src/contracts/sms-callback.ts";

const aReceipt = (parts: Partial<SmsReceipt>): SmsReceipt => ({
  ...{ vendor_id: "1^0", out_id: null, phone: "13800138000", is_delivered: false, code: "MOBILE_IN_BLACK", at: 1 },
  ...parts,
});
const aReply = (phone: string, content: string) => ({ phone, content, at: 2 });

describe("those who want no more messages", () => {
  it("are whoever said so and whomever the vendor may not write to, without a word of what they wrote", () => {
    const replies = [
      aReply("13900139000", "请退订，我是李女士"),
      aReply("13900139000", "td"),
      aReply("13700137000", "何时到货"),
    ];
    const results = ["delivered", "blocked", "failed"] as const;
    const template_results = results.map((result, i) => ({ msgid: "1", openid: `o${i + 1}`, result, at: 3 }));
    expect(heardOptOuts({ receipts: [aReceipt({})], replies, template_results })).toEqual([
      {
        person: { family: "sms", address: "13800138000" },
        source: "vendor_block",
        at: 1,
        note: "回执 MOBILE_IN_BLACK",
      },
      { person: { family: "wechat", address: "o2" }, source: "vendor_block", at: 3, note: "公众号回执 用户拒收" },
      { person: { family: "sms", address: "13900139000" }, source: "reply", at: 2, note: "短信回复退订" },
    ]);
  });

  it.each([
    { name: "a phone that was switched off", parts: { code: "UNDELIV" } },
    { name: "a message that arrived", parts: { is_delivered: true } },
  ])("are not those of $name", ({ parts }) => {
    expect(heardOptOuts({ receipts: [aReceipt(parts)], replies: [], template_results: [] })).toEqual([]);
  });
});
