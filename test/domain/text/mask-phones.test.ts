import { describe, expect, it } from "@jest/globals";
import { maskPhones } from "../../../src/domain/text/mask-phones.ts";

describe("masking of phone numbers", () => {
  it.each([
    { text: "13800138000", want: "138******00" },
    { text: "+8613800138000,8613900139000", want: "+86138******00,86139******00" },
    { text: "张三 138-0013-8000 收", want: "张三 138-****-**00 收" },
    { text: "PhoneNumbers=13800138000%2C13900139000", want: "PhoneNumbers=138******00%2C139******00" },
    { text: "单号 90061919573801138000", want: "单号 90061919573801138000" },
    { text: "12800138000", want: "12800138000" },
  ])("makes $want of $text", ({ text, want }) => {
    expect(maskPhones(text)).toBe(want);
  });
});
