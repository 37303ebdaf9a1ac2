import { BulbOutlined, CheckCircleOutlined, PauseCircleOutlined, WarningOutlined } from "@ant-design/icons";
import { Tag } from "antd";
import type { RuleReport } from "../../../../contracts/rules-report.ts";
import { instantText } from "../format/instant-text.ts";
import { countText } from "../format/number-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { DryRunOf } from "./dry-run.tsx";
import { type EditedRule, RuleActions } from "./rule-actions.tsx";
import styles from "./rules.module.css";

const STATUS = {
  active: { color: "success", icon: <CheckCircleOutlined /> },
  stopped: { color: "default", icon: <PauseCircleOutlined /> },
  faulty: { color: "error", icon: <WarningOutlined /> },
} as const;

const PARTS = ["what", "whom", "when", "how"] as const;

/** One rule in words, with what is wrong with it, what it would have sent, and what was changed in it. */
export function RuleCard({ rule, onEdit }: { rule: RuleReport; onEdit: (wanted: EditedRule) => void }) {
  const { texts } = useTexts();
  const words = texts.rules;
  const { color, icon } = STATUS[rule.status];
  return (
    <article className={styles["card"]} data-status={rule.status}>
      <div className={styles["head"]}>
        <h2 className={styles["name"]}>{rule.rule_name}</h2>
        <Tag color={color} icon={icon}>
          {words.status[rule.status]}
        </Tag>
      </div>
      <dl className={styles["sentence"]}>
        {PARTS.map((part) => (
          <div key={part} className={styles["part"]}>
            <dt>{words[part]}</dt>
            <dd lang="zh-CN">{rule.sentence[part]}</dd>
          </div>
        ))}
      </dl>
      {rule.problems.map(({ code, message, hint, is_warning }) => (
        <div key={`${code} ${message}`} className={styles["problem"]} data-warning={is_warning} lang="zh-CN">
          <p>
            <WarningOutlined aria-hidden /> {message}
          </p>
          <p className={styles["hint"]}>
            <BulbOutlined aria-hidden /> {hint}
          </p>
        </div>
      ))}
      <DryRunOf run={rule.dry_run} />
      <History history={rule.history} />
      <RuleActions rule={rule} onEdit={onEdit} />
    </article>
  );
}

function History({ history }: { history: RuleReport["history"] }) {
  const { texts, language } = useTexts();
  if (history.length < 2) return null;
  return (
    <details className={styles["history"]}>
      <summary>{texts.rules.history(countText(history.length, language))}</summary>
      <ol>
        {history.map(({ version, changes }) => (
          <li key={version}>
            <time>{instantText(version, language)}</time>
            <span lang="zh-CN">{changes.join("；")}</span>
          </li>
        ))}
      </ol>
    </details>
  );
}
