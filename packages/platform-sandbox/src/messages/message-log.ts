import { isStringArray } from "../json.ts";
import type { Database } from "../storage/database.ts";
import { integer, type Row, text, textOrNull } from "../storage/row.ts";

/** What the platform told whom. Times in ms. */
export interface Message {
  readonly at: number;
  /** The op it is pushed under; `assistant_message` is never pushed. */
  readonly op: string;
  /** The reminder, assistant or workflow node that caused it, as a person reads it. */
  readonly source: string;
  readonly entry_id: string | null;
  readonly data_id: string | null;
  /** Usernames. */
  readonly recipients: readonly string[];
  readonly entry_name: string;
  readonly notify_text: string;
  readonly url: string;
  /** Whether 推送至我的服务器 was ticked. */
  readonly is_pushed: boolean;
}

/** The messages people see. */
export interface MessageLog {
  insert(message: Message): void;
  /** Newest first; only one person's when named. */
  newest(limit: number, username?: string): Message[];
}

/** Keeps messages in SQLite. */
export function createMessageLog(db: Database): MessageLog {
  return {
    insert(message) {
      db.statement(
        `insert into message (at, op, source, entry_id, data_id, recipients, entry_name, notify_text, url, is_pushed)
         values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      ).run(
        ...[message.at, message.op, message.source, message.entry_id, message.data_id],
        ...[JSON.stringify(message.recipients), message.entry_name, message.notify_text, message.url],
        Number(message.is_pushed),
      );
    },
    newest: (limit, username) =>
      db
        .statement(
          `select * from message where ?1 is null
           or exists (select 1 from json_each(recipients) where value = ?1) order by seq desc limit ?2`,
        )
        .all(username ?? null, limit)
        .map(readMessage),
  };
}

function readMessage(row: Row): Message {
  const recipients: unknown = JSON.parse(text(row, "recipients"));
  return {
    at: integer(row, "at"),
    op: text(row, "op"),
    source: text(row, "source"),
    entry_id: textOrNull(row, "entry_id"),
    data_id: textOrNull(row, "data_id"),
    recipients: isStringArray(recipients) ? recipients : [],
    entry_name: text(row, "entry_name"),
    notify_text: text(row, "notify_text"),
    url: text(row, "url"),
    is_pushed: integer(row, "is_pushed") === 1,
  };
}
