import { useMutation } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import type { OrderCheckReport } from "../../../../contracts/order-check.ts";
import type { RefusalNoteReport, RefusalNoteRequest } from "../../../../contracts/refusal-note.ts";
import { postJson } from "../api/api-client.ts";
import { useMay } from "../api/use-may.ts";
import { FailurePanel } from "../states/failure-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import styles from "./order-check.module.css";

interface LeftProps {
  readonly report: OrderCheckReport;
  readonly customer_code: string | null;
  /** The same for the same order, so that nothing is noted twice. */
  readonly request_id: string;
}

/** Notes that the customer left without an order; nothing where every line ships, or for who may not. */
export function LeftWithoutOrder({ report, customer_code, request_id }: LeftProps) {
  const words = useTexts().texts.order_check;
  const note = useMutation({
    mutationFn: (request: RefusalNoteRequest) => postJson<RefusalNoteReport>("/order-check/refused", request),
  });
  const lines = shortLines(report);
  if (!useMay("answer_alerts") || lines.length === 0) return null;
  const press = () => note.mutate({ request_id, customer_code, lines });
  if (note.data !== undefined) {
    return (
      <div className={styles["left"]}>
        <Alert type="success" showIcon title={words.left_noted(note.data.enquiry_nos.join("、"))} />
      </div>
    );
  }
  return (
    <div className={styles["left"]}>
      <Button loading={note.isPending} onClick={press}>
        {words.left}
      </Button>
      <p className={styles["soft"]}>{words.left_hint}</p>
      {note.error !== null && <FailurePanel error={note.error} onRetry={press} />}
    </div>
  );
}

function shortLines({ lines }: OrderCheckReport): RefusalNoteRequest["lines"] {
  return lines.flatMap((line) => {
    if (line.kind !== "checked" || line.can_ship !== false) return [];
    const { item_code, location_code, quantity } = line;
    return [{ item_code, location_code, quantity }];
  });
}
