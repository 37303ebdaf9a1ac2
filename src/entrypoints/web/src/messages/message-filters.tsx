import { SearchOutlined } from "@ant-design/icons";
import { Input, Segmented, Select } from "antd";
import { SEVERITIES } from "../../../../contracts/board-view.ts";
import type { MessagesReport } from "../../../../contracts/messages-report.ts";
import { useTexts } from "../text/language-context.tsx";
import { wordFor } from "../text/word-for.ts";
import { stateText } from "./message-card.tsx";
import type { MessageView } from "./message-view.ts";
import styles from "./messages-page.module.css";

interface FilterProps {
  readonly messages: MessagesReport["messages"];
  readonly view: MessageView;
  onChange(view: MessageView): void;
}

const EVERYONE = "";

/** Which messages to show: of a role, a severity, a state, and with which words. */
export function MessageFilters({ messages, view, onChange }: FilterProps) {
  const { texts } = useTexts();
  const words = texts.messages;
  const roles = [...new Set(messages.map(({ receiver_role }) => receiver_role))];
  const severities = SEVERITIES.filter((severity) => messages.some((message) => message.severity === severity));
  const states = [...new Set(messages.map(({ state }) => state))];
  return (
    <div className={styles["filters"]}>
      {roles.length > 1 && (
        <Segmented
          className={styles["roles"]}
          aria-label={words.role_filter}
          value={view.role ?? EVERYONE}
          onChange={(role) => onChange({ ...view, role: role === EVERYONE ? null : role })}
          options={[
            { value: EVERYONE, label: words.all },
            ...roles.map((value) => ({ value, label: wordFor(texts.role, value) })),
          ]}
        />
      )}
      <div className={styles["choices"]}>
        <Input
          className={styles["search"] ?? ""}
          allowClear
          prefix={<SearchOutlined aria-hidden />}
          aria-label={words.search}
          placeholder={words.search}
          value={view.search}
          onChange={({ target: { value } }) => onChange({ ...view, search: value })}
        />
        <Select
          className={styles["choice"] ?? ""}
          allowClear
          aria-label={words.severity_filter}
          placeholder={words.severity_filter}
          value={view.severity}
          onChange={(severity?: MessageView["severity"]) => onChange({ ...view, severity: severity ?? null })}
          options={severities.map((value) => ({ value, label: texts.severity[value] }))}
        />
        <Select
          className={styles["choice"] ?? ""}
          allowClear
          aria-label={words.state_filter}
          placeholder={words.state_filter}
          value={view.state}
          onChange={(state?: MessageView["state"]) => onChange({ ...view, state: state ?? null })}
          options={states.map((value) => ({ value, label: stateText(value, texts) }))}
        />
      </div>
    </div>
  );
}
