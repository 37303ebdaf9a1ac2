import { Button } from "antd";
import { faultsInTheWay } from "../../../../contracts/rule-fault-weight.ts";
import type { RuleEditorReport, RuleFault, RuleTrial } from "../../../../contracts/rule-editor.ts";
import { useTexts } from "../text/language-context.tsx";
import { useTrialText } from "./use-trial-text.ts";
import styles from "./rule-editor.module.css";

interface FooterProps {
  readonly editor: RuleEditorReport;
  readonly trial: RuleTrial | null;
  readonly faults: readonly RuleFault[];
  /** What kept it from being saved just now. */
  readonly refused: readonly RuleFault[];
  readonly isCurrent: boolean;
  /** Whether the rule was switched on when it was opened. */
  readonly isOn: boolean;
  /** Whether what is wrong is shown by now. */
  readonly isTried: boolean;
  readonly isSaving: boolean;
  onClose(): void;
  onSwitchOn(): void;
}

/** How it stands with the draft, and the buttons to save it; the form itself saves it as it was, on or off. */
export function RuleFormFooter(props: FooterProps) {
  const { faults, refused, isCurrent, isOn, isSaving, onClose, onSwitchOn } = props;
  const { texts } = useTexts();
  const words = texts.rule_editor;
  const standing = useStanding(props);
  return (
    <footer className={styles["footer"]}>
      {refused.length > 0 ? (
        <p className={`${styles["footer_hint"]} ${styles["refused"]}`} role="alert">
          {standing}
        </p>
      ) : (
        <p className={styles["footer_hint"]}>{standing}</p>
      )}
      <Button onClick={onClose}>{words.cancel}</Button>
      {isOn ? (
        <Button type="primary" htmlType="submit" disabled={!isCurrent} loading={isSaving}>
          {words.save}
        </Button>
      ) : (
        <>
          <Button htmlType="submit" loading={isSaving}>
            {words.save_off}
          </Button>
          <Button
            type="primary"
            disabled={!isCurrent || faultsInTheWay(faults, true).length > 0 || isSaving}
            onClick={onSwitchOn}
          >
            {words.save_on}
          </Button>
        </>
      )}
    </footer>
  );
}

function useStanding({ editor, trial, faults, refused, isCurrent, isOn, isTried }: FooterProps): string {
  const { texts, language } = useTexts();
  const words = texts.rule_editor;
  const outcome = useTrialText(trial) ?? words.save_on_hint;
  const [first] = refused;
  if (first !== undefined) {
    const label = editor.fields.find(({ name }) => name === first.field)?.label[language === "zh" ? "zh-CN" : "en"];
    return label === undefined ? words.refused_whole(first.message) : words.refused(label, first.message);
  }
  if (isTried && faultsInTheWay(faults, isOn).length > 0) return words.trial_unwritable;
  if (isTried && faultsInTheWay(faults, true).length > 0) return words.trial_faulty;
  return isCurrent ? outcome : words.trial_waiting;
}
