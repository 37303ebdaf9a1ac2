import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { templateData } from "../../src/adapters/notify/wechat/template-data.ts";
import { templateValue } from "../../src/adapters/notify/wechat/template-value.ts";
import { aMessage } from "./message-builder.ts";

describe("a template's field", () => {
  it.each([
    { key: "thing1", text: "保温杯\r\n白色", want: "保温杯 白色" },
    { key: "thing12", text: "长".repeat(20), want: "长".repeat(20) },
    { key: "thing1", text: "长".repeat(21), want: `${"长".repeat(19)}…` },
    { key: "thing1", text: `${"长".repeat(17)}👨‍👩‍👧‍👦`, want: `${"长".repeat(17)}…` },
    { key: "thing1", text: " ", want: "无" },
    { key: "character_string1", text: "单号 PO-2026/11 号", want: "PO-2026/11" },
    { key: "character_string1", text: "A".repeat(33), want: "A".repeat(32) },
    { key: "character_string1", text: "没有", want: "-" },
    { key: "phrase1", text: "样本，不足！很多", want: "样本不足很" },
    { key: "phrase1", text: "OK", want: "无" },
    { key: "phrase1", text: "𠀀𠀀𠀀", want: "𠀀𠀀" },
    { key: "name1", text: "欧阳·阿卜杜拉·买买提明江先生", want: "欧阳阿卜杜拉买买提明" },
    { key: "number1", text: "可用 12.5 件", want: "12.5" },
    { key: "number1", text: "没有", want: null },
    { key: "amount1", text: "少赚 1234.50 元", want: "1234.50" },
    { key: "amount1", text: "12345678901", want: null },
    { key: "date1", text: "2026-11-26", want: "2026-11-26" },
    { key: "time1", text: "2026年11月23日 10:00", want: "2026年11月23日 10:00" },
    { key: "time1", text: "今天", want: null },
    { key: "phone_number1", text: "+86-13800000000", want: "+86-13800000000" },
    { key: "phone_number1", text: "没有电话", want: null },
    { key: "pigeon1", text: "x", want: null },
  ])("$key takes $text as $want", ({ key, text, want }) => {
    expect(templateValue(key, text)).toBe(want);
  });

  it.each([
    { key: "thing1", limit: 20 },
    { key: "character_string1", limit: 32 },
    { key: "phrase1", limit: 5 },
    { key: "name1", limit: 10 },
  ])("$key is never empty, broken or longer than $limit", ({ key, limit }) => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 60 }), (text) => {
        const value = templateValue(key, text) ?? "";
        expect(value.length).toBeGreaterThan(0);
        expect(value.length).toBeLessThanOrEqual(limit);
        expect(value).toBe(value.toWellFormed().trim());
      }),
      { seed: 20_261_129, numRuns: 300 },
    );
  });
});

describe("a message in a template's fields", () => {
  it("shows what the channel maps to them", () => {
    const message = aMessage({
      lines: ["商品：保温杯（A-1）", "可用 12 件"],
      severity: "out",
      link: "https://b.shop.test/A-1",
    });
    const mapping = {
      thing1: "line:商品",
      thing2: "line_2",
      thing3: "line_9",
      thing4: "=缺货预警",
      thing5: "line:供应商",
      phrase6: "severity",
      name7: "receiver_role",
      time8: "at",
      number9: "line_2",
      character_string10: "link",
      thing11: "link",
    };
    const at = Date.parse("2026-12-31T16:05:00Z");
    expect(templateData(message, mapping, at)).toEqual({
      kind: "filled",
      data: {
        thing1: { value: "保温杯（A-1）" },
        thing2: { value: "可用 12 件" },
        thing3: { value: "无" },
        thing4: { value: "缺货预警" },
        thing5: { value: "无" },
        phrase6: { value: "缺货" },
        name7: { value: "采购" },
        time8: { value: "2027年1月1日 00:05" },
        number9: { value: "12" },
        character_string10: { value: "https://b.shop.test/A-1" },
        thing11: { value: "无" },
      },
    });
  });
});
