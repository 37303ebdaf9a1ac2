import type { StockRelation } from "./stock-relation.ts";
import { tagFeedback } from "./tag-feedback.ts";

/** What is found of a piece of feedback, and told on its record. */
export interface FeedbackVerdict {
  /** The stockout event it is about; null where none fits. */
  readonly event_no: string | null;
  readonly stock_relation: StockRelation;
  /** Words of the text that say so; null where none does. */
  readonly matched_words: string | null;
}

/** What a record says in the places where verdicts stand. */
export interface VerdictPlaces {
  readonly event_no: string | null;
  readonly stock_relation: StockRelation | null;
  readonly matched_words: string | null;
}

/** Some of a verdict: what is to be written. */
export type VerdictChanges = Partial<FeedbackVerdict>;

/** The verdict on a text and the event that was found for it; a verdict of before keeps its event. */
export function feedbackVerdict(
  content: string | null,
  event_no: string | null,
  told: FeedbackVerdict | null,
): FeedbackVerdict {
  const { relation, words } = tagFeedback(content);
  const matched_words = words.length === 0 ? null : words.join("、");
  return { event_no: told?.event_no ?? event_no, stock_relation: relation, matched_words };
}

/**
 * What a record still lacks of a verdict. What stands in a place and is not what was told last is a person's word, and so
 * is a place that a person emptied: both stay, whatever the verdict.
 */
export function verdictChanges(
  places: VerdictPlaces,
  told: FeedbackVerdict | null,
  wanted: FeedbackVerdict,
): VerdictChanges {
  const isOurs = (name: keyof FeedbackVerdict) =>
    places[name] === null ? !isEmptied(name, places, told) : places[name] === told?.[name];
  const isLacking = (name: keyof FeedbackVerdict) => isOurs(name) && places[name] !== wanted[name];
  return {
    ...(isLacking("event_no") && { event_no: wanted.event_no }),
    ...(isLacking("stock_relation") && { stock_relation: wanted.stock_relation }),
    ...(isLacking("matched_words") && { matched_words: wanted.matched_words }),
  };
}

/**
 * Whether somebody emptied a place that we had filled. That what we told has arrived on the record is seen by another part
 * of it that stands there still; while none does, the place may only wait for it.
 */
function isEmptied(name: keyof FeedbackVerdict, places: VerdictPlaces, told: FeedbackVerdict | null): boolean {
  if (told === null || told[name] === null || places[name] !== null) return false;
  return PLACES.some((other) => places[other] !== null && places[other] === told[other]);
}

const PLACES = ["event_no", "stock_relation", "matched_words"] as const satisfies readonly (keyof FeedbackVerdict)[];

/** Whether two verdicts say the same. */
export function isSameVerdict(one: FeedbackVerdict | null, other: FeedbackVerdict): boolean {
  return (
    one?.event_no === other.event_no &&
    one.stock_relation === other.stock_relation &&
    one.matched_words === other.matched_words
  );
}

/** What counts: a person's word on the record before ours, and ours before a new reading. */
export function standingVerdict(
  places: VerdictPlaces,
  told: FeedbackVerdict | null,
  content: string | null,
): Pick<FeedbackVerdict, "event_no" | "stock_relation"> {
  return {
    event_no: isEmptied("event_no", places, told) ? null : (places.event_no ?? told?.event_no ?? null),
    stock_relation: places.stock_relation ?? told?.stock_relation ?? tagFeedback(content).relation,
  };
}
