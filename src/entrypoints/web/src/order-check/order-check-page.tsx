import { ShoppingCartOutlined } from "@ant-design/icons";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import type { OrderCheckReport, OrderCheckRequest } from "../../../../contracts/order-check.ts";
import { postJson } from "../api/api-client.ts";
import { newRequestId } from "../browser/request-id.ts";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { CheckedLine } from "./checked-line.tsx";
import { LeftWithoutOrder } from "./left-without-order.tsx";
import { OrderForm } from "./order-form.tsx";
import styles from "./order-check.module.css";

/** What an order would come to before it is placed, as the API tells it. */
export function OrderCheckPage() {
  const words = useTexts().texts.order_check;
  const [requestIds] = useState(() => new Map<string, string>());
  const [asked, setAsked] = useState<OrderCheckRequest | null>(null);
  const check = useMutation({
    mutationFn: (order: OrderCheckRequest) => postJson<OrderCheckReport>("/order-check", order),
  });
  const requestIdOf = (order: OrderCheckRequest | null): string => {
    const key = JSON.stringify([order?.customer_code ?? null, order?.lines ?? []]);
    const id = requestIds.get(key) ?? newRequestId();
    requestIds.set(key, id);
    return id;
  };
  const ask = (order: OrderCheckRequest): void => {
    setAsked(order);
    check.mutate(order);
  };
  return (
    <div className={styles["page"]}>
      <PageHeading title={words.title} lead={words.lead} />
      <OrderForm isAsking={check.isPending} onAsk={ask} />
      <section className={styles["card"]} aria-live="polite">
        {check.error !== null && (
          <FailurePanel error={check.error} onRetry={() => asked !== null && check.mutate(asked)} />
        )}
        {check.error === null && check.data === undefined && (
          <StatePanel icon={<ShoppingCartOutlined />} title={words.empty} hint={words.empty_hint} />
        )}
        {check.error === null && check.data !== undefined && (
          <Answer
            key={check.submittedAt}
            report={check.data}
            customer_code={asked?.customer_code ?? null}
            request_id={requestIdOf(asked)}
          />
        )}
      </section>
    </div>
  );
}

interface AnswerProps {
  readonly report: OrderCheckReport;
  readonly customer_code: string | null;
  readonly request_id: string;
}

function Answer({ report, customer_code, request_id }: AnswerProps) {
  const words = useTexts().texts.order_check;
  return (
    <>
      <p className={styles["verdict"]} data-good={report.can_ship}>
        {report.can_ship ? words.all_can_ship : words.not_all}
      </p>
      <ol className={styles["lines"]}>
        {report.lines.map((line, at) => (
          <CheckedLine key={at} line={line} today={report.today} />
        ))}
      </ol>
      <LeftWithoutOrder report={report} customer_code={customer_code} request_id={request_id} />
    </>
  );
}
