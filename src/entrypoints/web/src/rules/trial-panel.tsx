import { ThunderboltOutlined } from "@ant-design/icons";
import { Button } from "antd";
import type { RuleTrial } from "../../../../contracts/rule-editor.ts";
import { countText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { DryRunOf } from "./dry-run.tsx";
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

function Outcome({ trial: { sentence, span, dry_run } }: { trial: RuleTrial }) {
  const { texts, language } = useTexts();
  const words = texts.rule_editor;
  if (sentence === null || span === null || dry_run === null) return <p>{words.trial_lacking}</p>;
  const count = (n: number) => countText(n, language);
  return (
    <>
      {dry_run.kind === "counted" && span.since !== null && (
        <p className={styles["sent"]}>
          {span.is_whole
            ? words.trial_sent(count(span.days), count(dry_run.messages), count(dry_run.receivers.length))
            : words.trial_sent_since(span.since, count(dry_run.messages), count(dry_run.receivers.length))}
        </p>
      )}
      <p lang="zh-CN">{words.sentence(sentence.what, sentence.whom, sentence.when, sentence.how)}</p>
      <DryRunOf run={dry_run} />
    </>
  );
}
