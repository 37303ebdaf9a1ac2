import type { ItemReport } from "../../../../contracts/item-report.ts";
import { dayText, fromTodayText } from "../format/day-text.ts";
import { quantityText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { Panel, PanelNote } from "./panel.tsx";
import styles from "./record-list.module.css";

interface OpenPurchaseOrdersProps {
  readonly orders: ItemReport["open_purchase_orders"];
  readonly today: string;
  readonly unit: string;
}

/** What is on its way, and whether it should be here by now. */
export function OpenPurchaseOrders({ orders, today, unit }: OpenPurchaseOrdersProps) {
  const { texts, language } = useTexts();
  const words = texts.item;
  return (
    <Panel title={words.purchase_orders}>
      {orders.length === 0 && <PanelNote>{words.no_orders}</PanelNote>}
      <ul className={styles["records"]}>
        {orders.map((order, index) => (
          <li key={`${order.purchase_order_no} ${index}`} className={styles["record"]}>
            <div>
              <strong>{order.purchase_order_no}</strong>
              <span className={styles["note"]}>
                {words.supplier} {order.supplier_code}
              </span>
            </div>
            <div className={styles["quantity"]}>
              {quantityText(order.open_quantity, language)} {unit}
              <span className={styles["note"]}>{words.open_quantity}</span>
            </div>
            <div className={styles["date"]}>
              {order.expected_on === null ? words.no_date : dayText(order.expected_on, today, language)}
              <span className={styles["note"]} data-is-bad={order.is_late || undefined}>
                {order.is_late ? words.late : words.expected_on}
                {order.expected_on !== null && ` · ${fromTodayText(order.expected_on, today, texts)}`}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
