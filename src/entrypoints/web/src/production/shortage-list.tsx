import type { ProductionReport } from "../../../../contracts/production-report.ts";
import { dayText } from "../format/day-text.ts";
import { quantityText } from "../format/number-text.ts";
import { PageLink } from "../routing/page-link.tsx";
import { itemPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./shortage-list.module.css";

interface ShortageListProps {
  readonly shortages: ProductionReport["orders"][number]["shortages"];
  readonly today: string;
}

/** The components an order lacks, each with the way to its own page. */
export function ShortageList({ shortages, today }: ShortageListProps) {
  const { texts, language } = useTexts();
  const words = texts.production;
  return (
    <ul className={styles["shortages"]} aria-label={words.shortages}>
      {shortages.map((one) => (
        <li key={`${one.item_code} ${one.location_code}`} className={styles["shortage"]}>
          <span className={styles["name"]} title={one.name}>
            {one.is_assessed ? (
              <PageLink className="text-link" href={itemPath(one)}>
                {one.name}
              </PageLink>
            ) : (
              one.name
            )}
          </span>
          <strong className={styles["missing"]}>{words.missing(quantityText(one.missing, language))}</strong>
          <span className={styles["note"]}>
            {words.needed_on(dayText(one.day, today, language))}
            {" · "}
            {one.covered_on === null ? words.never_covered : words.covered_on(dayText(one.covered_on, today, language))}
            {!one.is_assessed && ` · ${words.no_stock_record}`}
          </span>
        </li>
      ))}
    </ul>
  );
}
