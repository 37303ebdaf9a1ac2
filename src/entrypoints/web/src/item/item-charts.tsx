import { useMemo } from "react";
import type { ItemReport } from "../../../../contracts/item-report.ts";
import { Chart } from "../charts/chart.tsx";
import type { ChartSetting } from "../charts/chart-setting.ts";
import { demandFanOption } from "../charts/demand-fan-option.ts";
import { demandHistoryOption } from "../charts/demand-history-option.ts";
import { stockProjectionOption } from "../charts/stock-projection-option.ts";
import { useChartSetting } from "../charts/use-chart-setting.ts";
import { quantityText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { Panel, PanelNote } from "./panel.tsx";
import { TooLittleData } from "./too-little-data.tsx";
import styles from "./item-charts.module.css";

/** Stock ahead, and demand behind and ahead. */
export function ItemCharts({ item, unit }: { item: ItemReport; unit: string }) {
  const { texts } = useTexts();
  const setting = useChartSetting();
  const { language } = setting;
  const hasProjection = item.projection.length > 0;
  return (
    <>
      <Panel title={texts.item.stock_chart} hint={hasProjection ? texts.item.stock_chart_hint : undefined}>
        {hasProjection ? (
          <StockChart key={language} item={item} unit={unit} setting={setting} />
        ) : (
          <TooLittleData explanation={item.explanation} />
        )}
      </Panel>
      <div className={hasProjection ? styles["pair"] : undefined}>
        <HistoryChart key={language} item={item} unit={unit} setting={setting} />
        {hasProjection && <FanChart key={language} item={item} unit={unit} setting={setting} />}
      </div>
    </>
  );
}

interface ChartProps {
  readonly item: ItemReport;
  readonly unit: string;
  readonly setting: ChartSetting;
}

function StockChart({ item, unit, setting }: ChartProps) {
  const { projection, order_by_date, safety_stock } = item;
  const { stockout_date } = item.row;
  const option = useMemo(
    () => stockProjectionOption({ projection, stockout_date, order_by_date, safety_stock, unit }, setting),
    [projection, stockout_date, order_by_date, safety_stock, unit, setting],
  );
  const end = `${quantityText(projection.at(-1)?.stock_p50 ?? null, setting.language)} ${unit}`;
  return (
    <Chart
      option={option}
      summary={setting.texts.chart.stock_summary(projection.length, end)}
      height={setting.isPhone ? 280 : 340}
    />
  );
}

function HistoryChart({ item: { history }, unit, setting }: ChartProps) {
  const { texts } = setting;
  const option = useMemo(() => demandHistoryOption({ history, unit }, setting), [history, unit, setting]);
  return (
    <Panel title={texts.item.history_chart} hint={history.length === 0 ? undefined : texts.item.history_chart_hint}>
      {history.length === 0 ? (
        <PanelNote>{texts.item.no_history}</PanelNote>
      ) : (
        <Chart option={option} summary={texts.chart.history_summary(history.length)} height={240} />
      )}
    </Panel>
  );
}

function FanChart({ item: { projection }, unit, setting }: ChartProps) {
  const { texts } = setting;
  const option = useMemo(() => demandFanOption({ projection, unit }, setting), [projection, unit, setting]);
  const end = `${quantityText(projection.at(-1)?.demand_p50 ?? null, setting.language)} ${unit}`;
  return (
    <Panel title={texts.item.fan_chart} hint={texts.item.fan_chart_hint}>
      <Chart option={option} summary={texts.chart.fan_summary(projection.length, end)} height={240} />
    </Panel>
  );
}
