import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { hasDoubtfulNumber, mobileNumbers } from "../../../src/domain/text/mobile-numbers.ts";

describe("mobile numbers in what people typed", () => {
  it.each([
    { text: null, want: [] },
    { text: "", want: [] },
    { text: "13800138000", want: ["13800138000"] },
    { text: "+8613800138000", want: ["13800138000"] },
    { text: "+86 138 0013 8000", want: ["13800138000"] },
    { text: "0086-138-0013-8000", want: ["13800138000"] },
    { text: "8613800138000", want: ["13800138000"] },
    { text: "小王13800138000、小李 13900139000", want: ["13800138000", "13900139000"] },
    { text: "13800138000,13800138000", want: ["13800138000"] },
    { text: "１３８００１３８０００", want: ["13800138000"] },
    { text: "12800138000", want: [] },
    { text: "138001380001", want: [] },
    { text: "1380013800", want: [] },
    { text: "buyer@shop.test", want: [] },
  ])("are $want in $text", ({ text, want }) => {
    expect(mobileNumbers(text)).toEqual(want);
  });

  it.each([
    { text: null, want: false },
    { text: "采购 小王 3 组", want: false },
    { text: "13800138000；+86 139 0013 9000", want: false },
    { text: "buyer1234567@shop.test", want: false },
    { text: "1380013800", want: true },
    { text: "138001380001", want: true },
    { text: "010-88888888", want: true },
    { text: "13800138000，+852 9123 4567", want: true },
  ])("leave something doubtful ($want) in $text", ({ text, want }) => {
    expect(hasDoubtfulNumber(text)).toBe(want);
  });

  it("are found again however they were parted", () => {
    const number = fc.stringMatching(/^1[3-9]\d{9}$/);
    const parting = fc.constantFrom(",", "，", "、", ";", "；", "\n", " / ", "小李");
    fc.assert(
      fc.property(fc.uniqueArray(number, { maxLength: 20 }), parting, (numbers, joint) => {
        const text = numbers.join(joint);
        expect(mobileNumbers(text)).toEqual(numbers);
        expect(hasDoubtfulNumber(text)).toBe(false);
      }),
      { seed: 11 },
    );
  });
});
