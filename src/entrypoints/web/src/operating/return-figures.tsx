import type { OperatingFigures } from "../../../../contracts/operating-figures.ts";
import { NOTHING, quantityText } from "../format/number-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { ClassMonthTable } from "./class-month-table.tsx";
import { FigureTable } from "./figure-table.tsx";
import { FiguredItems } from "./figured-items.tsx";
import { RateCell } from "./rate-cell.tsx";

/** The bar of a return rate is full here. */
const FULL_RATE = 0.2;

/** What came back by class and month, and what comes back more than others like it. */
export function ReturnFigures({ returns }: { returns: OperatingFigures["returns"] }) {
  const { texts, language } = useTexts();
  const words = texts.operating.returns;
  const { by_class, by_month, high, days } = returns;
  const units = (value: number) => quantityText(value, language);
  if (by_class.every(({ delivered, returned }) => delivered === 0 && returned === 0)) {
    return (
      <Panel title={words.title}>
        <PanelNote>{words.empty}</PanelNote>
      </Panel>
    );
  }
  return (
    <Panel title={words.title} hint={words.hint(days)}>
      <FigureTable
        caption={words.title}
        heads={[texts.operating.abc_class, words.rate, words.returned, words.delivered]}
        rows={by_class.map(({ abc_class, return_rate, returned, delivered }) => ({
          name: texts.marks.abc(abc_class),
          cells: [<ReturnCell key="rate" rate={return_rate} />, units(returned), units(delivered)],
        }))}
      />
      <ClassMonthTable
        title={words.by_month}
        figures={by_month}
        cellOf={({ return_rate }) => <ReturnCell rate={return_rate} />}
      />
      {high.length === 0 && <PanelNote>{words.none_high}</PanelNote>}
      <FiguredItems
        title={words.high}
        items={high}
        figureOf={({ return_rate }) => rateText(return_rate)}
        noteOf={({ returned, delivered, usual_return_rate }) =>
          [words.of(units(returned), units(delivered)), words.usual(rateText(usual_return_rate))].join(" · ")
        }
      />
    </Panel>
  );
}

function ReturnCell({ rate }: { rate: number | null }) {
  return rate === null ? (
    <RateCell text={NOTHING} />
  ) : (
    <RateCell text={rateText(rate)} share={rate / FULL_RATE} tone="watch" />
  );
}

function rateText(rate: number | null): string {
  return rate === null ? NOTHING : `${Number((100 * rate).toFixed(1))}%`;
}
