import { holdsData, isWidgetType } from "../fields/kinds.ts";
import type { Widget } from "../fields/widget.ts";
import { isArray, isObject, isStringArray } from "../json.ts";
import type { Database } from "./database.ts";
import { integer, integerOrNull, type Row, text } from "./row.ts";

/** A form with its fields, and lookups made once per version of it. */
export interface Form {
  readonly entry_id: string;
  readonly app_id: string;
  readonly name: string;
  readonly is_workflow: boolean;
  readonly created_at: number;
  readonly widgets: readonly Widget[];
  /** The fields that hold data, in order. */
  readonly fields: readonly Widget[];
  /** The same by the name the API uses: alias where set. */
  readonly fieldByName: ReadonlyMap<string, Widget>;
}

/** What a form is made of. */
type FormDraft = Pick<Form, "entry_id" | "app_id" | "name" | "is_workflow" | "created_at" | "widgets">;

/** The forms of all apps, in order of making. */
export interface Forms {
  create(draft: FormDraft): Form;
  change(draft: FormDraft): Form;
  find(entry_id: string): Form | undefined;
  ofApp(app_id: string): readonly Form[];
  all(): readonly Form[];
  /** Whether any form, subforms included, has a field of this id. */
  knowsWidget(widgetName: string): boolean;
  /** Notes that some record of the form changed at this instant. */
  touch(entry_id: string, at: number): void;
  /** When any record of the form last changed (ms), null when it never had one. */
  changedAt(entry_id: string): number | null;
  /** The next running number (流水号) of the form. */
  nextSerial(entry_id: string): string;
}

/** Keeps forms; the few there are stay in memory with their fields. */
export function createForms(db: Database): Forms {
  const forms = new Map(db.statement("select * from form order by entry_id").all().map(readForm).map(byId));
  const keep = (form: Form): Form => {
    forms.set(form.entry_id, form);
    return form;
  };
  return {
    create(draft) {
      db.statement(
        "insert into form (entry_id, app_id, name, is_workflow, widgets, created_at) values (?, ?, ?, ?, ?, ?)",
      ).run(
        draft.entry_id,
        draft.app_id,
        draft.name,
        Number(draft.is_workflow),
        JSON.stringify(draft.widgets),
        draft.created_at,
      );
      return keep(index(draft));
    },
    change(draft) {
      db.statement("update form set name = ?, is_workflow = ?, widgets = ? where entry_id = ?").run(
        ...[draft.name, Number(draft.is_workflow), JSON.stringify(draft.widgets), draft.entry_id],
      );
      return keep(index(draft));
    },
    find: (entry_id) => forms.get(entry_id),
    ofApp: (app_id) => [...forms.values()].filter((form) => form.app_id === app_id),
    all: () => [...forms.values()],
    knowsWidget: (widgetName) => [...forms.values()].some(({ widgets }) => hasWidget(widgets, widgetName)),
    touch: (entry_id, at) => void db.statement("update form set changed_at = ? where entry_id = ?").run(at, entry_id),
    changedAt(entry_id) {
      const row = db.statement("select changed_at from form where entry_id = ?").get(entry_id);
      return row ? integerOrNull(row, "changed_at") : null;
    },
    nextSerial(entry_id) {
      const sql = "update form set last_serial = last_serial + 1 where entry_id = ? returning last_serial";
      const row = db.statement(sql).get(entry_id);
      return String(row ? integer(row, "last_serial") : 1).padStart(5, "0");
    },
  };
}

function index(draft: FormDraft): Form {
  const fields = draft.widgets.filter((widget) => holdsData(widget.type));
  return { ...draft, fields, fieldByName: new Map(fields.map((widget) => [widget.name, widget])) };
}

function hasWidget(widgets: readonly Widget[], widgetName: string): boolean {
  return widgets.some((widget) => widget.widgetName === widgetName || hasWidget(widget.items ?? [], widgetName));
}

function byId(form: Form): [string, Form] {
  return [form.entry_id, form];
}

function readForm(row: Row): Form {
  const widgets: unknown = JSON.parse(text(row, "widgets"));
  return index({
    entry_id: text(row, "entry_id"),
    app_id: text(row, "app_id"),
    name: text(row, "name"),
    is_workflow: integer(row, "is_workflow") === 1,
    created_at: integer(row, "created_at"),
    widgets: isArray(widgets) ? widgets.flatMap(readStoredWidget) : [],
  });
}

function readStoredWidget(stored: unknown): Widget[] {
  if (!isObject(stored) || !isWidgetType(stored.type)) return [];
  const widget = {
    label: String(stored.label),
    type: stored.type,
    widgetName: String(stored.widgetName),
    name: String(stored.name),
    ...(isStringArray(stored.options) ? { options: stored.options } : {}),
  };
  return [isArray(stored.items) ? { ...widget, items: stored.items.flatMap(readStoredWidget) } : widget];
}
