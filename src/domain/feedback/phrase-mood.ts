/** How a phrase is meant: as something that happened, that did not, or that may. */
export type PhraseMood = "said" | "denied" | "supposed";

/** In front of a phrase, with hardly anything between. */
const DENIED_BEFORE =
  /(?:没有?|未|从不|从未|不会|不再|不曾|并非|不用|不必|无需|没再|不)(?:再|曾|怎么|任何|出现|发生|遇到|碰到|有|过|什么|因为|存在|需要)*$/u;
const DENIED_BEFORE_ENGLISH = /(?:\b(?:not|never|no|without|hardly|nothing)\b|n['’]t)(?:\s+\w+){0,2}\s*$/u;

/** Inside of a phrase: the slowness itself is denied. */
const DENIED_WITHIN = /(?:不|没那么|并不|一点(?:也|都)不|毫不)(?:算|太|是很|怎么)?(?:慢|晚|迟|拖)$/u;

/** Behind a phrase: it is over, or has never come. */
const DENIED_BEHIND =
  /^(?:的?(?:问题|情况|现象))?(?:已经|早就|都)?(?:解决了|没有了|不存在|没出现过|从未发生|没有发生)/u;

/** What is feared, hoped or asked for has not happened. */
const SUPPOSED_BEFORE =
  /(?:担心|害怕|怕|如果|要是|万一|假如|会不会|是否|是不是|希望[^，。]*别|以防|以免|避免|别再?|不要)[^，。！？；]{0,6}$/u;
const SUPPOSED_BEFORE_ENGLISH = /\b(?:if|in case|worried|afraid|hope|whether)\b[^,.!?;]{0,30}$/u;

/** A question asks whether it is so. */
const ASKED_BEHIND = /(?:吗|么)\s*[?？]?\s*$/u;

/** "Not the first time" is another time: what looks like a denial is none. */
const ANOTHER_TIME = /不(?:是|止|只)(?:第?一|头一)?[次回]|不止|不光|不仅|不但/u;

/** How a phrase is meant by what stands around it in its clause. */
export function phraseMood(phrase: string, before: string, behind: string): PhraseMood {
  if (SUPPOSED_BEFORE.test(before) || SUPPOSED_BEFORE_ENGLISH.test(before) || ASKED_BEHIND.test(behind))
    return "supposed";
  if (ANOTHER_TIME.test(before)) return "said";
  const isDenied = DENIED_BEFORE.test(before) || DENIED_BEFORE_ENGLISH.test(before);
  return isDenied || DENIED_WITHIN.test(phrase) || DENIED_BEHIND.test(behind) ? "denied" : "said";
}
