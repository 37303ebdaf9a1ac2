import type { StockoutEventsReport } from "../../../../contracts/stockout-events.ts";
import { causeLossOption } from "../charts/cause-loss-option.ts";
import { Chart } from "../charts/chart.tsx";
import { useChartSetting } from "../charts/use-chart-setting.ts";
import { countText, moneyText, quantityText } from "../format/number-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { FigureTable } from "../operating/figure-table.tsx";
import { useMay } from "../api/use-may.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./events.module.css";

const ROW_PX = 34;

type Loss = StockoutEventsReport["causes"]["total"];

/** What the causes cost, as a picture and as figures that add up. */
export function CauseLosses({ report }: { report: StockoutEventsReport }) {
  const { texts, language } = useTexts();
  const words = texts.events;
  const setting = useChartSetting();
  const { rows, total } = report.causes;
  const seesMoney = useMay("read_plan");
  const money = (loss: Loss) => (seesMoney ? [moneyText(loss.lost_money, language)] : []);
  const hint = [
    words.causes_hint(countText(total.events, language), quantityText(total.lost_units, language)),
    ...money(total),
  ].join(language === "zh" ? "，" : ", ");
  const cells = (loss: Loss) => [
    quantityText(loss.events, language),
    quantityText(loss.lost_units, language),
    ...money(loss),
    quantityText(loss.lost_customers, language),
  ];
  const drawn = (loss: Loss) => money(loss)[0] ?? quantityText(loss.lost_units, language);
  return (
    <Panel title={words.causes_title} hint={rows.length === 0 ? undefined : hint}>
      {rows.length === 0 ? (
        <PanelNote>{words.not_short}</PanelNote>
      ) : (
        <>
          <Chart
            option={causeLossOption(report.causes, setting)}
            summary={`${words.chart}: ${rows.map((row) => `${words.cause[row.cause]} ${drawn(row)}`).join(", ")}`}
            height={40 + ROW_PX * rows.length}
          />
          <FigureTable
            caption={words.causes_title}
            heads={[
              words.cause_column,
              words.events,
              words.lost_units,
              ...(seesMoney ? [words.lost_money] : []),
              words.customers,
            ]}
            rows={[
              ...rows.map((row) => ({ name: words.cause[row.cause], cells: cells(row) })),
              { name: words.total, cells: cells(total) },
            ]}
          />
          <p className={styles["soft"]}>
            {words.shared_note}{" "}
            {seesMoney && report.unpriced > 0 && words.unpriced(countText(report.unpriced, language))}
          </p>
        </>
      )}
    </Panel>
  );
}
