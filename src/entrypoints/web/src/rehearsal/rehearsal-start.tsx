import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Progress, Select } from "antd";
import { useState } from "react";
import type { RehearsalProgress } from "../../../../contracts/rehearsal.ts";
import { postJson } from "../api/api-client.ts";
import { rehearsalQuery } from "../api/queries.ts";
import { useTexts } from "../text/language-context.tsx";
import styles from "./rehearsal.module.css";

const MONTHS = [3, 6, 9, 12];
const USUAL_MONTHS = 6;

/** Begins a rehearsal; while one runs, shows how far it is. */
export function RehearsalStart({ running, hasOutcome }: { running: RehearsalProgress | null; hasOutcome: boolean }) {
  const { texts } = useTexts();
  const { message } = App.useApp();
  const client = useQueryClient();
  const words = texts.rehearsal;
  const [months, setMonths] = useState(USUAL_MONTHS);
  const start = useMutation({
    mutationFn: () => postJson("/rehearsal", { months }),
    onError: (error) => void message.error(error.message || texts.state.offline),
    onSettled: () => client.invalidateQueries({ queryKey: rehearsalQuery.queryKey }),
  });
  if (running !== null) return <Running progress={running} />;
  return (
    <div className={styles["start"]}>
      <Select
        aria-label={words.months}
        prefix={words.months}
        value={months}
        onChange={setMonths}
        options={MONTHS.map((value) => ({ value, label: words.months_value(value) }))}
      />
      <Button type="primary" loading={start.isPending} onClick={() => start.mutate()}>
        {hasOutcome ? words.again : words.start}
      </Button>
    </div>
  );
}

function Running({ progress: { stage, done, total } }: { progress: RehearsalProgress }) {
  const { rehearsal: words } = useTexts().texts;
  return (
    <div className={styles["progress"]} role="status">
      <span>{words.running[stage]}</span>
      <Progress percent={total === 0 ? 0 : Math.floor((100 * done) / total)} status="active" />
      <span className={styles["soft"]}>{words.done_of(done, total)}</span>
    </div>
  );
}
