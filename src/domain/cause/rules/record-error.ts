import { addDays } from "../../calendar/day.ts";
import type { CauseEvidence, CountFact } from "../cause-evidence.ts";
import { ABSENT, type CauseFact, type CauseRule, type RuleFinding } from "../cause-finding.ts";
import { avoidedShare, differs, type ShortageCase } from "../shortage-case.ts";

type NegativeBook = CauseEvidence["negative_stock"][number];

/** A count so many days after the end still tells of the episode. */
const COUNTED_AFTER_DAYS = 30;
/** Nobody counted: a book below nought shows an error, not how large it is. */
const UNCOUNTED = 0.6;

/** Would it have run out had the shelf held what the books said (or the books what lay on the shelf)? */
export const recordError: CauseRule = {
  cause: "record_error",
  stage: "warehouse",
  judge(shortage): RuleFinding {
    const wrong = wrongCounts(shortage);
    const negative = shortage.evidence.negative_stock.filter(({ day }) => day >= shortage.first_day);
    if (wrong.length === 0 && negative.length === 0) {
      return shortage.evidence.counts === null ? { kind: "not_judged", lacks: ["counts"] } : ABSENT;
    }
    return {
      kind: "mended",
      avoided_share: wrong.length > 0 ? withCounts(shortage, wrong) : withNegative(shortage, negative),
      strength: wrong.length > 0 ? 1 : UNCOUNTED,
      facts: [...wrong.map(countFactOf), ...negative.map(negativeFactOf)],
    };
  },
};

function wrongCounts({ evidence, first_day }: ShortageCase): readonly CountFact[] {
  const last = addDays(evidence.episode.end, COUNTED_AFTER_DAYS);
  return (evidence.counts ?? []).filter((count) => count.day >= first_day && count.day <= last && differs(count));
}

/** What was missing is there after all; what lay there unbooked is sold from the first day on. */
function withCounts(shortage: ShortageCase, wrong: readonly CountFact[]): number {
  const unbooked = wrong.filter(({ book, counted }) => counted > book);
  const corrections = unbooked.map(({ book, counted }) => ({ day: shortage.first_day, quantity: counted - book }));
  return avoidedShare(shortage, { corrections });
}

function withNegative(shortage: ShortageCase, negative: readonly NegativeBook[]): number {
  const deepest = Math.max(...negative.map(({ quantity }) => -quantity));
  const corrections = [...shortage.parts.corrections, { day: shortage.first_day, quantity: deepest }];
  return avoidedShare(shortage, { corrections });
}

function countFactOf({ record, day, book, counted }: CountFact): CauseFact {
  return { kind: "count_difference", record, day, figure: counted, against: book, name: "" };
}

function negativeFactOf({ record, day, quantity }: NegativeBook): CauseFact {
  return { kind: "negative_stock", record, day, figure: quantity, against: null, name: "" };
}
