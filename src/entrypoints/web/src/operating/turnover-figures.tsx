import type { OperatingFigures } from "../../../../contracts/operating-figures.ts";
import { countText, NOTHING, quantityText } from "../format/number-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { FigureTable } from "./figure-table.tsx";
import { FiguredItems } from "./figured-items.tsx";
import { RateCell, type Tone } from "./rate-cell.tsx";

type Turnover = OperatingFigures["turnover"];

const JUDGEMENTS = ["too_low", "fine", "too_high", "no_sales"] as const;
const TONES: Readonly<Record<(typeof JUDGEMENTS)[number], Tone>> = {
  too_low: "high",
  fine: "none",
  too_high: "watch",
  no_sales: "unknown",
};

/** How stock is renewed by class, beside its band, and what lies farthest from it. */
export function TurnoverFigures({ turnover }: { turnover: Turnover }) {
  const { texts, language } = useTexts();
  const words = texts.operating.turnover;
  const days = (value: number) => quantityText(Math.round(value), language);
  if (turnover.by_class.length === 0) {
    return (
      <Panel title={words.title}>
        <PanelNote>{words.empty}</PanelNote>
      </Panel>
    );
  }
  return (
    <Panel title={words.title} hint={words.hint(turnover.days)}>
      <FigureTable
        caption={words.title}
        heads={[texts.operating.abc_class, words.days, words.band, ...JUDGEMENTS.map((judgement) => words[judgement])]}
        rows={turnover.by_class.map((figure) => ({
          name: texts.marks.abc(figure.abc_class),
          cells: [
            figure.turnover_days === null ? NOTHING : words.days_value(days(figure.turnover_days)),
            words.band_value(days(figure.low_days), days(figure.high_days)),
            ...JUDGEMENTS.map((judgement) => (
              <RateCell
                key={judgement}
                text={countText(figure[judgement], language)}
                share={figure[judgement] / placesOf(figure)}
                tone={TONES[judgement]}
              />
            )),
          ],
        }))}
      />
      <FiguredItems
        title={words.worst}
        items={turnover.worst}
        figureOf={({ turnover_days }) => words.days_value(days(turnover_days))}
        noteOf={({ judgement }) => words[judgement]}
      />
    </Panel>
  );
}

function placesOf(figure: Turnover["by_class"][number]): number {
  return Math.max(
    1,
    JUDGEMENTS.reduce((sum, judgement) => sum + figure[judgement], 0),
  );
}
