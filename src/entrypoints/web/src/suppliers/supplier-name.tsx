import type { SupplierReportRow } from "../../../../contracts/suppliers.ts";
import { countText } from "../format/number-text.ts";
import { PageLink } from "../routing/page-link.tsx";
import { supplierPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./suppliers.module.css";

/** A supplier's name as the link to its page, with its code and what is wrong below. */
export function SupplierName({ row }: { row: SupplierReportRow }) {
  const { texts, language } = useTexts();
  const words = texts.suppliers;
  return (
    <div className={styles["who"]}>
      <PageLink className={styles["name"]} href={supplierPath(row.supplier_code)} title={row.supplier_name}>
        {row.supplier_name}
      </PageLink>
      <span className={styles["code"]}>
        {row.supplier_code} · {words.deliveries_count(countText(row.delivery_count, language))}
      </span>
    </div>
  );
}

/** What a supplier's light is lit for. */
export function Troubles({ troubles }: { troubles: SupplierReportRow["mark"]["troubles"] }) {
  const { texts, language } = useTexts();
  if (troubles.length === 0) return null;
  const told = troubles.map((trouble) => texts.suppliers.trouble[trouble]);
  return <span className={styles["troubles"]}>{told.join(language === "zh" ? "、" : ", ")}</span>;
}
