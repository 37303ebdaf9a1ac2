import { Alert, Button } from "antd";
import { useRef, useState } from "react";
import type { RuleEditorReport, RuleFault, RuleValues, RuleWritten } from "../../../../contracts/rule-editor.ts";
import { newRequestId } from "../browser/request-id.ts";
import { useTexts } from "../text/language-context.tsx";
import { isSwitchedOn, looseFaults, sentValues, withStatus } from "./rule-draft.ts";
import { RuleFields } from "./rule-fields.tsx";
import { inputId } from "./rule-input.tsx";
import { TrialPanel } from "./trial-panel.tsx";
import { useTrialText } from "./use-trial-text.ts";
import { useRuleTrial } from "./use-rule-trial.ts";
import { useWriteRule } from "./use-write-rule.ts";
import styles from "./rule-editor.module.css";

/** What the draft began with: a rule as the platform had it, or nothing yet. */
export interface OpenedDraft {
  readonly record_id: string | null;
  readonly version: number | null;
  readonly values: RuleValues;
}

interface FormProps {
  readonly editor: RuleEditorReport;
  readonly opened: OpenedDraft;
  /** Begins anew from what the platform has now. */
  onReopen(opened: OpenedDraft): void;
  onClose(): void;
}

type Overtaken = Extract<RuleWritten, { kind: "changed" }>;

/** The fields of a rule, what is wrong with them, what they would have sent, and the buttons to save them. */
export function RuleForm({ editor, opened, onReopen, onClose }: FormProps) {
  const { texts } = useTexts();
  const words = texts.rule_editor;
  const { record_id, version } = opened;
  // One for the whole life of the draft: pressing again after a lost answer asks for the same rule.
  const [request_id] = useState(newRequestId);
  const [values, setValues] = useState(opened.values);
  const [touched, setTouched] = useState<ReadonlySet<string>>(new Set());
  const [isTried, setTried] = useState(record_id !== null);
  const [overtaken, setOvertaken] = useState<Overtaken | null>(null);
  // Two clicks may come before the page knows of the first.
  const isSending = useRef(false);
  const sent = sentValues(editor.fields, values, opened.values);
  const { trial, error, isCurrent, ask } = useRuleTrial(record_id, sent);
  const write = useWriteRule((written) => {
    if (written.kind === "changed") setOvertaken(written);
    else if (written.kind === "faulty") point(written.faults);
    else onClose();
  });
  const faults = trial?.faults ?? [];
  const shown = faults.filter(({ field }) => isTried || touched.has(field));
  const isOn = isSwitchedOn(opened.values);
  const outcome = useTrialText(trial) ?? words.save_on_hint;

  return (
    <form
      className={styles["form"]}
      onSubmit={(event) => {
        event.preventDefault();
        save(isOn);
      }}
    >
      {overtaken !== null && <OvertakenAlert overtaken={overtaken} onLoad={() => onReopen(overtaken.rule)} />}
      {looseFaults(faults, editor.fields).map(({ code, message, hint }) => (
        <Alert key={`${code} ${message}`} type="error" showIcon title={message} description={hint} />
      ))}
      <RuleFields
        editor={editor}
        values={values}
        faults={shown}
        onChange={(name, value) => {
          setValues({ ...values, [name]: value });
          setTouched(new Set([...touched, name]));
        }}
      />
      <TrialPanel trial={trial} error={error} isCurrent={isCurrent} onAsk={ask} />
      <footer className={styles["footer"]}>
        <p className={styles["footer_hint"]}>
          {isTried && faults.length > 0 ? words.trial_faulty : isCurrent ? outcome : words.trial_waiting}
        </p>
        <Button onClick={onClose}>{words.cancel}</Button>
        {isOn ? (
          <Button type="primary" htmlType="submit" disabled={!isCurrent} loading={write.isPending}>
            {words.save}
          </Button>
        ) : (
          <>
            <Button htmlType="submit" loading={write.isPending}>
              {words.save_off}
            </Button>
            <Button
              type="primary"
              disabled={!isCurrent || faults.length > 0 || write.isPending}
              onClick={() => save(true)}
            >
              {words.save_on}
            </Button>
          </>
        )}
      </footer>
    </form>
  );

  function save(is_on: boolean): void {
    if (isSending.current) return;
    if (isCurrent && faults.length > 0) {
      point(faults);
      return;
    }
    const written = withStatus(sent, is_on);
    const request =
      record_id === null || version === null
        ? { path: "/rules", body: { request_id, values: written } }
        : { path: `/rules/${encodeURIComponent(record_id)}`, body: { version, values: written } };
    isSending.current = true;
    const thanks = is_on && !isOn ? words.switched_on : words.saved;
    write.mutate({ ...request, thanks }, { onSettled: () => (isSending.current = false) });
  }

  /** Shows everything that is wrong, and leads to the first of it. */
  function point(found: readonly RuleFault[]): void {
    setTried(true);
    ask();
    const first = editor.fields.find(({ name }) => found.some(({ field }) => field === name));
    if (first !== undefined) setTimeout(() => document.getElementById(inputId(first.name))?.focus());
  }
}

function OvertakenAlert({ overtaken: { changes }, onLoad }: { overtaken: Overtaken; onLoad: () => void }) {
  const { texts } = useTexts();
  const words = texts.rule_editor;
  return (
    <Alert
      type="warning"
      showIcon
      title={words.changed}
      description={<span lang="zh-CN">{changes.join("；")}</span>}
      action={
        <Button size="small" onClick={onLoad}>
          {words.load_latest}
        </Button>
      }
    />
  );
}
