import type { Database } from "../storage/database.ts";
import { integerOrNull, type Row, text } from "../storage/row.ts";
import type { Reminder } from "./reminder.ts";

/** The 推送提醒 of all forms. */
export interface ReminderStore {
  save(reminder: Reminder): void;
  find(reminder_id: string): Reminder | undefined;
  remove(reminder_id: string): void;
  ofForm(entry_id: string): Reminder[];
  /** Timed ones that have yet to speak. */
  waiting(): Reminder[];
}

/** Keeps reminders in SQLite. */
export function createReminderStore(db: Database): ReminderStore {
  return {
    save(reminder) {
      db.statement(
        "insert or replace into reminder (reminder_id, entry_id, definition, next_at) values (?, ?, ?, ?)",
      ).run(reminder.reminder_id, reminder.entry_id, JSON.stringify(reminder), reminder.next_at);
    },
    find(reminder_id) {
      const row = db.statement("select * from reminder where reminder_id = ?").get(reminder_id);
      return row && read(row);
    },
    remove: (reminder_id) => void db.statement("delete from reminder where reminder_id = ?").run(reminder_id),
    ofForm: (entry_id) =>
      db.statement("select * from reminder where entry_id = ? order by reminder_id").all(entry_id).map(read),
    waiting: () => db.statement("select * from reminder where next_at is not null order by next_at").all().map(read),
  };
}

function read(row: Row): Reminder {
  // Only whole reminders are ever kept.
  const reminder = JSON.parse(text(row, "definition")) as Reminder;
  return { ...reminder, next_at: integerOrNull(row, "next_at") };
}
