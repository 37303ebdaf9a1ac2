import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Tag } from "antd";
import type { OrderedPurchase } from "../../../../contracts/purchase-order.ts";
import type { PlanPurchase, PurchaseOrderState } from "../../../../contracts/purchase-plan.ts";
import { auditActor } from "../admin/audit-words.ts";
import { postJson } from "../api/api-client.ts";
import { purchaseOrdersQuery } from "../api/queries.ts";
import { useMay } from "../api/use-may.ts";
import { dayText } from "../format/day-text.ts";
import { instantText } from "../format/instant-text.ts";
import { countText, quantityText } from "../format/number-text.ts";
import { Panel } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import styles from "./orders.module.css";

/** What became of the orders made here; nothing where none were. */
export function OrdersPanel({ today }: { today: string }) {
  const { orders: words } = useTexts().texts;
  const { data } = useQuery(purchaseOrdersQuery);
  if (data === undefined || data.orders.length === 0) return null;
  return (
    <Panel title={words.title} hint={words.hint}>
      <ul className={styles["orders"]}>
        {data.orders.map((order) => (
          <Order key={order.purchase_order_no} order={order} today={today} />
        ))}
      </ul>
    </Panel>
  );
}

/** Names of as many lines as a glance takes in. */
const NAMED_LINES = 3;

function Order({ order, today }: { order: OrderedPurchase; today: string }) {
  const { texts, language } = useTexts();
  const words = texts.orders;
  const { purchase_order_no, supplier_name, supplier_code, location_name, state, lines, problem, effect_id } = order;
  const named = lines.slice(0, NAMED_LINES).map(({ item_name, quantity }) => {
    return `${item_name} × ${quantityText(quantity, language)}`;
  });
  const more = lines.length > NAMED_LINES ? [words.more_lines(countText(lines.length, language))] : [];
  return (
    <li className={styles["order"]}>
      <div className={styles["order_head"]}>
        <strong className={styles["order_no"]}>{purchase_order_no}</strong>
        <OrderStateTag state={state} />
        <span className={styles["soft"]}>
          {words.by(auditActor(order.chosen_by, texts), instantText(order.chosen_at, language))}
        </span>
      </div>
      <p className={styles["order_words"]}>
        {[
          supplier_name ?? supplier_code,
          words.to(location_name),
          words.arrives(dayText(order.expected_date, today, language)),
        ].join(" · ")}
      </p>
      <p className={styles["soft"]}>{[...named, ...more].join(words.and)}</p>
      {problem !== null && (
        <p className={styles["problem"]} data-bad={state === "failed"}>
          {problem.message} {problem.hint}
        </p>
      )}
      {state === "failed" && effect_id !== null && <Again effect_id={effect_id} />}
    </li>
  );
}

const STATE = {
  waiting: { color: "processing", icon: <ClockCircleOutlined /> },
  created: { color: "success", icon: <CheckCircleOutlined /> },
  failed: { color: "error", icon: <CloseCircleOutlined /> },
} as const;

/** How far an order has come, in colour, sign and word. */
function OrderStateTag({ state }: { state: PurchaseOrderState }) {
  const { orders: words } = useTexts().texts;
  const { color, icon } = STATE[state];
  return (
    <Tag color={color} icon={icon}>
      {words.state[state]}
    </Tag>
  );
}

/** The order under way for a line; its list is asked for more often than the plan, and so knows better how far it is. */
export function OrderMark({
  ordered: { purchase_order_no, state },
}: {
  ordered: NonNullable<PlanPurchase["ordered"]>;
}) {
  const { data } = useQuery(purchaseOrdersQuery);
  const found = data?.orders.find((order) => order.purchase_order_no === purchase_order_no);
  return (
    <span className={styles["ordered"]}>
      <OrderStateTag state={found?.state ?? state} />
      {purchase_order_no}
    </span>
  );
}

function Again({ effect_id }: { effect_id: number }) {
  const { texts } = useTexts();
  const { message } = App.useApp();
  const client = useQueryClient();
  const mayRepair = useMay("repair");
  const { mutate, isPending } = useMutation({
    mutationFn: () => postJson(`/effects/${effect_id}/replay`, {}),
    onError: (error) => void message.error(error.message || texts.state.offline),
    onSuccess: () => {
      void message.success(texts.orders.retried);
      return client.invalidateQueries({ queryKey: purchaseOrdersQuery.queryKey });
    },
  });
  if (!mayRepair) return null;
  return (
    <Button size="small" loading={isPending} onClick={() => mutate()}>
      {texts.orders.again}
    </Button>
  );
}
