/** What a reply may begin with when people type more than the word itself: "回复TD", "请退订", "麻烦给我取消订阅". */
const LEAD = "(?:请|您好|你好|麻烦|我要|我想|要|回复?|申请|帮我|给我)*";
/** The letters that templates of all vendors name; "N" is "no". People add the word to the letter: "T退订". */
const LETTER = "(?:R|TD|T|N)";
const WORD = "(?:退订|拒收|取消(?:订阅|关注|短信|推送)|停止(?:订阅|推送)|UNSUBSCRIBE)";
/** What a word may be followed by and still say the same: "退订短信", "拒收此类信息". */
const OBJECT = "短信|信息|消息|通知|广告|推广";
const TAIL = `(?:了|吧|谢谢|此|该|本|这|那|类|种|样|些|条|个|所有|全部|任何|你们|我|的|服务|${OBJECT})*`;
/** "请勿再发", "不要再给我发短信了", "别打扰": told to stop without a word of the vendor's. */
const NOT = "(?:勿|不要|别|不用|不必|停止|禁止)";
const TO_ME = "(?:给我|向我|对我)?";
const NO_MORE = [
  `${NOT}再${TO_ME}(?:发送?|推送)${TAIL}`,
  `${NOT}${TO_ME}(?:发送?|推送)(?:此|这|该|类|种|样|些|的|任何)*(?:${OBJECT})${TAIL}`,
  `${NOT}再?${TO_ME}(?:打扰|骚扰)${TAIL}`,
].join("|");
const REFUSAL = new RegExp(`^${LEAD}(?:${LETTER}|${LETTER}?${WORD}${TAIL}|${NO_MORE})$`);
/** A refusal is short; a letter is read by a person. */
const LONGEST_SIGNS = 200;

/**
 * Whether a reply to a text message says "send me no more": R, T, TD, N, 退订, 拒收, 取消订阅, 请勿再发 and their kin, in
 * either width or case, with whatever spaces and punctuation a phone adds. A sentence that merely contains such a word is
 * none ("别给我退订", "请勿再发错货").
 */
export function isOptOutReply(content: string): boolean {
  const word = content
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
  return word.length <= LONGEST_SIGNS && REFUSAL.test(word);
}
