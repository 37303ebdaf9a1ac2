import type { CareReport } from "../../../../contracts/care.ts";
import { centsText, countText, moneyText, NOTHING } from "../format/number-text.ts";
import { shareText } from "../format/share-text.ts";
import { type PlanColumn, PlanTable } from "../plan/plan-table.tsx";
import { useTexts } from "../text/language-context.tsx";
import styles from "./care.module.css";
import { CareMarkTag } from "./care-mark.tsx";
import { type CareAction, careMark, careWords } from "./care-words.ts";

/** Each action with its groups, its net profit and what to think of it. */
export function ActionTable({ report }: { report: CareReport }) {
  const { texts, language } = useTexts();
  const words = texts.care;
  const count = (value: number) => countText(value, language);
  const columns: readonly PlanColumn<CareAction>[] = [
    {
      title: words.action,
      width: 130,
      render: (row) => (
        <span className={styles["action"]}>
          <strong>{careWords(row, language).name}</strong>
          <CareMarkTag mark={careMark(row)} />
        </span>
      ),
    },
    { title: words.treated, isNumber: true, width: 72, render: ({ treated }) => count(treated) },
    { title: words.held_out, isNumber: true, width: 82, render: ({ held_out }) => count(held_out) },
    { title: words.open, isNumber: true, width: 92, render: ({ open }) => count(open) },
    { title: words.reached, isNumber: true, width: 82, render: ({ reached }) => count(reached) },
    {
      title: words.rates,
      isNumber: true,
      width: 160,
      render: ({ result }) =>
        result?.kind === "estimated"
          ? `${shareText(result.treated_buyer_rate, language)} / ${shareText(result.held_out_buyer_rate, language)}`
          : NOTHING,
    },
    { title: words.each, isNumber: true, width: 150, render: (row) => <Each row={row} /> },
    {
      title: words.total,
      isNumber: true,
      width: 100,
      render: ({ result }) => (result?.kind === "estimated" ? moneyText(result.net_profit, language) : NOTHING),
    },
    { title: words.result, render: (row) => careWords(row, language).sentence },
  ];
  return (
    <PlanTable
      columns={columns}
      rows={report.actions.filter(({ treated, held_out }) => treated + held_out > 0)}
      keyOf={({ action }) => action}
    />
  );
}

function Each({ row: { result } }: { row: CareAction }) {
  const { language } = useTexts();
  if (result?.kind !== "estimated") return NOTHING;
  const { net_profit_each, interval } = result;
  return (
    <span className={styles["each"]}>
      <strong>{centsText(net_profit_each, language)}</strong>
      <span className={styles["soft"]}>
        {centsText(interval.low, language)} ~ {centsText(interval.high, language)}
      </span>
    </span>
  );
}
