/** What a text to a customer may not say, with the reason in Chinese. */
export interface ImproperWord {
  readonly word: string;
  readonly reason: string;
}

const ABSOLUTE = "《广告法》第九条不许用最高级的说法";
const PRESSING = "催人下单，缺货只说事实";

/**
 * Superlatives that the Advertising Law of the PRC, art. 9 (3), forbids (国家级, 最高级, 最佳 and the like), and words that
 * press where scarcity is to be told plainly. A list of what is beyond doubt: 最好 or 最后 alone are everyday words.
 */
const IMPROPER: readonly (readonly [reason: string, words: readonly string[]])[] = [
  [
    ABSOLUTE,
    [
      ...[
        "国家级",
        "世界级",
        "最高级",
        "最佳",
        "最优",
        "最先进",
        "最便宜",
        "最低价",
        "顶级",
        "极品",
        "第一品牌",
        "销量第一",
      ],
      ...["全国第一", "全网第一", "行业第一", "全网最低", "史上最低", "独一无二", "绝无仅有", "万能"],
    ],
  ],
  [
    PRESSING,
    ["最后机会", "最后一次机会", "错过不再", "错过再无", "再不买", "手慢无", "马上抢购", "赶紧抢", "疯抢", "秒杀"],
  ],
];

/** The words of a text that it may not say, each once, in the order of the list. */
export function improperWords(text: string): readonly ImproperWord[] {
  const plain = text.replaceAll(/\s/gu, "");
  return IMPROPER.flatMap(([reason, words]) =>
    words.filter((word) => plain.includes(word)).map((word) => ({ word, reason })),
  );
}
