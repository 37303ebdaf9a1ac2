import { Alert, Button } from "antd";
import { useRef, useState } from "react";
import { faultsInTheWay, weightOf } from "../../../../contracts/rule-fault-weight.ts";
import type { RuleEditorReport, RuleFault, RuleValues, RuleWritten } from "../../../../contracts/rule-editor.ts";
import { newRequestId } from "../browser/request-id.ts";
import { useTexts } from "../text/language-context.tsx";
import { isSwitchedOn, looseFaults, sentValues, withStatus } from "./rule-draft.ts";
import { RuleFields } from "./rule-fields.tsx";
import { RuleFormFooter } from "./rule-form-footer.tsx";
import { showFault } from "./show-fault.ts";
import { TrialPanel } from "./trial-panel.tsx";
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
  // What kept it from being saved, until something is changed.
  const [refused, setRefused] = useState<readonly RuleFault[]>([]);
  const [overtaken, setOvertaken] = useState<Overtaken | null>(null);
  // Two clicks may come before the page knows of the first.
  const isSending = useRef(false);
  const sent = sentValues(editor.fields, values, opened.values);
  const { trial, error, isCurrent, ask } = useRuleTrial(record_id, sent);
  const write = useWriteRule((written) => {
    if (written.kind === "changed") setOvertaken(written);
    else if (written.kind === "faulty") refuse(written.faults);
    else onClose();
  });
  const faults = withRefused(trial?.faults ?? [], refused);
  const shown = faults.filter(({ field }) => isTried || touched.has(field));
  const isOn = isSwitchedOn(opened.values);

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
        <Alert
          key={`${code} ${message}`}
          id={LOOSE_ID}
          type={weightOf(code) === "warning" ? "warning" : "error"}
          showIcon
          title={message}
          description={hint}
        />
      ))}
      <RuleFields
        editor={editor}
        values={values}
        faults={shown}
        onChange={(name, value) => {
          setValues({ ...values, [name]: value });
          setTouched(new Set([...touched, name]));
          setRefused([]);
        }}
      />
      <TrialPanel trial={trial} error={error} isCurrent={isCurrent} onAsk={ask} />
      <RuleFormFooter
        {...{ editor, trial, faults, refused, isCurrent, isOn, isTried }}
        isSaving={write.isPending}
        onClose={onClose}
        onSwitchOn={() => save(true)}
      />
    </form>
  );

  function save(is_on: boolean): void {
    if (isSending.current) return;
    const inTheWay = faultsInTheWay(faults, is_on);
    if (isCurrent && inTheWay.length > 0) {
      refuse(inTheWay);
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

  /** Shows everything that is wrong, says what kept it from being saved, and leads to the first of that. */
  function refuse(found: readonly RuleFault[]): void {
    const unwritable = faultsInTheWay(found, false);
    const causes = unwritable.length > 0 ? unwritable : faultsInTheWay(found, true);
    setTried(true);
    setRefused(causes);
    ask();
    // Once the page shows it.
    setTimeout(() => showFault(editor.fields, causes, LOOSE_ID));
  }
}

const LOOSE_ID = "rule-loose-fault";

/** What the trial found, with what only the saving found. */
function withRefused(faults: readonly RuleFault[], refused: readonly RuleFault[]): readonly RuleFault[] {
  const isTold = (fault: RuleFault) => faults.some(({ field, code }) => field === fault.field && code === fault.code);
  return [...faults, ...refused.filter((fault) => !isTold(fault))];
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
