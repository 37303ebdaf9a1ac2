import type { JsonObject } from "../json.ts";
import { holdsData } from "./kinds.ts";
import type { Widget } from "./widget.ts";

/** The fields of a form as the API and the form_update push show them: no dividers, no choices. */
export function showWidgets(widgets: readonly Widget[]): readonly JsonObject[] {
  return widgets.filter(({ type }) => holdsData(type)).map(showWidget);
}

function showWidget({ label, name, widgetName, type, items }: Widget): JsonObject {
  return { label, name, widgetName, type, ...(items ? { items: showWidgets(items) } : {}) };
}
