import { ThunderboltOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { RuleTrial } from "../../../../contracts/rule-editor.ts";
import { useTexts } from "../text/language-context.tsx";
import { DryRunOf } from "./dry-run.tsx";
import { useTrialText } from "./use-trial-text.ts";
import styles from "./rule-editor.module.css";

interface PanelProps {
  readonly trial: RuleTrial | null;
  readonly error: Error | null;
  readonly isCurrent: boolean;
  onAsk(): void;
}

/** What the draft says and would have sent, before it goes live. */
export function TrialPanel({ trial, error, isCurrent, onAsk }: PanelProps) {
  const { texts } = useTexts();
  const words = texts.rule_editor;
  return (
    <section className={styles["trial"]} aria-label={words.trial_title} aria-busy={!isCurrent}>
      <div className={styles["trial_head"]}>
        <h3>{words.trial_title}</h3>
        <Button size="small" icon={<ThunderboltOutlined />} onClick={onAsk}>
          {words.trial}
        </Button>
      </div>
      <div role="status" className={styles["trial_body"]} data-old={!isCurrent}>
        {error !== null && <p className={styles["fault"]}>{error.message || texts.state.offline}</p>}
        {trial === null && error === null && <p>{words.trial_waiting}</p>}
        {trial !== null && <Outcome trial={trial} />}
      </div>
    </section>
  );
}

function Outcome({ trial }: { trial: RuleTrial }) {
  const { texts } = useTexts();
  const words = texts.rule_editor;
  const line = useTrialText(trial);
  const { sentence, dry_run } = trial;
  if (sentence === null || dry_run === null) return <p>{words.trial_lacking}</p>;
  return (
    <>
      {line !== null && <p className={styles["sent"]}>{line}</p>}
      <p lang="zh-CN">{`${sentence.what}，通知${sentence.whom}；${sentence.when}；${sentence.how}。`}</p>
      <DryRunOf run={dry_run} />
    </>
  );
}
