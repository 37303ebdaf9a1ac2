import type { OperatingFigures } from "../../../../contracts/operating-figures.ts";
import { NOTHING, quantityText } from "../format/number-text.ts";
import { shareText } from "../format/share-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { ClassMonthTable } from "./class-month-table.tsx";
import { biasText, ErrorCell } from "./error-cell.tsx";
import { FigureTable } from "./figure-table.tsx";
import { FiguredItems } from "./figured-items.tsx";

const KINDS = ["all", "promotion", "event", "regular"] as const;

/** How far forecasts were off by class, by kind of day and by month, and what was missed most. */
export function ForecastFigures({ forecast }: { forecast: OperatingFigures["forecast"] }) {
  const { texts, language } = useTexts();
  const words = texts.operating.forecast;
  const { by_class, by_month, worst, weeks } = forecast;
  if (by_class.length === 0) {
    return (
      <Panel title={words.title}>
        <PanelNote>{words.empty}</PanelNote>
      </Panel>
    );
  }
  return (
    <Panel title={words.title} hint={words.hint(weeks)}>
      <FigureTable
        caption={words.title}
        heads={[texts.operating.abc_class, ...KINDS.map((kind) => words.kinds[kind])]}
        rows={by_class.map(({ abc_class, split }) => ({
          name: texts.marks.abc(abc_class),
          cells: KINDS.map((kind) => <ErrorCell key={kind} rates={split[kind]} />),
        }))}
      />
      <ClassMonthTable
        title={words.by_month}
        figures={by_month}
        cellOf={({ split }) => <ErrorCell rates={split.all} />}
      />
      <FiguredItems
        title={texts.operating.items}
        hint={words.worst_hint}
        items={worst}
        figureOf={({ error_rate }) => (error_rate === null ? NOTHING : shareText(error_rate, language))}
        noteOf={({ bias_rate, missed_units, cause, events }) =>
          [
            ...(bias_rate === null ? [] : [biasText(bias_rate, texts.marks, (rate) => shareText(rate, language))]),
            words.missed(quantityText(missed_units, language)),
            ...(cause === null ? [] : [words.cause[cause]]),
            ...events,
          ].join(" · ")
        }
      />
    </Panel>
  );
}
