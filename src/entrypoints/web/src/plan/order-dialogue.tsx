import { CloseOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber, Modal } from "antd";
import { useState } from "react";
import { placeKey } from "../../../../domain/text/place-key.ts";
import type { PurchasePlan } from "../../../../contracts/purchase-plan.ts";
import { newRequestId } from "../browser/request-id.ts";
import { dayText } from "../format/day-text.ts";
import { countText, moneyText, quantityText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { draftCost, type DraftedLine, type DraftedOrder, orderRequest } from "./order-draft.ts";
import styles from "./orders.module.css";
import { useMakeOrders } from "./use-make-orders.ts";

interface DialogueProps {
  readonly plan: PurchasePlan;
  readonly proposed: readonly DraftedOrder[];
  onClose(): void;
  onDone(): void;
}

/** The orders before they are made: quantities and days can be changed, lines left out. */
export function OrderDialogue({ plan: { budget, today }, proposed, onClose, onDone }: DialogueProps) {
  const { texts, language } = useTexts();
  const words = texts.orders;
  // One for the whole life of the dialogue: pressing again after a lost answer asks for the same orders.
  const [request_id] = useState(newRequestId);
  const [orders, setOrders] = useState(proposed);
  const make = useMakeOrders(onDone);
  const isDated = orders.every(({ expected_date, suggested_date }) => (expected_date ?? suggested_date) !== null);
  const isWhole = orders.every(({ lines }) => lines.every(({ quantity }) => quantity > 0));
  const change = (changed: DraftedOrder) =>
    setOrders(
      orders.map((order) => (order.key === changed.key ? changed : order)).filter((order) => order.lines.length > 0),
    );
  return (
    <Modal
      open
      width={680}
      title={words.confirm_title}
      okText={words.confirm(countText(orders.length, language))}
      okButtonProps={{ disabled: orders.length === 0 || !isDated || !isWhole }}
      cancelText={words.cancel}
      confirmLoading={make.isPending}
      onOk={() => make.mutate(orderRequest(request_id, budget, orders))}
      onCancel={onClose}
    >
      <p className={styles["soft"]}>{words.confirm_lead}</p>
      <div className={styles["drafts"]}>
        {orders.map((order) => (
          <Draft key={order.key} order={order} today={today} onChange={change} />
        ))}
      </div>
    </Modal>
  );
}

interface DraftProps {
  readonly order: DraftedOrder;
  readonly today: string;
  onChange(order: DraftedOrder): void;
}

function Draft({ order, today, onChange }: DraftProps) {
  const { texts, language } = useTexts();
  const words = texts.orders;
  const { supplier, location_name, suggested_date, expected_date, lines } = order;
  const changeLine = (key: string, changed: DraftedLine | null) =>
    onChange({
      ...order,
      lines: lines.flatMap((line) => (placeKey(line.purchase) === key ? (changed ?? []) : line)),
    });
  return (
    <section className={styles["draft"]} aria-label={supplier}>
      <header className={styles["draft_head"]}>
        <h3>{supplier}</h3>
        <span className={styles["soft"]}>
          {words.to(location_name)} · {moneyText(draftCost(lines), language)}
        </span>
      </header>
      <ul className={styles["draft_lines"]}>
        {lines.map((line) => (
          <Line
            key={placeKey(line.purchase)}
            line={line}
            onChange={(changed) => changeLine(placeKey(line.purchase), changed)}
          />
        ))}
      </ul>
      <label className={styles["draft_date"]}>
        <span>{words.date}</span>
        <Input
          type="date"
          className={styles["date_input"] ?? ""}
          min={today}
          value={expected_date ?? suggested_date ?? ""}
          onChange={({ target: { value } }) => {
            onChange({ ...order, expected_date: value === "" || value === suggested_date ? null : value });
          }}
        />
        <span className={styles["soft"]}>
          {suggested_date === null ? words.no_lead_time : words.by_lead_time(dayText(suggested_date, today, language))}
        </span>
      </label>
    </section>
  );
}

function Line({ line, onChange }: { line: DraftedLine; onChange: (line: DraftedLine | null) => void }) {
  const { texts, language } = useTexts();
  const words = texts.orders;
  const { purchase, quantity } = line;
  const { item_name, item_code, unit } = purchase;
  return (
    <li className={styles["draft_line"]}>
      <span className={styles["draft_item"]}>
        {item_name}
        <span className={styles["soft"]}>{item_code}</span>
      </span>
      <InputNumber<number>
        className={styles["quantity"] ?? ""}
        aria-label={words.quantity(item_name)}
        min={0}
        max={1e9}
        value={quantity}
        suffix={unit}
        onChange={(value) => onChange({ ...line, quantity: value ?? 0 })}
      />
      <span className={styles["soft"]}>{words.suggested(quantityText(purchase.quantity, language))}</span>
      <Button
        type="text"
        size="small"
        icon={<CloseOutlined />}
        aria-label={words.drop(item_name)}
        onClick={() => onChange(null)}
      />
    </li>
  );
}
