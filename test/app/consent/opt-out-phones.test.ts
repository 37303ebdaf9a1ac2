import { describe, expect, it } from "@jest/globals";
import { optOutPhones } from "../../../src/app/consent/opt-out-phones.ts";
import type { SmsReceipt } from "../../../src/contracts/sms-callback.ts";

const aReceipt = (parts: Partial<SmsReceipt>): SmsReceipt => ({
  ...{ vendor_id: "1^0", out_id: null, phone: "13800138000", is_delivered: false, code: "MOBILE_IN_BLACK", at: 1 },
  ...parts,
});
const aReply = (phone: string, content: string) => ({ phone, content, at: 1 });

describe("the numbers that want no more messages", () => {
  it("are those that said so and those that the vendor may not write to, each once", () => {
    const receipts = [aReceipt({}), aReceipt({ at: 2 })];
    const replies = [aReply("13900139000", "td"), aReply("13700137000", "什么时候到货"), aReply("13800138000", "R")];
    expect(optOutPhones({ receipts, replies })).toEqual(["13800138000", "13900139000"]);
  });

  it.each([
    { name: "a phone that was switched off", parts: { code: "UNDELIV" } },
    { name: "a message that arrived", parts: { is_delivered: true } },
  ])("are not those of $name", ({ parts }) => {
    expect(optOutPhones({ receipts: [aReceipt(parts)], replies: [] })).toEqual([]);
  });
});
