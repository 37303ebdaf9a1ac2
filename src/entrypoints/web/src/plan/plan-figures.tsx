import type { PurchasePlan } from "../../../../contracts/purchase-plan.ts";
import { moneyText } from "../format/number-text.ts";
import { shareText } from "../format/share-text.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./plan.module.css";

/** The plan in four figures. */
export function PlanFigures({ plan: { totals, budget } }: { plan: PurchasePlan }) {
  const { texts, language } = useTexts();
  const words = texts.plan;
  const { spent, wanted, expected_profit, forgone_profit, transfer_gain, transfer_cost } = totals;
  const money = (amount: number) => moneyText(amount, language);
  const share = wanted > 0 ? spent / wanted : 1;
  return (
    <dl className={styles["figures"]}>
      <Figure
        label={words.spent}
        value={money(spent)}
        note={budget === null ? words.budget_none : words.spent_of(shareText(share, language))}
      />
      <Figure label={words.expected_profit} value={money(expected_profit)} note={words.expected_profit_hint} />
      <Figure
        label={words.transfer_gain}
        value={money(transfer_gain)}
        note={words.transfer_gain_hint(money(transfer_cost))}
      />
      <Figure
        label={words.forgone}
        value={money(forgone_profit)}
        note={words.forgone_hint}
        isBad={forgone_profit > 0}
      />
    </dl>
  );
}

interface FigureProps {
  readonly label: string;
  readonly value: string;
  readonly note: string;
  readonly isBad?: boolean;
}

function Figure({ label, value, note, isBad = false }: FigureProps) {
  return (
    <div className={styles["figure"]} data-bad={isBad}>
      <dt>{label}</dt>
      <dd className={styles["figure_value"]}>{value}</dd>
      <dd className={styles["figure_note"]}>{note}</dd>
    </div>
  );
}
