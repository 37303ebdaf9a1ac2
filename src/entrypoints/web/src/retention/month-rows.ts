import type { RetentionMonth, ShareReport } from "../../../../contracts/retention.ts";
import { durationText } from "../format/instant-text.ts";
import { countText, moneyText, NOTHING, quantityText } from "../format/number-text.ts";
import { rateText } from "../format/rate-text.ts";
import type { Language } from "../text/language.ts";
import type { Dictionary } from "../text/zh.ts";

/** A figure of a month's report, as it is read. */
export interface MonthRow {
  readonly name: string;
  readonly value: string;
  readonly note: string | null;
}

interface Reading {
  readonly texts: Dictionary;
  readonly language: Language;
}

/** The figures of a month in the order of the report. */
export function monthRows(month: RetentionMonth, { texts, language }: Reading): readonly MonthRow[] {
  const { month_items: words, estimate } = texts.retention;
  const { churn, failures, effect, stock, responses } = month;
  const row = (name: string, value: string, note: string | null = null): MonthRow => ({ name, value, note });
  const isKnown = month.item_days > 0;
  const money = (amount: number) => moneyText(amount, language);
  const shareRow = (name: string, share: ShareReport) =>
    row(name, rateText(share?.rate ?? null, language), rangeOf(share));
  const time = (name: string, ms: number | null) => row(name, ms === null ? NOTHING : durationText(ms, texts));
  const told = effect?.kind === "estimated" ? effect : null;
  const why = effect?.kind === "not_estimable" ? effect.reasons.join("；") : null;
  return [
    row(
      words.stockout_rate,
      isKnown ? rateText(month.item_days_out / month.item_days, language) : NOTHING,
      isKnown ? `${countText(month.item_days_out, language)} / ${countText(month.item_days, language)}` : null,
    ),
    row(words.events, isKnown ? countText(month.events, language) : NOTHING),
    row(words.lost_units, quantityText(month.lost_units, language)),
    row(words.lost_revenue, money(month.lost_revenue)),
    row(
      words.lost_margin,
      money(month.lost_margin),
      month.units_without_margin > 0 ? estimate.without_cost(quantityText(month.units_without_margin, language)) : null,
    ),
    row(words.customers_hit, countText(month.customers_hit, language)),
    row(words.lost_customers, countText(churn.outcomes.lost, language)),
    shareRow(words.churn, churn.churn),
    row(
      words.effect_customers,
      told === null ? unknown() : quantityText(told.lost.value, language),
      told === null ? why : range(quantityText(told.lost.low, language), quantityText(told.lost.high, language)),
    ),
    row(
      words.effect_margin,
      told === null ? unknown() : money(-told.margin.value),
      told === null ? why : range(money(-told.margin.high), money(-told.margin.low)),
    ),
    shareRow(words.cancel_rate, failures?.cancelled_lines ?? null),
    shareRow(words.cancel_orders, failures?.cancelled_orders ?? null),
    shareRow(words.delay_rate, failures?.delayed_lines ?? null),
    time(words.told, responses.told_ms),
    time(words.answered, responses.answered_ms),
    time(words.ordered, responses.ordered_ms),
    time(words.received, responses.received_ms),
    row(
      words.kept_customers,
      countText(churn.outcomes.same_item + churn.outcomes.switched + churn.outcomes.other_goods, language),
    ),
    row(
      words.late_revenue,
      month.recovered === null ? NOTHING : money(month.recovered.late_revenue),
      month.recovered === null ? null : words.late_margin(money(month.recovered.late_margin)),
    ),
    row(words.averted, month.recovered === null ? NOTHING : countText(month.recovered.averted_alerts, language)),
    row(words.care_cost, month.care_cost === null ? NOTHING : money(month.care_cost)),
    row(
      words.care_profit,
      month.care_profit === null ? estimate.unknown : money(month.care_profit.value),
      month.care_profit === null
        ? words.care_untold
        : words.care_actions(
            month.care_profit.actions,
            range(money(month.care_profit.low), money(month.care_profit.high)),
          ),
    ),
    row(words.stock_value, stock === null ? NOTHING : money(stock.value)),
    row(words.surplus_value, stock === null ? NOTHING : money(stock.surplus_value)),
    row(words.closed_on, stock?.closed_on ?? NOTHING),
  ];

  function unknown(): string {
    return effect === null ? NOTHING : estimate.unknown;
  }

  function range(low: string, high: string): string {
    return estimate.range(low, high);
  }

  function rangeOf(share: ShareReport): string | null {
    if (share === null) return null;
    const { low, high, count, of } = share;
    return `${range(rateText(low, language), rateText(high, language))}，${count} / ${of}`;
  }
}
