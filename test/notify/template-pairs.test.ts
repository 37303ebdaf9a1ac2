import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { smsParams } from "../../src/adapters/notify/sms/sms-params.ts";
import { templateMapping } from "../../src/adapters/notify/wechat/template-data.ts";
import { pairsOf, pairsText } from "../../src/adapters/notify/texts/template-pairs.ts";

const faultsOf = (schema: typeof smsParams | typeof templateMapping, given: unknown) =>
  schema.safeParse(given).error?.issues.map(({ message }) => message) ?? [];

describe("what fills a template, as a person writes it", () => {
  it.each([
    { name: "pairs", given: "thing1=title，time2=at" },
    { name: "pairs with other signs", given: " thing1：title ; time2 ＝ at\n" },
    { name: "JSON", given: '{"thing1":"title","time2":"at"}' },
    { name: "what was kept", given: { thing1: "title", time2: "at" } },
  ])("is the same for 微信 as $name", ({ given }) => {
    expect(templateMapping.parse(given)).toEqual({ thing1: "title", time2: "at" });
  });

  it.each([
    { name: "pairs", given: "item=title，todo=line_4" },
    { name: "JSON", given: '{"item":"title","todo":"line_4"}' },
    { name: "synonyms", given: "item=title;todo=line4" },
  ])("is the same for texts as $name", ({ given }) => {
    expect(smsParams.parse(given)).toBe("item=title，todo=line_4");
  });

  it.each([
    { written: "line1", kept: "line_1" },
    { written: "role", kept: "receiver_role" },
    { written: "line：商品", kept: "line:商品" },
    { written: "line：订单#1", kept: "line:订单#1" },
    { written: "=a=b", kept: "=a=b" },
  ])("is kept as $kept where it was written $written", ({ written, kept }) => {
    expect(pairsOf(`x1=${written}`)).toEqual([{ name: "x1", fact: kept }]);
  });

  it.each(["line0", "line_0", "line10", "line:", "=", "price", "constructor", ""])(
    "refuses %p and names what there is, everywhere",
    (fact) => {
      const says = expect.stringMatching(
        /thing1”(的内容“.+”不认识|没有写内容)，.*title、text、lines、line_1～line_9.*link/,
      );
      for (const schema of [smsParams, templateMapping]) {
        expect(faultsOf(schema, `thing1=${fact}`)).toEqual([says]);
        expect(faultsOf(schema, JSON.stringify({ thing1: fact }))).toEqual([says]);
      }
    },
  );

  it("refuses names that no template has, and a name twice", () => {
    expect(faultsOf(templateMapping, "标题=title")).toEqual(["“标题”不是模板的变量名，应类似 thing1、time2"]);
    expect(faultsOf(smsParams, "a-b=title")).toEqual([expect.stringContaining("“a-b”不是模板的变量名")]);
    expect(faultsOf(smsParams, "a=title,a=at")).toEqual(["变量“a”写了两次"]);
    expect(faultsOf(templateMapping, "")).toEqual([expect.stringContaining("至少对应一个字段")]);
    expect(faultsOf(smsParams, "")).toEqual([]);
  });

  it("keeps the order in which names that are numbers were written, beside others too", () => {
    const written = '{"b":"title","2":"=甲，乙","1":"line:\\"a\\"","a":"at"}';
    const pairs = pairsOf(written);
    expect(pairs.map(({ name }) => name)).toEqual(["b", "2", "1", "a"]);
    expect(pairs[2]).toEqual({ name: "1", fact: 'line:"a"' });
    expect(pairsOf(pairsText(pairs))).toEqual(pairs);
    expect(smsParams.parse(smsParams.parse(written))).toBe(smsParams.parse(written));
    expect(faultsOf(smsParams, '{"a":"title","a":"at"}')).toEqual(["变量“a”写了两次"]);
  });

  it("reads as it was from the text under which it is kept, whatever a fixed text holds", () => {
    const fact = fc.oneof(
      fc.constantFrom("title", "line_9", "line:商品"),
      fc.string({ minLength: 1 }).map((text) => `=${text}`.trim()),
    );
    const pairs = fc.uniqueArray(
      fc.record({ name: fc.stringMatching(/^[a-z]\w{0,8}$/), fact: fact.filter((text) => text !== "=") }),
      { selector: ({ name }) => name },
    );
    fc.assert(
      fc.property(pairs, (written) => expect(pairsOf(pairsText(written))).toEqual(written)),
      { seed: 7 },
    );
  });
});
