import { App, Button, Modal } from "antd";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import type { AdoptionRequest, RehearsedPoint } from "../../../../contracts/rehearsal.ts";
import { levelText } from "../../../../domain/text/quantity-text.ts";
import { postJson } from "../api/api-client.ts";
import { rehearsalQuery } from "../api/queries.ts";
import { countText, moneyText, quantityText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./rehearsal.module.css";

interface AdoptProps {
  readonly abc_class: AdoptionRequest["abc_class"];
  readonly proposal: RehearsedPoint;
  readonly current: RehearsedPoint | undefined;
}

/** Asks once more, with what would have been different, and then adopts. */
export function AdoptButton({ abc_class, proposal, current }: AdoptProps) {
  const { rehearsal: words } = useTexts().texts;
  const [isAsking, setAsking] = useState(false);
  const adopt = useAdopt(() => setAsking(false));
  const { service_level } = proposal;
  if (service_level === null) return null;
  const level = levelText(service_level);
  return (
    <>
      <Button size="small" aria-label={`${words.adopt} ${level}`} onClick={() => setAsking(true)}>
        {words.adopt}
      </Button>
      <Modal
        open={isAsking}
        title={words.adopt_title(words.group[abc_class], level)}
        okText={words.confirm}
        cancelText={words.cancel}
        confirmLoading={adopt.isPending}
        onOk={() => adopt.mutate({ abc_class, service_level, confirmed: true })}
        onCancel={() => setAsking(false)}
      >
        <p>{words.adopt_lead}</p>
        {current !== undefined && <Changes from={current} to={proposal} />}
      </Modal>
    </>
  );
}

/** Adopts a level and has the page show it. */
export function useAdopt(onDone: () => void) {
  const { texts } = useTexts();
  const { message } = App.useApp();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (request: AdoptionRequest) => postJson("/rehearsal/adopt", request),
    onError: (error) => void message.error(error.message || texts.state.offline),
    onSuccess: () => {
      onDone();
      void message.success(texts.rehearsal.done);
      return client.invalidateQueries({ queryKey: rehearsalQuery.queryKey });
    },
  });
}

function Changes({ from, to }: { from: RehearsedPoint; to: RehearsedPoint }) {
  const { texts, language } = useTexts();
  const words = texts.rehearsal;
  const rows = [
    [words.stockout_days, (point: RehearsedPoint) => countText(point.stockout_days, language)],
    [words.stock_value, (point: RehearsedPoint) => moneyText(point.average_stock_value, language)],
    [words.orders, (point: RehearsedPoint) => countText(point.orders, language)],
    [words.alerts_per_week, (point: RehearsedPoint) => quantityText(point.alerts_per_week, language)],
  ] as const;
  return (
    <dl className={styles["changes"]}>
      {rows.map(([name, textOf]) => (
        <div key={name} className={styles["change"]}>
          <dt>{name}</dt>
          <dd>{words.from_to(textOf(from), textOf(to))}</dd>
        </div>
      ))}
    </dl>
  );
}
