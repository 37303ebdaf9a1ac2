import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { isOptOutReply } from "../../../src/domain/consent/opt-out-reply.ts";

const WORDS = ["R", "T", "TD", "N", "退订", "拒收"];

describe("a reply to a text message", () => {
  it.each([
    ...WORDS,
    ...["r", "td", "Td", "ｎ", "ＴＤ", "ｔｄ", " T D ", "T。", "【TD】", "“R”", "r!!", "退订。", " 退 订 ", "拒收！"],
    ...[
      "回T",
      "回复TD",
      "回TD",
      "请退订",
      "我要退订",
      "申请退订",
      "退订短信",
      "退订此类信息",
      "拒收所有短信",
      "退订谢谢",
      "退订了",
    ],
    "T\r\n",
  ])("says to send no more: %s", (content) => {
    expect(isOptOutReply(content)).toBe(true);
  });

  it.each([
    ...["", " ", "。", "好", "好的", "OK", "ok", "Y", "是", "1", "收到", "谢谢"],
    ...["TT", "RT", "NO1", "NN", "T恤还有吗", "R2 型号多少钱", "N95 口罩", "TD-LTE", "退货", "退款"],
    ...["别给我退订", "不要退订", "不退订", "我没有退订过", "拒收快递怎么办", "退订单", "怎么退订", "订"],
  ])("does not: %s", (content) => {
    expect(isOptOutReply(content)).toBe(false);
  });

  it("is the same in either width and case, whatever spaces and punctuation a phone adds", () => {
    const dress = fc.stringMatching(/^[ \t\r\n.,!?。，！？、~·"'“”【】()（）…-]{0,4}$/);
    const wide = (word: string) =>
      word.replace(/[A-Za-z]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
    const cased = fc.constantFrom(
      (word: string) => word,
      (word: string) => word.toLowerCase(),
      wide,
      (word: string) => wide(word.toLowerCase()),
    );
    fc.assert(
      fc.property(fc.constantFrom(...WORDS), cased, dress, dress, dress, (word, change, before, within, after) => {
        const [first = "", ...rest] = change(word);
        return isOptOutReply(before + first + within + rest.join("") + after);
      }),
      { seed: 7, numRuns: 500 },
    );
  });

  it("takes no time over a long one", () => {
    expect(isOptOutReply("请".repeat(20_000) + "退订" + "此".repeat(20_000) + "x")).toBe(false);
  });
});
