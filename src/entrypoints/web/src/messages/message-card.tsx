import type { MessagesReport } from "../../../../contracts/messages-report.ts";
import { clockText, durationText } from "../format/instant-text.ts";
import { useTexts } from "../text/language-context.tsx";
import { wordFor } from "../text/word-for.ts";
import type { Dictionary } from "../text/zh.ts";
import { labelledLine } from "./message-groups.ts";
import styles from "./message-card.module.css";

type Message = MessagesReport["messages"][number];

/** Lines of a message that are seen at once; the reasons behind them are folded. */
const OPEN_LINES = 2;

/** A message as its receiver sees it in a chat, with where it went and how fast. */
export function MessageCard({ message }: { message: Message }) {
  const { texts, language } = useTexts();
  const role = wordFor(texts.role, message.receiver_role);
  return (
    <article className={styles["message"]} data-severity={message.severity}>
      <span className={styles["avatar"]} aria-hidden="true">
        {message.receiver_role.slice(0, 2)}
      </span>
      <div className={styles["body"]}>
        <p className={styles["from"]}>
          <strong>{role}</strong>
          {message.receiver !== null && ` ${message.receiver}`}
          <span> · {wordFor(texts.channel, message.channel)}</span>
          {message.at !== null && <time> · {clockText(message.at, language)}</time>}
        </p>
        <div className={styles["bubble"]} lang="zh-CN">
          <p className={styles["title"]}>{message.title}</p>
          <MessageLines lines={message.lines.slice(0, OPEN_LINES)} />
          {message.lines.length > OPEN_LINES && (
            <details className={styles["more"]}>
              <summary lang={language === "zh" ? "zh-CN" : "en"}>{texts.messages.details}</summary>
              <MessageLines lines={message.lines.slice(OPEN_LINES)} />
            </details>
          )}
        </div>
        <Fate message={message} />
      </div>
    </article>
  );
}

function MessageLines({ lines }: { lines: readonly string[] }) {
  return (
    <dl className={styles["lines"]}>
      {lines.map((line, index) => (
        <MessageLine key={`${index} ${line}`} line={line} />
      ))}
    </dl>
  );
}

function MessageLine({ line }: { line: string }) {
  const { label, text } = labelledLine(line);
  return (
    <div className={styles["line"]} data-is-plain={label === null || undefined}>
      {label !== null && <dt>{label}</dt>}
      <dd>{text}</dd>
    </div>
  );
}

function Fate({ message: { state, latency_ms, note, problem } }: { message: Message }) {
  const { texts } = useTexts();
  return (
    <p className={styles["fate"]} data-state={state}>
      <span className={styles["state"]}>{state === "replaced" && note !== null ? note : stateText(state, texts)}</span>
      {state === "done" && latency_ms !== null && <> · {texts.messages.took(durationText(latency_ms, texts))}</>}
      {note !== null && state !== "replaced" && <> · {note}</>}
      {problem !== null && state !== "done" && (
        <>
          {" "}
          · {problem.message} {problem.hint}
        </>
      )}
    </p>
  );
}

/** What became of a message, in a word. */
export function stateText(state: Message["state"], { messages }: Dictionary): string {
  return state === "done" ? messages.sent : messages[state];
}
