/** What an item is called after: the kind of thing its name ends in, learned from the names of all items. */

/** A head that fewer items share tells nothing of any of them. */
const LEAST_ITEMS = 3;
/** Chinese names end in the kind of thing: “陶瓷马克杯” is a 杯. Tried from the longest. */
const LONGEST_ENDING = 3;
/** A word is a kind of thing where it ends this share of the names that hold it. */
const HEAD_SHARE = 1 / 3;
const LETTERS = /^[\p{Script=Latin}-]{2,}$/u;
const HAN_END = /\p{Script=Han}+$/u;

/** Heads by item code; items whose name tells none are left out. */
export function itemHeads(names: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const words = new Map([...names].map(([code, name]) => [code, wordsOf(name)]));
  const heads = headWords([...words.values()]);
  const endings = commonEndings([...names.values()]);
  return new Map(
    [...words].flatMap(([code, own]) => {
      const head = commonest(own, heads) ?? endingOf(names.get(code) ?? "", endings);
      return head === undefined ? [] : [[code, head] as const];
    }),
  );
}

/** Words of a name in Latin letters, in lower case, without the s of a plural. */
function wordsOf(name: string): readonly string[] {
  return name
    .toLowerCase()
    .split(/[^\p{L}\p{N}-]+/u)
    .filter((word) => LETTERS.test(word))
    .map(singular);
}

function singular(word: string): string {
  if (/(?:x|ch|sh|ss)es$/u.test(word)) return word.slice(0, -2);
  return word.length > 3 && /[^s]s$/u.test(word) ? word.slice(0, -1) : word;
}

/** The word of a name that most names end in; of two the later. */
function commonest(words: readonly string[], heads: ReadonlyMap<string, number>): string | undefined {
  return words
    .filter((word) => heads.has(word))
    .toReversed()
    .toSorted((a, b) => (heads.get(b) ?? 0) - (heads.get(a) ?? 0))[0];
}

/** How many names end in each kind of thing. */
function headWords(names: readonly (readonly string[])[]): ReadonlyMap<string, number> {
  const holding = countsOf(names.flatMap((words) => [...new Set(words)]));
  const ending = countsOf(names.flatMap((words) => words.at(-1) ?? []));
  const isHead = ([word, count]: readonly [string, number]) =>
    count >= LEAST_ITEMS && count >= HEAD_SHARE * (holding.get(word) ?? 0);
  return new Map([...ending].filter(isHead));
}

function commonEndings(names: readonly string[]): ReadonlySet<string> {
  const found = countsOf(names.flatMap((name) => endings(name)));
  return new Set([...found].filter(([, count]) => count >= LEAST_ITEMS).map(([ending]) => ending));
}

function endingOf(name: string, common: ReadonlySet<string>): string | undefined {
  return endings(name).find((ending) => common.has(ending));
}

/** The last Chinese signs of a name, the longest first; what is bracketed behind it is not part of it. */
function endings(name: string): readonly string[] {
  const [han = ""] = HAN_END.exec(name.replace(/[（(【[].*$/u, "").replace(/[^\p{Script=Han}]+$/u, "")) ?? [];
  const signs = Array.from(han);
  const longest = Math.min(LONGEST_ENDING, signs.length);
  return Array.from({ length: longest }, (_, i) => signs.slice(i - longest).join(""));
}

function countsOf(texts: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1);
  return counts;
}
