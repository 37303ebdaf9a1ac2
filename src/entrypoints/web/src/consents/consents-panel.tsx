import { useMutation } from "@tanstack/react-query";
import { Button, Form, Input } from "antd";
import type { ConsentReport } from "../../../../contracts/consent.ts";
import { postJson } from "../api/api-client.ts";
import { Panel } from "../item/panel.tsx";
import { FailurePanel } from "../states/failure-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { ConsentCard } from "./consent-card.tsx";
import styles from "./consents.module.css";

/** What one person chose to be told, found by their number. */
export function ConsentsPanel() {
  const { texts } = useTexts();
  const words = texts.consents;
  const look = useMutation({
    mutationFn: (address: string) => postJson<ConsentReport>("/consents/lookup", { address }),
  });
  const lookAgain = () => look.variables !== undefined && look.mutate(look.variables);
  return (
    <Panel title={words.title} hint={words.lead}>
      <div className={styles["panel"]}>
        <Form
          className={styles["search"] ?? ""}
          layout="inline"
          requiredMark={false}
          onFinish={({ address }: { address: string }) => look.mutate(address.trim())}
        >
          <Form.Item
            className={styles["address"] ?? ""}
            name="address"
            label={words.address}
            rules={[{ required: true, message: texts.link.required }]}
          >
            <Input autoComplete="off" allowClear inputMode="tel" />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={look.isPending}>
            {words.find}
          </Button>
        </Form>
        {look.isError && <FailurePanel error={look.error} onRetry={lookAgain} />}
        {look.data !== undefined && (
          <ConsentCard key={look.variables} address={look.variables} report={look.data} onRecorded={lookAgain} />
        )}
      </div>
    </Panel>
  );
}
