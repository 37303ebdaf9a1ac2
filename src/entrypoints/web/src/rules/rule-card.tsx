import { BulbOutlined, CheckCircleOutlined, PauseCircleOutlined, WarningOutlined } from "@ant-design/icons";
import { Tag } from "antd";
import type { DryRun, RuleReport } from "../../../../contracts/rules-report.ts";
import { CardFigure } from "../board/card-figure.tsx";
import { instantText } from "../format/instant-text.ts";
import { countText, quantityText } from "../format/number-text.ts";
import { PageLink } from "../routing/page-link.tsx";
import { itemPath } from "../routing/route.ts";
import { useTexts } from "../text/language-context.tsx";
import { wordFor } from "../text/word-for.ts";
import styles from "./rules.module.css";

const STATUS = {
  active: { color: "success", icon: <CheckCircleOutlined /> },
  stopped: { color: "default", icon: <PauseCircleOutlined /> },
  faulty: { color: "error", icon: <WarningOutlined /> },
} as const;

type Receiver = Extract<DryRun, { kind: "counted" }>["receivers"][number];

const PARTS = ["what", "whom", "when", "how"] as const;

/** One rule in words, with what is wrong with it, what it would have sent, and what was changed in it. */
export function RuleCard({ rule }: { rule: RuleReport }) {
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
      {rule.problems.map(({ code, message, hint }) => (
        <div key={`${code} ${message}`} className={styles["problem"]} lang="zh-CN">
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
    </article>
  );
}

function DryRunOf({ run }: { run: DryRun }) {
  const { texts, language } = useTexts();
  const words = texts.rules;
  if (run.kind === "uncounted") return <p className={styles["quiet"]}>{words.uncounted[run.reason]}</p>;
  const count = (n: number) => words.messages_of(countText(n, language));
  return (
    <>
      <dl className={styles["figures"]}>
        <CardFigure label={words.messages}>{count(run.messages)}</CardFigure>
        {run.messages_per_week !== null && (
          <CardFigure label={words.weekly}>
            {words.messages_of(quantityText(run.messages_per_week, language))}
          </CardFigure>
        )}
        {run.digests > 0 && <CardFigure label={words.digests}>{count(run.digests)}</CardFigure>}
        {run.escalations > 0 && <CardFigure label={words.escalations}>{count(run.escalations)}</CardFigure>}
      </dl>
      {run.receivers.length > 0 && (
        <p className={styles["line"]}>
          <span className={styles["label"]}>{words.receivers}</span>
          {run.receivers.map((to) => (
            <span key={JSON.stringify(to)}>{receiverOf(to)}</span>
          ))}
        </p>
      )}
      {run.items.length > 0 && (
        <p className={styles["line"]}>
          <span className={styles["label"]}>{words.items}</span>
          {run.items.map((item) => (
            <PageLink key={itemPath(item)} href={itemPath(item)} className={styles["item"] ?? ""}>
              {words.item(placeOf(item), countText(item.messages, language))}
            </PageLink>
          ))}
        </p>
      )}
      {run.caveats.map((caveat) => (
        <p key={caveat} className={styles["quiet"]}>
          {words.caveats[caveat]}
        </p>
      ))}
    </>
  );

  function receiverOf({ receiver_role, receiver, channel, messages }: Receiver): string {
    const role = wordFor(texts.role, receiver_role);
    const who = receiver === null ? role : `${role} ${receiver}`;
    return words.receiver(who, wordFor(texts.channel, channel), countText(messages, language));
  }
}

function placeOf({ item_name, location_code }: { item_name: string; location_code: string }): string {
  return location_code === "" ? item_name : `${item_name}（${location_code}）`;
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
