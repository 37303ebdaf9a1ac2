/** What a reply may begin with when people type more than the word itself: "回复TD", "请退订". */
const LEAD = /^(?:请|我要|回复?|申请)+/;
/** Words that end a subscription, as templates of all vendors name them; "N" is "no". */
const OPT_OUT_WORDS = new Set(["R", "T", "TD", "N", "退订", "拒收"]);
/** What a word may be followed by and still say the same: "退订短信", "拒收此类信息". */
const TAIL = /^(退订|拒收)(?:了|吧|谢谢|此|该|本|这|类|种|条|所有|全部|你们|的|短信|信息|消息|通知)+$/;

/**
 * Whether a reply to a text message says "send me no more": R, T, TD, N, 退订 or 拒收, in either width or case, with
 * whatever spaces and punctuation a phone adds. A sentence that merely contains such a word is none ("别给我退订").
 */
export function isOptOutReply(content: string): boolean {
  const word = content
    .normalize("NFKC")
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, "")
    .replace(LEAD, "");
  return OPT_OUT_WORDS.has(word.replace(TAIL, "$1"));
}
