import type { CustomerBaseState } from "../../../../contracts/hit-customers.ts";
import { fullDayText } from "../format/day-text.ts";
import { countText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./hit-customers.module.css";

/** From what buyers are foretold, or why they are not. */
export function BaseNote({ base }: { base: CustomerBaseState }) {
  const { texts, language } = useTexts();
  const words = texts.hit_customers.base;
  return <p className={styles["foot"]}>{text()}</p>;

  function text(): string {
    switch (base.kind) {
      case "estimated":
        return [
          words.estimated(countText(base.customers, language), fullDayText(base.learned_on, language)),
          ...(base.is_calibrated ? [] : [words.uncalibrated]),
        ].join(language === "zh" ? "" : " ");
      case "not_estimable":
        return words.not_estimable(words.reason[base.reason]);
      case "not_learned":
        return words.not_learned;
    }
  }
}
