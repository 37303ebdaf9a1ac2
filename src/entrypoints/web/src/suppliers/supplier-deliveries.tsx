import { Table, type TableColumnsType } from "antd";
import type { SupplierReport } from "../../../../contracts/suppliers.ts";
import { dayText, fromTodayText } from "../format/day-text.ts";
import { countText, NOTHING, quantityText } from "../format/number-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import records from "../item/record-list.module.css";
import { useTexts } from "../text/language-context.tsx";
import styles from "./suppliers.module.css";

type Delivery = SupplierReport["deliveries"][number];
const PAGE_SIZE = 12;

/** What came, newest first, and whether it kept to the promised day. */
export function SupplierDeliveries({ deliveries, today }: { deliveries: readonly Delivery[]; today: string }) {
  const { texts, language } = useTexts();
  const words = texts.suppliers;
  const day = (value: string | null) => (value === null ? NOTHING : dayText(value, today, language));
  const columns: TableColumnsType<Delivery> = [
    {
      key: "order",
      title: words.ordered,
      render: (_, { ordered_on, purchase_order_nos, item_codes }) => (
        <span className={styles["figure"]}>
          {day(ordered_on)}
          <span className={styles["note"]}>
            {purchase_order_nos.join(" ")} · {words.item_count(countText(item_codes.length, language))}
          </span>
        </span>
      ),
    },
    { key: "promised", title: words.promised, render: (_, { expected_on }) => day(expected_on) },
    { key: "received", title: words.received, render: (_, { received_on }) => day(received_on) },
    {
      key: "took",
      title: words.took,
      align: "right",
      render: (_, { lead_days }) => words.days(quantityText(lead_days, language)),
    },
    {
      key: "late",
      title: words.lateness,
      align: "right",
      render: (_, { late_days }) => <Lateness late_days={late_days} />,
    },
  ];
  return (
    <Panel title={words.deliveries}>
      {deliveries.length === 0 ? (
        <PanelNote>{words.no_deliveries}</PanelNote>
      ) : (
        <Table
          size="small"
          columns={columns}
          dataSource={deliveries}
          rowKey={({ ordered_on, received_on }) => `${ordered_on} ${received_on}`}
          pagination={{ pageSize: PAGE_SIZE, hideOnSinglePage: true, showSizeChanger: false }}
          scroll={{ x: "max-content" }}
        />
      )}
    </Panel>
  );
}

function Lateness({ late_days }: { late_days: number | null }) {
  const { texts, language } = useTexts();
  const words = texts.suppliers;
  if (late_days === null) return <span className={styles["faint"]}>{NOTHING}</span>;
  if (late_days === 0) return <span>{words.on_time}</span>;
  const days = quantityText(Math.abs(late_days), language);
  return late_days > 0 ? (
    <span className={styles["bad"]}>{words.late_by(days)}</span>
  ) : (
    <span className={styles["faint"]}>{words.early_by(days)}</span>
  );
}

/** What was ordered and has not come. */
export function OpenOrders({ orders, today }: { orders: SupplierReport["open_orders"]; today: string }) {
  const { texts, language } = useTexts();
  const words = texts.suppliers;
  return (
    <Panel title={words.open_orders}>
      {orders.length === 0 && <PanelNote>{words.no_open_orders}</PanelNote>}
      <ul className={records["records"]}>
        {orders.map((order) => (
          <li key={`${order.purchase_order_no} ${order.item_code}`} className={records["record"]}>
            <div className={records["who"]}>
              <strong title={order.item_name}>{order.item_name}</strong>
              <span className={records["note"]}>{order.purchase_order_no}</span>
            </div>
            <div className={records["quantity"]}>
              {quantityText(order.open_quantity, language)}
              <span className={records["note"]}>{texts.item.open_quantity}</span>
            </div>
            <div className={records["date"]}>
              {order.expected_on === null ? texts.item.no_date : dayText(order.expected_on, today, language)}
              <span className={records["note"]} data-is-bad={order.is_late || undefined}>
                {order.is_late ? texts.item.late : texts.item.expected_on}
                {order.expected_on !== null && ` · ${fromTodayText(order.expected_on, today, texts)}`}
              </span>
            </div>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
