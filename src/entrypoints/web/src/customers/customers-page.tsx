import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import type { ErasureOutcome, ErasureReport } from "../../../../contracts/customer-data.ts";
import { postJson } from "../api/api-client.ts";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import { useTexts } from "../text/language-context.tsx";
import { CustomerCard } from "./customer-card.tsx";
import styles from "./customers.module.css";

/** Customers who ask for their data or ask to be forgotten. */
export function CustomersPage() {
  const { texts } = useTexts();
  const words = texts.customers;
  const [done, setDone] = useState<ErasureOutcome | null>(null);
  const look = useMutation({
    mutationFn: (customer_code: string) => postJson<ErasureReport>("/customers/erasure-plan", { customer_code }),
    onMutate: () => setDone(null),
  });
  const lookAgain = () => look.variables !== undefined && look.mutate(look.variables);
  return (
    <div className={styles["page"]}>
      <PageHeading title={words.title} lead={words.lead} />
      <Form
        className={styles["search"] ?? ""}
        layout="inline"
        requiredMark={false}
        onFinish={({ customer_code }: { customer_code: string }) => look.mutate(customer_code.trim())}
      >
        <Form.Item
          className={styles["code"] ?? ""}
          name="customer_code"
          label={words.code}
          rules={[{ required: true, message: texts.link.required }]}
        >
          <Input autoComplete="off" allowClear />
        </Form.Item>
        <Button type="primary" htmlType="submit" loading={look.isPending}>
          {words.find}
        </Button>
      </Form>
      {look.isError && <FailurePanel error={look.error} onRetry={lookAgain} />}
      {look.data !== undefined && (
        <CustomerCard
          key={look.data.customer_code}
          report={look.data}
          outcome={done}
          onErased={(outcome) => look.mutate(look.data.customer_code, { onSuccess: () => setDone(outcome) })}
          onLifted={lookAgain}
        />
      )}
    </div>
  );
}
