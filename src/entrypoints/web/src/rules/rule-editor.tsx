import { useQuery } from "@tanstack/react-query";
import { Drawer, Skeleton } from "antd";
import { useState } from "react";
import { openedRuleQuery, ruleEditorQuery } from "../api/queries.ts";
import { useIsPhone } from "../browser/media.ts";
import { FailurePanel } from "../states/failure-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import type { EditedRule } from "./rule-actions.tsx";
import { newValues, withStatus } from "./rule-draft.ts";
import { RuleForm, type OpenedDraft } from "./rule-form.tsx";

/** A rule being written, new or again, beside the list of all. */
export function RuleEditor({ wanted, onClose }: { wanted: EditedRule; onClose: () => void }) {
  const { texts } = useTexts();
  const words = texts.rule_editor;
  const isPhone = useIsPhone();
  return (
    <Drawer
      open
      title={wanted.kind === "edit" ? words.title_edit : words.title_new}
      size={isPhone ? "100%" : 720}
      onClose={onClose}
      destroyOnHidden
    >
      <LoadedEditor wanted={wanted} onClose={onClose} />
    </Drawer>
  );
}

function LoadedEditor({ wanted, onClose }: { wanted: EditedRule; onClose: () => void }) {
  const { texts } = useTexts();
  const record_id = wanted.kind === "new" ? null : wanted.record_id;
  const editor = useQuery(ruleEditorQuery);
  const opened = useQuery({ ...openedRuleQuery(record_id ?? ""), enabled: record_id !== null });
  // What was opened first stays the base of the draft, whatever is fetched again.
  const [base, setBase] = useState<OpenedDraft | null>(null);
  const error = editor.error ?? opened.error;
  if (error !== null && base === null) {
    const again = () => void Promise.all([editor.refetch(), ...(record_id === null ? [] : [opened.refetch()])]);
    return <FailurePanel error={error} onRetry={again} />;
  }
  if (editor.data === undefined) return <Skeleton active paragraph={{ rows: 10 }} />;
  if (base === null) {
    const first = firstDraft();
    if (first !== null) setBase(first);
    return <Skeleton active paragraph={{ rows: 10 }} />;
  }
  return (
    <RuleForm key={base.version ?? "new"} editor={editor.data} opened={base} onReopen={setBase} onClose={onClose} />
  );

  function firstDraft(): OpenedDraft | null {
    if (wanted.kind === "new") return { record_id: null, version: null, values: newValues(editor.data?.fields ?? []) };
    if (opened.data === undefined || opened.isFetching) return null;
    if (wanted.kind === "edit") return opened.data;
    const { values } = opened.data;
    const rule_name = texts.rule_editor.copy_of(String(values["rule_name"] ?? ""));
    return { record_id: null, version: null, values: withStatus({ ...values, rule_name }, false) };
  }
}
