/** What a plan's text may name, in braces: “{客户}您好，{商品}暂时缺货”. */
const TEXT_WORDS = ["客户", "商品", "数量", "到货日", "替代商品", "券额", "券号", "有效期"] as const;
type TextWord = (typeof TEXT_WORDS)[number];

/** What is known for one customer; a word without a value is left out, with the clause that names it. */
export type TextValues = Readonly<Partial<Record<TextWord, string | null>>>;

const PLACE = /\{([^{}]*)\}/gu;
/** A clause with the sign that ends it. */
const CLAUSE = /[^，。；！？,;!?\n]*[，。；！？,;!?\n]?/gu;
const OPEN_END = /[，；,;]$/u;

/**
 * The text for one customer. A clause that names something not known is left out whole, so that no sentence promises an
 * empty day; what stands before it then ends where it would have ended. Words that mean nothing stay as they are, for people to see.
 */
export function careText(template: string, values: TextValues): string {
  const clauses = template.match(CLAUSE) ?? [];
  const text = clauses.reduce((said, clause) => {
    if (isTold(clause, values))
      return said + clause.replace(PLACE, (whole, word: string) => valueOf(word, values) ?? whole);
    return OPEN_END.test(said) && !OPEN_END.test(clause) ? said.slice(0, -1) + clause.slice(-1) : said;
  }, "");
  return text.trim();
}

/** Words in braces that no text may name, as they stand. */
export function unknownWords(template: string): readonly string[] {
  return Array.from(template.matchAll(PLACE), ([, word = ""]) => word).filter((word) => !isWord(word));
}

function isTold(clause: string, values: TextValues): boolean {
  return Array.from(clause.matchAll(PLACE), ([, word = ""]) => word).every(
    (word) => !isWord(word) || valueOf(word, values) !== null,
  );
}

function valueOf(word: string, values: TextValues): string | null {
  return isWord(word) ? (values[word] ?? null) : null;
}

function isWord(word: string): word is TextWord {
  return TEXT_WORDS.some((known) => known === word);
}
