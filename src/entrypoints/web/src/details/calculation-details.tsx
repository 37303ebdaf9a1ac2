import type { ReactNode } from "react";
import { useTexts } from "../text/language-context.tsx";
import styles from "./calculation-details.module.css";

/** Formulas and names of statistics, folded away under what says the same in plain words. */
export function CalculationDetails({ children }: { children: ReactNode }) {
  const { texts } = useTexts();
  return (
    <details className={styles["details"]}>
      <summary>{texts.calculation_details}</summary>
      {children}
    </details>
  );
}
