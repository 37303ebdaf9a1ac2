import type { FeedbackReport } from "../../../../contracts/feedback-report.ts";
import { dayText } from "../format/day-text.ts";
import { countText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { FiguredItems } from "./figured-items.tsx";

/** The stockouts that were complained of most, each a link to its item. */
export function FeedbackEvents({ report: { events, today } }: { report: FeedbackReport }) {
  const { texts, language } = useTexts();
  const words = texts.feedback;
  const shown = events.flatMap(({ item, ...event }) => (item === null ? [] : [{ ...item, ...event }]));
  return (
    <FiguredItems
      title={words.by_event}
      items={shown}
      figureOf={({ complaints }) => words.times(countText(complaints, language))}
      noteOf={({ last_on }) => words.last(dayText(last_on, today, language))}
    />
  );
}
