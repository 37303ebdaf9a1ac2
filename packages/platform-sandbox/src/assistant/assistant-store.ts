import type { Database } from "../storage/database.ts";
import { integer, integerOrNull, type Row, text, textOrNull } from "../storage/row.ts";
import type { Assistant } from "./assistant.ts";

/** How a run of an assistant stands. */
type RunState = "waiting" | "succeeded" | "failed";

/** One run of an assistant. `input` fills the places in its nodes; times in ms. */
export interface AssistantRun {
  readonly seq: number;
  readonly assistant_id: string;
  readonly at: number;
  readonly trigger: string;
  readonly data_id: string | null;
  readonly input: string;
  readonly state: string;
  readonly detail: string;
  readonly finished_at: number | null;
}

/** Assistants and what they did. */
export interface AssistantStore {
  save(assistant: Assistant, created_at: number): void;
  find(assistant_id: string): Assistant | undefined;
  byToken(token: string): Assistant | undefined;
  all(): Assistant[];
  ofForm(entry_id: string): Assistant[];
  remove(assistant_id: string): void;
  /** Writes a run down before it happens; gives its number. */
  insertRun(run: Pick<AssistantRun, "assistant_id" | "at" | "trigger" | "data_id" | "input">): number;
  run(seq: number): AssistantRun | undefined;
  finishRun(seq: number, end: { readonly state: RunState; readonly detail: string; readonly at: number }): void;
  waitingRuns(): number[];
  /** Newest first. */
  runs(assistant_id: string, limit: number): AssistantRun[];
}

/** Keeps assistants in SQLite. */
export function createAssistantStore(db: Database): AssistantStore {
  return {
    save(assistant, created_at) {
      db.statement(
        `insert or replace into assistant (assistant_id, app_id, entry_id, token, definition, created_at)
         values (?, ?, ?, ?, ?, ?)`,
      ).run(
        ...[assistant.assistant_id, assistant.app_id, assistant.entry_id, assistant.token],
        ...[JSON.stringify(assistant), created_at],
      );
    },
    find(assistant_id) {
      const row = db.statement("select * from assistant where assistant_id = ?").get(assistant_id);
      return row && read(row);
    },
    byToken(token) {
      const row = db.statement("select * from assistant where token = ?").get(token);
      return row && read(row);
    },
    all: () => db.statement("select * from assistant order by assistant_id").all().map(read),
    ofForm: (entry_id) =>
      db.statement("select * from assistant where entry_id = ? order by assistant_id").all(entry_id).map(read),
    remove(assistant_id) {
      db.statement("delete from assistant_run where assistant_id = ?").run(assistant_id);
      db.statement("delete from assistant where assistant_id = ?").run(assistant_id);
    },
    insertRun({ assistant_id, at, trigger, data_id, input }) {
      const { lastInsertRowid } = db
        .statement(
          `insert into assistant_run (assistant_id, at, trigger, data_id, input, state, detail)
           values (?, ?, ?, ?, ?, 'waiting', '')`,
        )
        .run(assistant_id, at, trigger, data_id, input);
      return Number(lastInsertRowid);
    },
    run(seq) {
      const row = db.statement("select * from assistant_run where seq = ?").get(seq);
      return row && readRun(row);
    },
    finishRun(seq, { state, detail, at }) {
      db.statement("update assistant_run set state = ?, detail = ?, finished_at = ? where seq = ?").run(
        ...[state, detail, at, seq],
      );
    },
    waitingRuns: () =>
      db
        .statement("select seq from assistant_run where state = 'waiting' order by seq")
        .all()
        .map((row) => integer(row, "seq")),
    runs: (assistant_id, limit) =>
      db
        .statement("select * from assistant_run where assistant_id = ? order by seq desc limit ?")
        .all(assistant_id, limit)
        .map(readRun),
  };
}

function read(row: Row): Assistant {
  // Only whole assistants are ever kept.
  return JSON.parse(text(row, "definition")) as Assistant;
}

function readRun(row: Row): AssistantRun {
  return {
    seq: integer(row, "seq"),
    assistant_id: text(row, "assistant_id"),
    at: integer(row, "at"),
    trigger: text(row, "trigger"),
    data_id: textOrNull(row, "data_id"),
    input: text(row, "input"),
    state: text(row, "state"),
    detail: text(row, "detail"),
    finished_at: integerOrNull(row, "finished_at"),
  };
}
