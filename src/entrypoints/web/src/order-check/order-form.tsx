import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber } from "antd";
import { type SyntheticEvent, useState } from "react";
import type { OrderCheckRequest } from "../../../../contracts/order-check.ts";
import { useTexts } from "../text/language-context.tsx";
import { ItemInput } from "./item-input.tsx";
import styles from "./order-check.module.css";

/** A line as it is being written. */
interface DraftLine {
  readonly id: number;
  readonly item_code: string;
  readonly location_code: string;
  readonly quantity: number;
}

const MOST_LINES = 50;
const blank = (id: number): DraftLine => ({ id, item_code: "", location_code: "", quantity: 1 });

/** Who orders what; lines without an item are left out. */
export function OrderForm({ isAsking, onAsk }: { isAsking: boolean; onAsk: (order: OrderCheckRequest) => void }) {
  const words = useTexts().texts.order_check;
  const [customer_code, setCustomer] = useState("");
  const [lines, setLines] = useState<readonly DraftLine[]>([blank(0)]);
  const written = lines.filter(({ item_code }) => item_code.trim() !== "");
  const change = (id: number, parts: Partial<DraftLine>) =>
    setLines((before) => before.map((line) => (line.id === id ? { ...line, ...parts } : line)));
  const ask = (event: SyntheticEvent): void => {
    event.preventDefault();
    if (written.length === 0) return;
    onAsk({
      customer_code,
      lines: written.map(({ item_code, location_code, quantity }) => ({ item_code, location_code, quantity })),
    });
  };
  return (
    <form className={styles["form"]} onSubmit={ask}>
      <label className={styles["customer"]}>
        <span>{words.customer}</span>
        <Input allowClear value={customer_code} onChange={({ target }) => setCustomer(target.value)} />
        <small className={styles["soft"]}>{words.customer_hint}</small>
      </label>
      {lines.map((line, at) => (
        <fieldset key={line.id} className={styles["draft"]} aria-label={words.line(at + 1)}>
          <ItemInput value={line.item_code} onChange={(parts) => change(line.id, parts)} />
          <Input
            aria-label={words.location}
            placeholder={words.location}
            value={line.location_code}
            onChange={({ target }) => change(line.id, { location_code: target.value })}
          />
          <InputNumber
            aria-label={words.quantity}
            prefix={<span className={styles["soft"]}>{words.quantity}</span>}
            style={{ width: "100%" }}
            min={0.001}
            max={1e9}
            value={line.quantity}
            onChange={(quantity) => change(line.id, { quantity: quantity ?? 1 })}
          />
          <Button
            type="text"
            icon={<DeleteOutlined />}
            aria-label={words.remove(at + 1)}
            disabled={lines.length === 1}
            onClick={() => setLines(lines.filter(({ id }) => id !== line.id))}
          />
        </fieldset>
      ))}
      <div className={styles["buttons"]}>
        <Button
          icon={<PlusOutlined />}
          disabled={lines.length >= MOST_LINES}
          onClick={() => setLines([...lines, blank(Math.max(...lines.map(({ id }) => id)) + 1)])}
        >
          {words.add}
        </Button>
        <Button type="primary" htmlType="submit" loading={isAsking} disabled={written.length === 0}>
          {words.check}
        </Button>
      </div>
    </form>
  );
}
