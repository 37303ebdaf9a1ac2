import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { smsParams, smsValues } from "../../src/adapters/notify/sms/sms-params.ts";
import { pairsOf } from "../../src/adapters/notify/texts/template-pairs.ts";
import { aMessage } from "./message-builder.ts";

const valueOf = (fact: string, message = {}, longest = 100) =>
  smsValues([{ name: "v", fact }], { message: aMessage(message), now: 0, longest })[0]?.value;

describe("the variables of a template", () => {
  it.each([
    { fact: "title", want: "［紧急］不锈钢保温杯 预计 11 月 26 日缺货" },
    { fact: "severity", want: "紧急" },
    { fact: "receiver_role", want: "采购" },
    { fact: "line_1", want: "等级：紧急，可用 12 件" },
    { fact: "line_9", want: "无" },
    { fact: "lines", want: "等级：紧急，可用 12 件；处理：向 王氏五金 订 120 件，今天下单。" },
    { fact: "line:等级", want: "紧急，可用 12 件" },
    { fact: "=缺货预警", want: "缺货预警" },
    { fact: "at", want: "1970年1月1日 08:00" },
    { fact: "link", want: "https://board.shop.test/items/A-1" },
    { fact: "text", want: expect.stringMatching(/^［紧急］.*；等级：.*；处理：/) },
  ])("take $fact from a message", ({ fact, want }) => {
    expect(valueOf(fact)).toEqual(want);
  });

  it.each([
    { name: "an address", title: "看 https://board.shop.cn/a?b=1#c，急", want: "看，急" },
    { name: "nothing but an address", title: "http://a.test/", want: "无" },
    { name: "a host's name", title: "问 www.shop.com.cn 吧", want: "问 www shop com cn 吧" },
    { name: "figures and units, which are no hosts", title: "2.5L 水杯 No.8 v1.20", want: "2.5L 水杯 No.8 v1.20" },
    { name: "line ends", title: "保温杯\r\n白色", want: "保温杯 白色" },
    { name: "the brackets of a signature", title: "【别人】保温杯", want: "［别人］保温杯" },
  ])("are fit for the vendor with $name", ({ title, want }) => {
    expect(valueOf("title", { title })).toBe(want);
  });

  it("hold an address whole or not at all", () => {
    expect(valueOf("link", {}, 33)).toBe("https://board.shop.test/items/A-1");
    expect(valueOf("link", {}, 32)).toBe("无");
    expect(valueOf("link", { link: null })).toBe("无");
  });

  it("never hold more than they may, half a character, or nothing", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), fc.integer({ min: 1, max: 60 }), (title, longest) => {
        const value = valueOf("title", { title }, longest) ?? "";
        expect(value.length).toBeLessThanOrEqual(longest);
        expect(value.length).toBeGreaterThan(0);
        expect(value.isWellFormed()).toBe(true);
      }),
      { seed: 3 },
    );
  });

  it("keep their order from any way of writing them, and from what was kept", () => {
    const name = fc.stringMatching(/^[a-z]\w{0,8}$/);
    const fact = fc.constantFrom("title", "lines", "severity", "line_3");
    fc.assert(
      fc.property(fc.uniqueArray(fc.tuple(name, fact), { selector: ([one]) => one }), (pairs) => {
        const params = pairs.map(([one, filled]) => ({ name: one, fact: filled }));
        const written = smsParams.parse(pairs.map((pair) => pair.join("=")).join(","));
        expect(pairsOf(written)).toEqual(params);
        expect(smsParams.parse(written)).toBe(written);
        expect(smsParams.parse(JSON.stringify(Object.fromEntries(pairs)))).toBe(written);
      }),
      { seed: 5 },
    );
  });

  it("are looked through in no time, however long the text", () => {
    expect(valueOf("title", { title: `${"a".repeat(200_000)}.` }, 10)).toBe("aaaaaaaaa…");
  });
});
