import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { improperWords } from "../../../src/domain/care/improper-words.ts";
import { manifestSchema } from "../../../src/contracts/manifest.ts";

describe("words that a text to a customer may not say", () => {
  it.each([
    ["本店最佳选择", ["最佳"]],
    ["全网 最低，手慢无", ["全网最低", "手慢无"]],
    ["国家级工艺，国家级品质", ["国家级"]],
  ])("are found in %s, each once, whatever stands between its letters", (text, words) => {
    expect(improperWords(text).map(({ word }) => word)).toEqual(words);
  });

  it("come with the reason", () => {
    expect(improperWords("最佳")[0]?.reason).toContain("广告法");
    expect(improperWords("再不买就没了")[0]?.reason).toContain("缺货只说事实");
  });

  it.each(["最好提前一天告诉我们", "最后到货日是周五", "第一时间通知您", "数量有限，需要请尽早下单"])(
    "are none in everyday words: %s",
    (text) => {
      expect(improperWords(text)).toEqual([]);
    },
  );

  it("are none in the texts that the product comes with", () => {
    const { care } = manifestSchema.parse(JSON.parse(readFileSync("manifests/stockguard.json", "utf8")));
    const texts = care.flatMap(({ plans }) => plans.map(({ care_text }) => care_text ?? ""));
    expect(texts.filter((text) => text !== "").length).toBeGreaterThan(10);
    expect(texts.flatMap(improperWords)).toEqual([]);
  });
});
