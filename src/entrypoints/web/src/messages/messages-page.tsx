import { MessageOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Segmented, Skeleton } from "antd";
import { useMemo, useState } from "react";
import type { MessagesReport } from "../../../../contracts/messages-report.ts";
import { messagesQuery } from "../api/queries.ts";
import { useNow } from "../browser/use-now.ts";
import { instantDayText } from "../format/instant-text.ts";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { wordFor } from "../text/word-for.ts";
import { MessageCard } from "./message-card.tsx";
import { messageGroups } from "./message-groups.ts";
import styles from "./messages-page.module.css";

/** What each role was told. */
export function MessagesPage() {
  const { texts } = useTexts();
  const report = useQuery(messagesQuery);
  return (
    <div className={styles["page"]}>
      <PageHeading title={texts.messages.title} lead={texts.messages.lead} />
      {report.data !== undefined ? (
        <LoadedMessages messages={report.data.messages} />
      ) : report.isError ? (
        <FailurePanel error={report.error} onRetry={() => void report.refetch()} />
      ) : (
        <Skeleton active avatar paragraph={{ rows: 6 }} />
      )}
    </div>
  );
}

const EVERYONE = "";
const MINUTE_MS = 60_000;

function LoadedMessages({ messages }: MessagesReport) {
  const { texts, language } = useTexts();
  const [role, setRole] = useState(EVERYONE);
  const now = useNow(MINUTE_MS);
  const roles = useMemo(() => [...new Set(messages.map(({ receiver_role }) => receiver_role))], [messages]);
  const groups = useMemo(() => {
    const shown = messages.filter(({ receiver_role }) => role === EVERYONE || receiver_role === role);
    return messageGroups(shown, (instant) => instantDayText(instant, now, { texts, language }));
  }, [messages, role, now, texts, language]);
  if (messages.length === 0) {
    return <StatePanel icon={<MessageOutlined />} title={texts.messages.empty} hint={texts.messages.empty_hint} />;
  }
  return (
    <>
      {roles.length > 1 && (
        <Segmented
          className={styles["roles"]}
          aria-label={texts.messages.role_filter}
          value={role}
          onChange={setRole}
          options={[
            { value: EVERYONE, label: texts.messages.all },
            ...roles.map((value) => ({ value, label: wordFor(texts.role, value) })),
          ]}
        />
      )}
      {groups.map(({ day, messages: grouped }) => (
        <section key={day ?? ""} className={styles["group"]} aria-label={day ?? texts.messages.pending}>
          <h2 className={styles["day"]}>{day ?? texts.messages.pending}</h2>
          {grouped.map((message) => (
            <MessageCard key={message.id} message={message} />
          ))}
        </section>
      ))}
    </>
  );
}
