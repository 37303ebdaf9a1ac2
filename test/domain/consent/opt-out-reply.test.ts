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
    ...["T退订", "TD退订", "回T退订", "回复 TD 退订！", "Ｔ退订", "N 拒收"],
    ...["取消订阅", "我要取消订阅", "请取消订阅短信", "取消短信通知", "停止推送", "unsubscribe", "麻烦帮我退订"],
    ...[
      "请勿再发",
      "请勿再发！",
      "不要再发了",
      "别再发了",
      "不要再给我发短信了",
      "请不要再发送此类信息",
      "停止发送短信",
    ],
    ...["别再发这样的广告了", "不要发短信", "请勿打扰", "别再骚扰我了", "请不要再推送"],
  ])("says to send no more: %s", (content) => {
    expect(isOptOutReply(content)).toBe(true);
  });

  it.each([
    ...["", " ", "。", "好", "好的", "OK", "ok", "Y", "是", "1", "收到", "谢谢"],
    ...["TT", "RT", "NO1", "NN", "T恤还有吗", "R2 型号多少钱", "N95 口罩", "TD-LTE", "退货", "退款"],
    ...["T退", "T退货", "T取消订单", "TD退订单", "取消", "取消订单", "取消订阅号怎么弄", "不要取消订阅", "别取消关注"],
    ...["请勿再发错货", "别再发错了", "不要再发货了", "不要发货", "不要发", "别发了", "停止发货", "请勿再发顺丰"],
    ...["不要再发那个颜色", "别再发短信问我到没到", "短信不要再发错人", "请勿放快递柜", "打扰了", "不要打扰他发货"],
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
