import { Button, InputNumber, Slider } from "antd";
import { moneyText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./plan.module.css";

interface BudgetProps {
  readonly budget: number | null;
  /** Money of all purchases. */
  readonly wanted: number;
  readonly isRecomputing: boolean;
  onChange(budget: number | null): void;
}

/** Steps of the budget, about a hundredth of all that is wanted. */
function stepOf(wanted: number): number {
  return 10 ** Math.max(0, Math.floor(Math.log10(Math.max(1, wanted))) - 2);
}

/** How much may be spent: typed or drawn; the plan follows at once. */
export function BudgetBox({ budget, wanted, isRecomputing, onChange }: BudgetProps) {
  const { texts, language } = useTexts();
  const words = texts.plan;
  const step = stepOf(wanted);
  const most = Math.ceil(wanted / step) * step;
  return (
    <section className={styles["budget"]} aria-label={words.budget}>
      <label className={styles["budget_label"]}>
        <span>{words.budget}</span>
        <InputNumber<number | string>
          className={styles["budget_input"] ?? ""}
          aria-label={words.budget}
          prefix="¥"
          min={0}
          max={1e12}
          step={step}
          value={budget}
          placeholder={words.budget_none}
          formatter={(value) => String(value ?? "").replace(/\B(?=(\d{3})+(?!\d))/g, ",")}
          parser={(text) => (text ?? "").replaceAll(",", "")}
          onChange={(value) => onChange(value === null || value === "" ? null : Number(value))}
        />
      </label>
      <Slider
        className={styles["budget_slider"] ?? ""}
        aria-label={words.budget}
        min={0}
        max={most}
        step={step}
        value={Math.min(budget ?? most, most)}
        tooltip={{ formatter: (value) => moneyText(value ?? 0, language) }}
        onChange={(value) => onChange(value >= most ? null : value)}
      />
      <Button type="text" size="small" disabled={budget === null} onClick={() => onChange(null)}>
        {words.budget_clear}
      </Button>
      <span className={styles["budget_all"]} role="status">
        {isRecomputing ? words.refreshing : words.budget_all(moneyText(wanted, language))}
      </span>
    </section>
  );
}
