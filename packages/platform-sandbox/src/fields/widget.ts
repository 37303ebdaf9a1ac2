import { isArray, isObject, isStringArray, type JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import { isWidgetType, type WidgetType } from "./kinds.ts";

/** A field of a form: `widgetName` never changes; `name` is the alias where one is set, else `widgetName`. */
export interface Widget {
  readonly label: string;
  readonly type: WidgetType;
  readonly widgetName: string;
  readonly name: string;
  /** Fields of a subform. */
  readonly items?: readonly Widget[];
  /** Choices a person is offered; the API never shows them. */
  readonly options?: readonly string[];
}

/** Gives a fresh `_widget_` id. */
export type NextWidgetName = () => string;

const FIELDS_MAX = 500;
const ALIAS = /^[a-z][a-z0-9_]*$/;
const WIDGET_NAME = /^_widget_\w+$/;
const SYSTEM_WORDS = ["ext", "creator", "updater", "deleter"];

/**
 * Reads the fields of a form as an editor hands them over. A field keeps the id of the `known` field it names by
 * `widgetName`, or failing that by alias; every other one gets a fresh id.
 */
export function readWidgets(given: unknown, known: readonly Widget[], next: NextWidgetName): readonly Widget[] {
  if (!isArray(given)) throw refusal(3005, "widgets 必须是数组");
  if (given.length > FIELDS_MAX) throw refusal(3083, `最多 ${FIELDS_MAX} 个`);
  const widgets = given.map((member) => readWidget(member, known, next));
  requireDistinct(widgets);
  return widgets;
}

function readWidget(given: unknown, known: readonly Widget[], next: NextWidgetName): Widget {
  if (!isObject(given) || typeof given.label !== "string" || given.label === "") throw refusal(3005, "字段缺少 label");
  const { label, type } = given;
  if (!isWidgetType(type)) throw refusal(3005, `字段 ${label} 的 type 不存在:${String(type)}`);
  const alias = readAlias(given);
  const earlier = known.find(
    given.widgetName === undefined ? (w) => w.name === alias : (w) => w.widgetName === given.widgetName,
  );
  if (earlier && earlier.type !== type) throw refusal(3005, `字段 ${label} 不能改变类型`);
  const widgetName = earlier?.widgetName ?? readWidgetName(given.widgetName, label) ?? next();
  const widget = { label, type, widgetName, name: alias ?? widgetName, ...readOptions(given) };
  if (type !== "subform") return widget;
  return { ...widget, items: readItems(given, label, earlier, next) };
}

function readAlias({ name, label, widgetName }: JsonObject): string | undefined {
  if (name === undefined || name === null || name === "" || name === widgetName) return undefined;
  if (typeof name === "string" && ALIAS.test(name) && !SYSTEM_WORDS.includes(name)) return name;
  throw refusal(3042, `字段 ${String(label)} 的别名须以小写字母开头,只含小写字母、数字、下划线`);
}

function readWidgetName(widgetName: unknown, label: string): string | undefined {
  if (widgetName === undefined) return undefined;
  if (typeof widgetName === "string" && WIDGET_NAME.test(widgetName)) return widgetName;
  throw refusal(3005, `字段 ${label} 的 widgetName 须形如 _widget_1669106585317`);
}

function readOptions({ options, label }: JsonObject): Pick<Widget, "options"> {
  if (options === undefined) return {};
  if (isStringArray(options)) return { options };
  throw refusal(3005, `字段 ${String(label)} 的 options 必须是字符串数组`);
}

function readItems(
  given: JsonObject,
  label: string,
  earlier: Widget | undefined,
  next: NextWidgetName,
): readonly Widget[] {
  const items = readWidgets(given.items, earlier?.items ?? [], next);
  if (items.some((item) => item.type === "subform")) throw refusal(3005, `子表单 ${label} 里不能再有子表单`);
  return items;
}

function requireDistinct(widgets: readonly Widget[]): void {
  if (new Set(widgets.map((widget) => widget.name)).size < widgets.length) throw refusal(3042, "别名重复");
  if (new Set(widgets.map((widget) => widget.widgetName)).size < widgets.length) throw refusal(3005, "widgetName 重复");
  if (widgets.filter((widget) => widget.type === "sn").length > 1) throw refusal(3041);
}
