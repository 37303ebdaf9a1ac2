import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import { useState } from "react";
import type { ErasureOutcome, ErasureReport } from "../../../../contracts/customer-data.ts";
import { postJson } from "../api/api-client.ts";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import { useTexts } from "../text/language-context.tsx";
import { ConsentsPanel } from "../consents/consents-panel.tsx";
import { useMay } from "../api/use-may.ts";
import { CustomerCard } from "./customer-card.tsx";
import styles from "./customers.module.css";

/** Customers who ask for their data, ask to be forgotten, or say what they want to be told. */
export function CustomersPage() {
  const { customers: words, consents } = useTexts().texts;
  const mayErase = useMay("erase_customers");
  const mayManage = useMay("manage_consents");
  return (
    <div className={styles["page"]}>
      <PageHeading title={words.title} lead={mayErase ? words.lead : consents.lead} />
      {mayErase && <CustomerSearch />}
      {mayManage && <ConsentsPanel />}
    </div>
  );
}

function CustomerSearch() {
  const { texts } = useTexts();
  const words = texts.customers;
  const [done, setDone] = useState<ErasureOutcome | null>(null);
  const look = useMutation({
    mutationFn: (customer_code: string) => postJson<ErasureReport>("/customers/erasure-plan", { customer_code }),
    onMutate: () => setDone(null),
  });
  const lookAgain = () => look.variables !== undefined && look.mutate(look.variables);
  return (
    <>
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
    </>
  );
}
