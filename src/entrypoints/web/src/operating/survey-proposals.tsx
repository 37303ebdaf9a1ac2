import type { FeedbackReport } from "../../../../contracts/feedback-report.ts";
import { dayText } from "../format/day-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { FiguredItems } from "./figured-items.tsx";

/** Stockouts that ended lately, with words in which their customers may be asked how it went; people send them, or not. */
export function SurveyProposals({ report: { to_survey, today } }: { report: FeedbackReport }) {
  const { texts, language } = useTexts();
  const words = texts.feedback;
  return (
    <FiguredItems
      title={words.survey}
      hint={words.survey_hint}
      items={to_survey}
      figureOf={({ ended_on }) => words.ended(dayText(ended_on, today, language))}
      noteOf={({ item_name }) => words.survey_text(item_name)}
    />
  );
}
