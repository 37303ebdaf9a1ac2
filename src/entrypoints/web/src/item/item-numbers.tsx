import { Tooltip } from "antd";
import type { ItemReport } from "../../../../contracts/item-report.ts";
import { levelText } from "../../../../domain/text/quantity-text.ts";
import { CalculationDetails } from "../details/calculation-details.tsx";
import { biasText } from "../operating/error-cell.tsx";
import { dayText, fromTodayText } from "../format/day-text.ts";
import { NOTHING, quantityText } from "../format/number-text.ts";
import { shareText } from "../format/share-text.ts";
import { useTexts } from "../text/language-context.tsx";
import type { Dictionary } from "../text/zh.ts";
import { wordFor } from "../text/word-for.ts";
import { Panel } from "./panel.tsx";
import styles from "./item-numbers.module.css";

type FigureName = keyof Dictionary["figure_hint"];

interface Figure {
  readonly name: FigureName;
  readonly value: string;
  readonly note?: string | undefined;
}

/** The numbers behind the light, each with a sentence of what it means. */
export function ItemNumbers({ item, today, unit }: { item: ItemReport; today: string; unit: string }) {
  const { texts } = useTexts();
  return (
    <Panel title={texts.item.numbers}>
      <FigureList figures={useFigures(item, today, unit)} />
      <CalculationDetails>
        <FigureList figures={useStatistics(item)} />
      </CalculationDetails>
    </Panel>
  );
}

function FigureList({ figures }: { figures: readonly Figure[] }) {
  const { texts } = useTexts();
  return (
    <dl className={styles["numbers"]}>
      {figures.map(({ name, value, note }) => (
        <div key={name} className={styles["line"]}>
          <dt>
            <Tooltip title={texts.figure_hint[name]} trigger={["hover", "focus", "click"]} placement="topLeft">
              <span className={styles["name"]} tabIndex={0}>
                {texts.figure[name]}
              </span>
            </Tooltip>
          </dt>
          <dd className={styles["value"]}>
            {value}
            {note !== undefined && <span className={styles["note"]}>{note}</span>}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** What statistics call the item's demand and what it is forecast by. */
function useStatistics({ demand_class, forecaster }: ItemReport): readonly Figure[] {
  const { texts } = useTexts();
  return [
    { name: "demand_class", value: wordFor(texts.demand_class, demand_class) },
    { name: "forecaster", value: forecaster === null ? NOTHING : wordFor(texts.forecaster, forecaster) },
  ];
}

function useFigures(item: ItemReport, today: string, unit: string): readonly Figure[] {
  const { texts, language } = useTexts();
  const { stock, lead_time } = item;
  const plain = (value: number | null | undefined) => quantityText(value ?? null, language);
  const units = (value: number | null | undefined) => (value == null ? NOTHING : `${plain(value)} ${unit}`);
  const words = texts.figure;
  return [
    { name: "on_hand", value: units(stock?.on_hand) },
    { name: "allocated", value: units(stock?.allocated) },
    { name: "on_order", value: units(stock?.on_order) },
    { name: "backorder", value: units(stock?.backorder) },
    { name: "demand_mean", value: item.demand_mean === null ? NOTHING : words.per_day(units(item.demand_mean)) },
    { name: "sales_habit", value: wordFor(texts.sales_habit, item.demand_class) },
    {
      name: "lead_time",
      value: words.lead_time_value(plain(lead_time.mean_days), plain(lead_time.sd_days)),
      note: [
        wordFor(texts.lead_time_source, lead_time.source),
        ...(lead_time.sample_count > 0 ? [words.samples(lead_time.sample_count)] : []),
      ].join(language === "zh" ? "，" : ", "),
    },
    { name: "exposure_days", value: words.days(plain(item.exposure_days)) },
    ...useTarget(item.replenishment),
    { name: "safety_stock", value: units(item.safety_stock) },
    { name: "reorder_point", value: units(item.reorder_point) },
    { name: "order_up_to_level", value: units(item.order_up_to_level), note: item.rounding_reason ?? undefined },
    {
      name: "order_by_date",
      value: item.order_by_date === null ? NOTHING : dayText(item.order_by_date, today, language),
      note: item.order_by_date === null ? undefined : fromTodayText(item.order_by_date, today, texts),
    },
    ...useIndicators(item.indicators),
    ...useRecords(item.indicators, today),
  ];
}

/** By what the levels are set, and why not by what the form wishes. */
function useTarget(replenishment: ItemReport["replenishment"]): readonly Figure[] {
  const { texts } = useTexts();
  if (replenishment === null) return [];
  const { target, wished, lacks, service_level } = replenishment;
  const words = texts.order_profit;
  const level = target === "service_level" ? ` ${levelText(service_level)}` : "";
  const note = lacks === null ? undefined : words.target_lacks(words.target[wished], words.target_lack[lacks]);
  return [{ name: "replenishment", value: `${words.target[target]}${level}`, note }];
}

/** How stock, forecast and service have done; what the forms do not tell is left out. */
function useIndicators(indicators: ItemReport["indicators"]): readonly Figure[] {
  const { texts, language } = useTexts();
  const { turnover_days, turnover_judgement, turnover_band, forecast_bias_rate, forecast_error_rate } = indicators;
  const { fill_rate, line_fill_rate, stockout_rate } = indicators;
  const { marks } = texts;
  const days = (value: number) => quantityText(value, language);
  const share = (value: number) => shareText(value, language);
  const figures: (Figure | null)[] = [
    turnover_judgement && {
      name: "turnover_days",
      value: turnover_days === null ? marks.turnover.no_sales : texts.figure.days(days(turnover_days)),
      note: `${marks.turnover[turnover_judgement]} · ${marks.band(days(turnover_band.low_days), days(turnover_band.high_days))}`,
    },
    forecast_bias_rate === null
      ? null
      : {
          name: "forecast_bias_rate",
          value: biasText(forecast_bias_rate, marks, share),
          note: forecast_error_rate === null ? undefined : marks.error(share(forecast_error_rate)),
        },
    fill_rate === null
      ? null
      : {
          name: "fill_rate",
          value: share(fill_rate),
          note: line_fill_rate === null ? undefined : marks.full_lines(share(line_fill_rate)),
        },
    stockout_rate === null ? null : { name: "stockout_rate", value: share(stockout_rate) },
  ];
  return figures.filter((figure) => figure !== null);
}

/** What came back and how right the books were. */
function useRecords({ returns, counts }: ItemReport["indicators"], today: string): readonly Figure[] {
  const { texts, language } = useTexts();
  const words = texts.item_record;
  const share = (value: number) => shareText(value, language);
  const units = (value: number) => quantityText(value, language);
  const { last, accuracy_rate } = counts;
  const figures: (Figure | null)[] = [
    returns && {
      name: "return_rate",
      value: share(returns.return_rate),
      note: returns.usual_return_rate === null ? undefined : words.usual_returns(share(returns.usual_return_rate)),
    },
    {
      name: "accuracy_rate",
      value: accuracy_rate === null ? NOTHING : share(accuracy_rate),
      note:
        last === null
          ? words.never_counted(counts.days)
          : words.last_count(
              dayText(last.counted_on, today, language),
              last.book_quantity === null ? words.no_book : units(last.book_quantity),
              units(last.counted_quantity),
            ),
    },
  ];
  return figures.filter((figure) => figure !== null);
}
