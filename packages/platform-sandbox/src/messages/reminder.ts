import { readTime } from "../fields/datetime.ts";
import { compileFilter } from "../fields/filter.ts";
import { isStringArray, type JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { Form } from "../storage/forms.ts";
import { type Receivers, readReceivers } from "./receivers.ts";

/** When a 推送提醒 speaks: at a new record, after a change, or at a set time. */
export type ReminderKind = "create" | "update" | "schedule";

/** A 推送提醒 of a form. */
export interface Reminder extends Receivers {
  readonly reminder_id: string;
  readonly entry_id: string;
  readonly kind: ReminderKind;
  /** Names of the fields whose change counts; empty means any. */
  readonly fields: readonly string[];
  /** A filter as `data/list` takes it, that the record must meet; null means every record. */
  readonly condition: unknown;
  /** `${field}` places are filled from the record. */
  readonly text: string;
  /** 推送至我的服务器. */
  readonly push_to_server: boolean;
  /** Only `schedule`: when next, ms; null once it has spoken for the last time. */
  readonly next_at: number | null;
  /** Only `schedule`: ms between two times, null for once. */
  readonly every_ms: number | null;
}

const DAY_MS = 86_400_000;
const TEXTS: Readonly<Record<ReminderKind, string>> = {
  create: "有新数据提交,请及时处理",
  update: "数据有修改,请及时处理",
  schedule: "已到提醒时间,请及时处理",
};

/** Reads a reminder as an editor hands it over. Throws 3005 for what cannot be, 4815 for a wrong condition. */
export function readReminder(
  body: JsonObject,
  form: Form,
  parts: Parameters<typeof readReceivers>[2],
): Omit<Reminder, "reminder_id"> {
  const { kind } = body;
  if (kind !== "create" && kind !== "update" && kind !== "schedule")
    throw refusal(3005, "kind 只能是 create、update、schedule");
  if (kind === "update" && form.is_workflow) throw refusal(3005, "流程表单没有「数据修改后提醒」");
  const { condition = null, push_to_server = false, text = TEXTS[kind] } = body;
  compileFilter(form, condition);
  if (typeof text !== "string" || typeof push_to_server !== "boolean")
    throw refusal(3005, "text 须是字符串,push_to_server 须是布尔值");
  return {
    ...{ entry_id: form.entry_id, kind, fields: readFields(body, form), condition, text, push_to_server },
    ...{ ...readReceivers(body, form, parts), ...readSchedule(kind, body) },
  };
}

function readFields({ fields = [] }: JsonObject, form: Form): readonly string[] {
  if (isStringArray(fields) && fields.every((name) => form.fieldByName.has(name))) return fields;
  throw refusal(3005, "fields 须是本表单的字段名数组");
}

function readSchedule(kind: ReminderKind, { at, repeat }: JsonObject): Pick<Reminder, "next_at" | "every_ms"> {
  if (kind !== "schedule") return { next_at: null, every_ms: null };
  const time = readTime(at);
  if (!time) throw refusal(3005, "at 须是时间");
  if (repeat === undefined) return { next_at: time.at, every_ms: null };
  if (repeat === "daily") return { next_at: time.at, every_ms: DAY_MS };
  throw refusal(3005, "repeat 只能是 daily");
}
