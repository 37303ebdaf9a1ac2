import type { StockoutEventRow } from "../../../../contracts/stockout-events.ts";
import { percentText } from "../../../../domain/text/quantity-text.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./events.module.css";

/** The cause of an event: what a person chose, else what the program found and how sure it is. */
export function CauseName({
  row,
}: {
  row: Pick<StockoutEventRow, "main_cause" | "chosen_cause" | "cause_score" | "outcome">;
}) {
  const { events: words } = useTexts().texts;
  const { main_cause, chosen_cause, cause_score, outcome } = row;
  if (chosen_cause !== null) {
    return (
      <span>
        {words.cause[chosen_cause]} <span className={styles["soft"]}>{words.chosen}</span>
      </span>
    );
  }
  if (main_cause === null) {
    return (
      <span className={styles["soft"]}>
        {outcome === null ? words.not_looked : outcome === "averted" ? words.state.averted : words.still}
      </span>
    );
  }
  return (
    <span>
      {words.cause[main_cause]}{" "}
      {cause_score !== null && <span className={styles["soft"]}>{`${words.score} ${percentText(cause_score)}`}</span>}
    </span>
  );
}
