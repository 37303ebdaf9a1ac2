import { Checkbox, Tooltip } from "antd";
import { placeKey } from "../../../../domain/text/place-key.ts";
import type { PlanPurchase } from "../../../../contracts/purchase-plan.ts";
import { useTexts } from "../text/language-context.tsx";
import { isOrderable } from "./order-draft.ts";
import { OrderMark } from "./orders-panel.tsx";
import { PlanItem } from "./plan-item.tsx";
import styles from "./orders.module.css";
import type { Selection } from "./use-selection.ts";

/** A line's item with its box, or with the order that is under way for it. Without a selection nobody may order. */
export function LineChoice({ row, selection }: { row: PlanPurchase; selection: Selection | null }) {
  const { orders: words } = useTexts().texts;
  return (
    <div className={styles["choice"]}>
      {selection !== null && row.ordered === null && (
        <Tooltip title={row.supplier_code === null ? words.no_supplier : ""}>
          <Checkbox
            aria-label={words.choose(row.item_name)}
            disabled={!isOrderable(row)}
            checked={selection.chosen.has(placeKey(row))}
            onChange={({ target: { checked } }) => selection.choose([placeKey(row)], checked)}
          />
        </Tooltip>
      )}
      <div>
        <PlanItem row={row} />
        {row.ordered !== null && <OrderMark ordered={row.ordered} />}
      </div>
    </div>
  );
}
