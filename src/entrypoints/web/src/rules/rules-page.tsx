import { FormOutlined, LinkOutlined, NotificationOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useState } from "react";
import type { DrySpan, DryTotal, RulesReport } from "../../../../contracts/rules-report.ts";
import { rulesQuery } from "../api/queries.ts";
import { useMay } from "../api/use-may.ts";
import { countText, quantityText } from "../format/number-text.ts";
import { replaceLocation, useLocation } from "../routing/location.ts";
import { ruleWanted } from "../routing/route.ts";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { asStarted } from "../text/as-started.ts";
import { useTexts } from "../text/language-context.tsx";
import type { EditedRule } from "./rule-actions.tsx";
import { RuleEditor } from "./rule-editor.tsx";
import { RuleCard } from "./rule-card.tsx";
import styles from "./rules.module.css";

/** Every alert rule in words, and what it would have sent. */
export function RulesPage() {
  const { texts } = useTexts();
  const words = texts.rules;
  const { data, error, refetch } = useQuery(rulesQuery);
  const mayEdit = useMay("edit_rules");
  const [edited, setEdited] = useState<EditedRule | null>(null);
  const { search } = useLocation();
  const wanted = data?.rules.find(({ rule_name }) => rule_name === ruleWanted(search));
  const opened: EditedRule | null =
    edited ?? (mayEdit && wanted !== undefined ? { kind: "edit", record_id: wanted.record_id } : null);
  const close = () => {
    setEdited(null);
    if (search !== "") replaceLocation("/rules");
  };
  return (
    <div className={styles["page"]}>
      <div className={styles["top"]}>
        <PageHeading title={words.title} lead={words.lead} />
        {mayEdit && data?.is_bound === true && (
          <Button type="primary" icon={<PlusOutlined />} onClick={() => setEdited({ kind: "new" })}>
            {texts.rule_editor.add}
          </Button>
        )}
      </div>
      {data === undefined && error === null && <Skeleton active paragraph={{ rows: 8 }} />}
      {data === undefined && error !== null && <FailurePanel error={error} onRetry={() => void refetch()} />}
      {data !== undefined && <LoadedRules report={data} onEdit={setEdited} />}
      {opened !== null && <RuleEditor wanted={opened} onClose={close} />}
    </div>
  );
}

interface LoadedProps {
  readonly report: RulesReport;
  onEdit(wanted: EditedRule): void;
}

function LoadedRules({ report, onEdit }: LoadedProps) {
  const { rules, span, in_force, with_stopped, form_url, is_bound } = report;
  const { texts } = useTexts();
  const words = texts.rules;
  const link = form_url !== null && (
    <a className={styles["edit"]} href={form_url} target="_blank" rel="noreferrer">
      <LinkOutlined aria-hidden /> {words.edit}
    </a>
  );
  if (rules.length === 0) {
    return (
      <section className={styles["card"]}>
        {is_bound ? (
          <StatePanel icon={<NotificationOutlined />} title={words.empty} hint={asStarted(words.empty_hint)}>
            {link}
          </StatePanel>
        ) : (
          <StatePanel icon={<FormOutlined />} title={words.unbound} hint={asStarted(words.unbound_hint)} />
        )}
      </section>
    );
  }
  return (
    <>
      <section className={styles["card"]} role="status">
        <div className={styles["totals"]}>
          <SpanOf span={span} />
          {link}
        </div>
        {span.since !== null && <Total label={words.in_force} total={in_force} />}
        {span.since !== null && with_stopped !== null && <Total label={words.with_stopped} total={with_stopped} />}
      </section>
      <div className={styles["rules"]}>
        {rules.map((rule) => (
          <RuleCard key={rule.record_id} rule={rule} onEdit={onEdit} />
        ))}
      </div>
    </>
  );
}

function SpanOf({ span: { days, since, is_whole } }: { span: DrySpan }) {
  const { texts, language } = useTexts();
  const words = texts.rules;
  const shown = countText(days, language);
  return (
    <p className={styles["span"]}>
      {since === null ? words.no_span : is_whole ? words.span(shown) : words.span_since(since, shown)}
    </p>
  );
}

function Total({ label, total }: { label: string; total: DryTotal }) {
  const { texts, language } = useTexts();
  const words = texts.rules;
  const count = (n: number) => countText(n, language);
  return (
    <p className={styles["total"]}>
      <span className={styles["label"]}>{label}</span>{" "}
      {[
        words.rules(count(total.rules)),
        words.sent(count(total.messages), count(total.receivers)),
        ...(total.messages_per_week === null ? [] : [words.per_week(quantityText(total.messages_per_week, language))]),
        ...(total.unsent === 0 ? [] : [words.not_sent(count(total.unsent))]),
        ...(total.uncounted === 0 ? [] : [words.not_counted(count(total.uncounted))]),
      ].join(" · ")}
    </p>
  );
}
