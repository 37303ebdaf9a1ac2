import { useMemo } from "react";
import type { ItemReport } from "../../../../contracts/item-report.ts";
import { levelText, percentText } from "../../../../domain/text/quantity-text.ts";
import { Chart } from "../charts/chart.tsx";
import { type OrderProfit, orderProfitOption } from "../charts/order-profit-option.ts";
import { useChartSetting } from "../charts/use-chart-setting.ts";
import { centsText, moneyText, quantityText } from "../format/number-text.ts";
import { probabilityText } from "../format/risk-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { Panel, PanelNote } from "./panel.tsx";
import { whyDiffers } from "./why-differs.ts";
import styles from "./order-profit-panel.module.css";

/** What each order quantity is expected to bring; a note where prices are missing. */
export function OrderProfitPanel({ item, unit }: { item: ItemReport; unit: string }) {
  const { texts } = useTexts();
  const words = texts.order_profit;
  const { order_profit: profit } = item;
  if (profit === null) return null;
  if (profit.kind === "known") return <KnownProfit profit={profit} item={item} unit={unit} />;
  return (
    <Panel title={words.title}>
      <PanelNote>{words.lacks[profit.lacks]}</PanelNote>
    </Panel>
  );
}

function KnownProfit({ profit, item, unit }: { profit: OrderProfit; item: ItemReport; unit: string }) {
  const setting = useChartSetting();
  const { texts, language } = setting;
  const words = texts.order_profit;
  const option = useMemo(() => orderProfitOption({ profit, unit }, setting), [profit, unit, setting]);
  const { suggested, best } = profit;
  const goodwill = useGoodwillText(profit, unit);
  const reasons = { ...item, suggested: suggested.quantity, best: best.quantity };
  const difference = whyDiffers(reasons, words.differs);
  const size = (quantity: number) => (quantity === 0 ? words.none : `${quantityText(quantity, language)} ${unit}`);
  return (
    <Panel title={words.title} hint={words.hint(levelText(profit.holding_cost_rate), goodwill)}>
      <Chart
        key={language}
        option={option}
        summary={words.summary(size(suggested.quantity), size(best.quantity))}
        height={setting.isPhone ? 240 : 260}
      />
      <div className={styles["sizes"]}>
        <SizeFigures name={words.at_suggested(size(suggested.quantity))} point={suggested} unit={unit} />
        {best.quantity !== suggested.quantity && (
          <SizeFigures name={words.at_best(size(best.quantity))} point={best} unit={unit} />
        )}
      </div>
      {difference !== null && <PanelNote>{difference}</PanelNote>}
    </Panel>
  );
}

function useGoodwillText({ goodwill }: OrderProfit, unit: string): string {
  const { texts, language } = useTexts();
  const words = texts.order_profit.goodwill;
  if (goodwill === null) return words.none;
  const { per_unit, lost_share, basis } = goodwill;
  return words.known(centsText(per_unit, language), unit, percentText(lost_share), basis);
}

function SizeFigures({ name, point, unit }: { name: string; point: OrderProfit["best"]; unit: string }) {
  const { texts, language } = useTexts();
  const words = texts.order_profit;
  const figures = [
    [words.expected, moneyText(point.expected_profit, language)],
    [words.marginal(unit), centsText(point.marginal_profit, language)],
    [words.out, probabilityText(point.stockout_probability)],
  ] as const;
  return (
    <section className={styles["size"]}>
      <h3 className={styles["name"]}>{name}</h3>
      <dl className={styles["figures"]}>
        {figures.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}
