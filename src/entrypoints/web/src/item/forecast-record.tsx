import type { ItemReport } from "../../../../contracts/item-report.ts";
import { monthText } from "../format/day-text.ts";
import { ErrorCell } from "../operating/error-cell.tsx";
import { FigureTable } from "../operating/figure-table.tsx";
import { useTexts } from "../text/language-context.tsx";
import { Panel, PanelNote } from "./panel.tsx";

const KINDS = ["all", "promotion", "event", "regular"] as const;

/** Forecasts of the item beside what came, by month and kind of day; nothing at all where the past is too short. */
export function ForecastRecord({ forecast }: { forecast: ItemReport["indicators"]["forecast"] }) {
  const { texts, language } = useTexts();
  const words = texts.operating.forecast;
  const { months, split, cause } = forecast;
  if (split.all === null) return null;
  const events = [...new Set(months.flatMap((month) => month.events))];
  const cells = (rates: typeof split) => KINDS.map((kind) => <ErrorCell key={kind} rates={rates[kind]} />);
  const rows = [
    { name: texts.operating.all, cells: cells(split) },
    ...months.toReversed().map((one) => ({ name: monthText(one.month, language), cells: cells(one.split) })),
  ];
  return (
    <Panel title={texts.item_record.forecast} hint={texts.item_record.forecast_hint}>
      <FigureTable
        caption={texts.item_record.forecast}
        heads={[texts.item_record.month, ...KINDS.map((kind) => words.kinds[kind])]}
        rows={rows}
      />
      <PanelNote>
        {[
          ...(cause === null ? [] : [words.cause[cause]]),
          ...(events.length === 0 ? [] : [texts.item_record.events(events.join("、"))]),
        ].join(" · ")}
      </PanelNote>
    </Panel>
  );
}
