import { describe, expect, it } from "@jest/globals";
import { isOneWord, listedWords, spacedWords, WORD_SEPARATORS } from "../../../src/domain/text/listed-words.ts";

describe("words listed in one field", () => {
  it.each([...WORD_SEPARATORS])("are parted by %j", (sign) => {
    expect(listedWords(`电商 ${sign} 批发${sign}`)).toEqual(["电商", "批发"]);
    expect(isOneWord(`电商${sign}批发`)).toBe(false);
  });

  it.each([
    { text: null, words: [] },
    { text: " ，\r\n; ", words: [] },
    { text: "直营，电商、直营", words: ["直营", "电商"] },
    { text: "ABC 分类/一-二", words: ["ABC 分类/一-二"] },
  ])("are $words in $text", ({ text, words }) => {
    expect(listedWords(text)).toEqual(words);
  });

  it("are parted by spaces too where no word holds any, or by other signs that are named", () => {
    expect(spacedWords(" a b\t c，a ")).toEqual(["a", "b", "c"]);
    expect(spacedWords("a b/c、a", /\//gu)).toEqual(["a b", "c", "a"]);
    expect(spacedWords(null)).toEqual([]);
  });
});
