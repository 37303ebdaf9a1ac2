import { MessageOutlined, SearchOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { useMemo, useState } from "react";
import type { MessagesReport } from "../../../../contracts/messages-report.ts";
import { messagesQuery } from "../api/queries.ts";
import { useNow } from "../browser/use-now.ts";
import { instantDayText } from "../format/instant-text.ts";
import { FailurePanel } from "../states/failure-panel.tsx";
import { PageHeading } from "../states/page-heading.tsx";
import { StatePanel } from "../states/state-panel.tsx";
import { useTexts } from "../text/language-context.tsx";
import { MessageCard } from "./message-card.tsx";
import { MessageFilters } from "./message-filters.tsx";
import { messageGroups } from "./message-groups.ts";
import { EVERY_MESSAGE, type MessageView, shownMessages } from "./message-view.ts";
import styles from "./messages-page.module.css";

type Message = MessagesReport["messages"][number];

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

const MINUTE_MS = 60_000;
/** More are shown when somebody asks for them. */
const SHOWN_AT_ONCE = 30;

function LoadedMessages({ messages }: MessagesReport) {
  const { texts } = useTexts();
  const words = texts.messages;
  const [view, setView] = useState(EVERY_MESSAGE);
  const [limit, setLimit] = useState(SHOWN_AT_ONCE);
  const matching = useMemo(() => shownMessages(messages, view), [messages, view]);
  if (messages.length === 0) {
    return <StatePanel icon={<MessageOutlined />} title={words.empty} hint={words.empty_hint} />;
  }
  const changeView = (next: MessageView) => {
    setView(next);
    setLimit(SHOWN_AT_ONCE);
  };
  return (
    <>
      <MessageFilters messages={messages} view={view} onChange={changeView} />
      {matching.length === 0 && (
        <StatePanel icon={<SearchOutlined />} title={words.none_match}>
          <Button onClick={() => changeView(EVERY_MESSAGE)}>{words.show_all}</Button>
        </StatePanel>
      )}
      <Days messages={matching.slice(0, limit)} />
      {limit < matching.length && (
        <Button onClick={() => setLimit(limit + SHOWN_AT_ONCE)}>{words.more(matching.length - limit)}</Button>
      )}
    </>
  );
}

function Days({ messages }: { messages: readonly Message[] }) {
  const { texts, language } = useTexts();
  const now = useNow(MINUTE_MS);
  const groups = useMemo(
    () => messageGroups(messages, (instant) => instantDayText(instant, now, { texts, language })),
    [messages, now, texts, language],
  );
  return groups.map(({ day, messages: grouped }) => (
    <section key={day ?? ""} className={styles["group"]} aria-label={day ?? texts.messages.pending}>
      <h2 className={styles["day"]}>{day ?? texts.messages.pending}</h2>
      {grouped.map((message) => (
        <MessageCard key={message.id} message={message} />
      ))}
    </section>
  ));
}
