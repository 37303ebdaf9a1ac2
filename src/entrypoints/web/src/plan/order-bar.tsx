import { Button } from "antd";
import { useMemo, useState } from "react";
import type { PurchasePlan } from "../../../../contracts/purchase-plan.ts";
import { countText, moneyText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { draftCost, draftedOrders } from "./order-draft.ts";
import { OrderDialogue } from "./order-dialogue.tsx";
import styles from "./orders.module.css";

interface BarProps {
  readonly plan: PurchasePlan;
  readonly chosen: ReadonlySet<string>;
  onClear(): void;
}

/** What is chosen, and the button that orders it; stays in sight while anything is chosen. */
export function OrderBar({ plan, chosen, onClear }: BarProps) {
  const { texts, language } = useTexts();
  const words = texts.orders;
  const orders = useMemo(() => draftedOrders(plan, chosen), [plan, chosen]);
  const [isOpen, setOpen] = useState(false);
  const lines = orders.flatMap((order) => order.lines);
  if (lines.length === 0) return null;
  return (
    <div className={styles["bar"]} role="region" aria-label={words.make}>
      <span>{words.chosen(countText(lines.length, language), moneyText(draftCost(lines), language))}</span>
      <span className={styles["bar_buttons"]}>
        <Button type="text" onClick={onClear}>
          {words.clear}
        </Button>
        <Button type="primary" onClick={() => setOpen(true)}>
          {words.make}
        </Button>
      </span>
      {isOpen && (
        <OrderDialogue
          plan={plan}
          proposed={orders}
          onClose={() => setOpen(false)}
          onDone={() => {
            setOpen(false);
            onClear();
          }}
        />
      )}
    </div>
  );
}
