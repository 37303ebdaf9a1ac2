import { phraseMood } from "./phrase-mood.ts";
import type { StockRelation } from "./stock-relation.ts";
import { STOCK_PHRASES, SURE_WEIGHT } from "./stock-phrases.ts";

/** What a text says about stock, and by which of its words. */
export interface FeedbackTag {
  readonly relation: StockRelation;
  /** 0–1. */
  readonly confidence: number;
  /** Words of the text, as they stand in it; those that were denied too. */
  readonly words: readonly string[];
}

interface FoundPhrase {
  readonly words: string;
  readonly at: number;
  readonly weight: number;
  readonly is_denied: boolean;
}

const SHOWN_WORDS = 5;
/** A question about what may come is no complaint about what was. */
const SUPPOSED_WEIGHT = 0.4;
/** Nothing was found in what was said. */
const SILENT_CONFIDENCE = 0.8;
/** It was said that there was no shortage. */
const DENIED_CONFIDENCE = 0.9;

/**
 * Whether a customer's text is about goods that were not there in time (Chinese or English). Clauses are read one by one:
 * what is denied there ("没有缺货", "never out of stock") does not count, what is feared or asked stays unsure. A text of
 * no words says nothing.
 */
export function tagFeedback(text: string | null): FeedbackTag {
  const said = (text ?? "").normalize("NFKC").toLowerCase();
  if (said.trim() === "") return { relation: "unsure", confidence: 0, words: [] };
  const found = clausesOf(said).flatMap((clause, i, clauses) => phrasesIn(clause, (clauses[i - 1] ?? "") + clause));
  const words = [...new Set(found.map((phrase) => phrase.words))].slice(0, SHOWN_WORDS);
  const weights = found.filter(({ is_denied }) => !is_denied).map(({ weight }) => weight);
  const most = Math.max(0, ...weights);
  if (most >= SURE_WEIGHT) return { relation: "yes", confidence: together(weights), words };
  if (most > 0) return { relation: "unsure", confidence: most, words };
  return { relation: "no", confidence: found.length === 0 ? SILENT_CONFIDENCE : DENIED_CONFIDENCE, words };
}

/** Chance that at least one of some independent signs is right. */
function together(weights: readonly number[]): number {
  return 1 - weights.reduce((wrong, weight) => wrong * (1 - weight), 1);
}

/** A denial reaches no farther than its clause. */
function clausesOf(text: string): readonly string[] {
  return text
    .split(/[,.!;。、\n]|但是?|不过|可是|然而|\bbut\b|\bhowever\b|(?<=\?)/u)
    .filter((clause) => clause.trim() !== "");
}

/** Phrases of a clause, the surest first; one that lies within another counts once. `context`: with the clause before. */
function phrasesIn(clause: string, context: string): readonly FoundPhrase[] {
  const found: FoundPhrase[] = [];
  for (const { pattern, weight, unless } of STOCK_PHRASES) {
    if (unless?.test(context) === true) continue;
    for (const { 0: words, index: at } of clause.matchAll(pattern)) {
      if (found.some((other) => at < other.at + other.words.length && other.at < at + words.length)) continue;
      const mood = phraseMood(words, clause.slice(0, at), clause.slice(at + words.length));
      const meant = mood === "supposed" ? Math.min(weight, SUPPOSED_WEIGHT) : weight;
      found.push({ words: words.trim(), at, weight: meant, is_denied: mood === "denied" });
    }
  }
  return found;
}
