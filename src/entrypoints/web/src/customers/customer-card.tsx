import { Alert, Button } from "antd";
import { useState } from "react";
import type { ErasureOutcome, ErasureReport } from "../../../../contracts/customer-data.ts";
import { useMay } from "../api/use-may.ts";
import { dateText } from "../format/instant-text.ts";
import { Panel, PanelNote } from "../item/panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { EraseDialogue } from "./erase-dialogue.tsx";
import { KeptCounts, OnPlatform } from "./kept-counts.tsx";
import { useCustomerActions } from "./use-customer-actions.ts";
import styles from "./customers.module.css";

interface CustomerCardProps {
  readonly report: ErasureReport;
  /** What was erased just now, if anything. */
  readonly outcome: ErasureOutcome | null;
  onErased(outcome: ErasureOutcome): void;
  onLifted(): void;
}

/** What is kept of a customer, and what may be done about it. */
export function CustomerCard({ report, outcome, onErased, onLifted }: CustomerCardProps) {
  const { texts, language } = useTexts();
  const words = texts.customers;
  const [isAsking, setAsking] = useState(false);
  const mayExport = useMay("export_customers");
  const { customer_code, customer_name, erased_at, counts } = report;
  const { exported, lifted } = useCustomerActions(customer_code, onLifted);
  const { on_platform } = outcome ?? report;
  const isKnown = Object.values(counts).some((count) => count > 0);
  return (
    <Panel
      title={customer_name ?? (isKnown ? words.no_name : customer_code)}
      hint={isKnown ? customer_code : undefined}
    >
      <div className={styles["card"]}>
        {outcome !== null ? (
          <Alert type="success" showIcon title={words.done(outcome.pseudonym)} />
        ) : (
          erased_at !== null && (
            <Alert type="info" showIcon title={words.erased_before(dateText(erased_at, language))} />
          )
        )}
        {counts.open_sales_lines > 0 && (
          <Alert type="warning" showIcon title={words.open_orders(counts.open_sales_lines)} />
        )}
        {isKnown ? <KeptCounts counts={counts} /> : <PanelNote>{words.nothing}</PanelNote>}
        {on_platform.length > 0 && <OnPlatform records={on_platform} />}
        <div className={styles["actions"]}>
          {mayExport && isKnown && (
            <Button loading={exported.isPending} onClick={() => exported.mutate()}>
              {words.export}
            </Button>
          )}
          {erased_at !== null && (
            <Button loading={lifted.isPending} onClick={() => lifted.mutate()}>
              {words.lift}
            </Button>
          )}
          {isKnown && (
            <Button danger onClick={() => setAsking(true)}>
              {words.erase}
            </Button>
          )}
        </div>
      </div>
      <EraseDialogue
        customer_code={customer_code}
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        onErased={onErased}
      />
    </Panel>
  );
}
