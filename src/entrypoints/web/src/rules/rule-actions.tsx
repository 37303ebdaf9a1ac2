import { CopyOutlined, DeleteOutlined, EditOutlined, PauseCircleOutlined, PlayCircleOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import { faultsInTheWay } from "../../../../contracts/rule-fault-weight.ts";
import type { RuleWritten } from "../../../../contracts/rule-editor.ts";
import type { RuleReport } from "../../../../contracts/rules-report.ts";
import { useMay } from "../api/use-may.ts";
import { useTexts } from "../text/language-context.tsx";
import { useWriteRule } from "./use-write-rule.ts";
import styles from "./rules.module.css";

/** What the editor is opened for. */
export type EditedRule = { readonly kind: "new" } | { readonly kind: "edit" | "copy"; readonly record_id: string };

interface ActionsProps {
  readonly rule: RuleReport;
  onEdit(wanted: EditedRule): void;
}

/** What may be done with a rule, for those who may. */
export function RuleActions({ rule, onEdit }: ActionsProps) {
  const { texts } = useTexts();
  const words = texts.rule_editor;
  const { message, modal } = App.useApp();
  const mayEdit = useMay("edit_rules");
  const write = useWriteRule(tell);
  if (!mayEdit) return null;
  const { record_id, version, rule_name, status } = rule;
  const path = `/rules/${encodeURIComponent(record_id)}`;
  const isOff = status === "stopped";
  const switchTo = (is_on: boolean) => {
    const thanks = is_on ? words.switched_on : words.switched_off;
    return write.mutateAsync({ path: `${path}/switch`, body: { version, is_on }, thanks }).catch(() => undefined);
  };
  const remove = () =>
    write.mutateAsync({ path: `${path}/remove`, body: { version }, thanks: words.removed }).catch(() => undefined);
  const ask = (title: string, content: string, okText: string, onOk: () => Promise<unknown>, danger = false) =>
    modal.confirm({ title, content, okText, cancelText: words.cancel, okButtonProps: { danger }, onOk });
  return (
    <div className={styles["actions"]}>
      <Button size="small" icon={<EditOutlined />} onClick={() => onEdit({ kind: "edit", record_id })}>
        {words.edit}
      </Button>
      {isOff ? (
        <Button
          size="small"
          icon={<PlayCircleOutlined />}
          onClick={() =>
            void ask(words.switch_on_title(rule_name), words.switch_on_hint, words.switch_on, () => switchTo(true))
          }
        >
          {words.switch_on}
        </Button>
      ) : (
        <Button
          size="small"
          icon={<PauseCircleOutlined />}
          loading={write.isPending}
          onClick={() => void switchTo(false)}
        >
          {words.switch_off}
        </Button>
      )}
      <Button size="small" icon={<CopyOutlined />} onClick={() => onEdit({ kind: "copy", record_id })}>
        {words.copy}
      </Button>
      <Button
        size="small"
        danger
        icon={<DeleteOutlined />}
        onClick={() => void ask(words.remove_title(rule_name), words.remove_hint, words.remove, remove, true)}
      >
        {words.remove}
      </Button>
    </div>
  );

  function tell(written: RuleWritten): void {
    if (written.kind === "changed") void message.warning(words.changed_elsewhere, 8);
    if (written.kind !== "faulty") return;
    const told = faultsInTheWay(written.faults, true)
      .map(({ message: fact, hint }) => `${fact}。${hint}`)
      .join(" ");
    void message.error(`${words.not_switched}${told}`, 10);
  }
}
