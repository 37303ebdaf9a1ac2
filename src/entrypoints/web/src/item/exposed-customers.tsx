import type { ItemReport } from "../../../../contracts/item-report.ts";
import { dayText, fromTodayText } from "../format/day-text.ts";
import { quantityText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { Panel, PanelNote } from "./panel.tsx";
import styles from "./record-list.module.css";

interface ExposedCustomersProps {
  readonly customers: ItemReport["exposed_customers"];
  readonly today: string;
  readonly unit: string;
}

/** Whose orders the stock does not reach for. */
export function ExposedCustomers({ customers, today, unit }: ExposedCustomersProps) {
  const { texts, language } = useTexts();
  const words = texts.item;
  return (
    <Panel title={words.customers}>
      {customers.length === 0 && <PanelNote>{words.no_customers}</PanelNote>}
      <ul className={styles["records"]}>
        {customers.map((customer, index) => (
          <li key={`${customer.order_no} ${index}`} className={styles["record"]}>
            <div className={styles["who"]}>
              <strong title={customer.customer_name}>{customer.customer_name}</strong>
              <span className={styles["note"]}>
                {words.order_no} {customer.order_no}
                {customer.owner_name !== null && ` · ${words.owner} ${customer.owner_name}`}
              </span>
            </div>
            <div className={styles["quantity"]}>
              {quantityText(customer.affected_quantity, language)} {unit}
              <span className={styles["note"]}>{words.affected_quantity}</span>
            </div>
            <div className={styles["date"]}>
              {customer.promised_on === null ? words.no_date : dayText(customer.promised_on, today, language)}
              <span className={styles["note"]}>
                {words.promised_on}
                {customer.promised_on !== null && ` · ${fromTodayText(customer.promised_on, today, texts)}`}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
