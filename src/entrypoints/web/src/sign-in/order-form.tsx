import { Button, Input, InputNumber } from "antd";
import { type SyntheticEvent, useId, useState } from "react";
import { quantityText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./order-form.module.css";

/** What somebody says of an order they have placed. */
export interface StatedOrder {
  readonly quantity: number;
  readonly expected_on: string | null;
}

interface OrderFormProps {
  /** Units; null where nothing is suggested. */
  readonly suggested: number | null;
  readonly isPending: boolean;
  readonly onOrder: (order: StatedOrder) => void;
}

/** Asks how much was ordered and for when, with what was suggested filled in. */
export function OrderForm({ suggested, isPending, onOrder }: OrderFormProps) {
  const { texts, language } = useTexts();
  const words = texts.answer;
  const [quantity, setQuantity] = useState<number | null>(suggested);
  const [day, setDay] = useState("");
  const ids = { quantity: useId(), day: useId() };
  const isUsable = quantity !== null && quantity > 0;
  const submit = (event: SyntheticEvent) => {
    event.preventDefault();
    if (isUsable) onOrder({ quantity, expected_on: day === "" ? null : day });
  };
  return (
    <form className={styles["form"]} onSubmit={submit}>
      <label htmlFor={ids.quantity}>
        {words.order_quantity}
        {suggested !== null && suggested > 0 && (
          <span className={styles["hint"]}>{words.order_suggested(quantityText(suggested, language))}</span>
        )}
      </label>
      <InputNumber
        id={ids.quantity}
        className={styles["field"]}
        size="large"
        inputMode="decimal"
        min={0}
        value={quantity}
        onChange={setQuantity}
      />
      <label htmlFor={ids.day}>{words.order_expected}</label>
      <Input id={ids.day} size="large" type="date" value={day} onChange={({ target }) => setDay(target.value)} />
      <Button type="primary" size="large" block htmlType="submit" loading={isPending} disabled={!isUsable}>
        {words.order}
      </Button>
    </form>
  );
}
