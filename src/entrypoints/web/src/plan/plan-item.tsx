import type { PlanPurchase } from "../../../../contracts/purchase-plan.ts";
import { PageLink } from "../routing/page-link.tsx";
import { itemPath } from "../routing/route.ts";
import { SeverityTag } from "../severity/severity-tag.tsx";
import styles from "./plan.module.css";

type Named = Pick<PlanPurchase, "item_code" | "item_name" | "location_code"> & Partial<Pick<PlanPurchase, "severity">>;

/** An item's name as the link to its page, with its code and light below. */
export function PlanItem({ row: { item_code, item_name, location_code, severity } }: { row: Named }) {
  return (
    <div className={styles["item"]}>
      <PageLink className="text-link" href={itemPath({ item_code, location_code })}>
        {item_name}
      </PageLink>
      <span className={styles["code"]}>
        {item_code}
        {severity !== undefined && severity !== "none" && <SeverityTag severity={severity} />}
      </span>
    </div>
  );
}
