import type { Widget } from "../fields/widget.ts";
import { isArray, isObject } from "../json.ts";
import type { Company } from "../storage/company.ts";
import { html, type Markup, type Piece } from "./html.ts";
import { chinaTime, showValue } from "./value-view.ts";

/** The label and input of one field. `data-kind` tells the page's script how to read it back. */
export function fieldInput(field: Widget, value: unknown, company: Company): Markup {
  if (field.type === "subform") return subformInput(field, value, company);
  return html`<label class="field"><span>${field.label}</span>${control(field, value, company)}</label>`;
}

function control(field: Widget, value: unknown, company: Company): Piece {
  const { name } = field;
  const text = typeof value === "string" || typeof value === "number" ? String(value) : "";
  switch (field.type) {
    case "text":
    case "lookup":
      return html`<input data-field="${name}" data-kind="text" value="${text}">`;
    case "textarea":
      return html`<textarea data-field="${name}" data-kind="text" rows="3">${text}</textarea>`;
    case "number":
      return html`<input data-field="${name}" data-kind="number" inputmode="decimal" value="${text}">`;
    case "datetime":
      return html`<input type="datetime-local" data-field="${name}" data-kind="text" value="${chinaTime(value).replace(" ", "T")}">`;
    case "radiogroup":
    case "combo":
      return field.options
        ? choice(name, field.options.map(asOption), [text])
        : html`<input data-field="${name}" data-kind="text" value="${text}">`;
    case "checkboxgroup":
    case "combocheck":
      return choices(name, (field.options ?? textsOf(value)).map(asOption), textsOf(value));
    case "user":
      return choice(name, members(company), [keyOf(value)]);
    case "usergroup":
      return choices(name, members(company), isArray(value) ? value.map(keyOf) : []);
    case "phone":
      return html`<input type="tel" data-field="${name}" data-kind="text" value="${keyOf(value)}">`;
    case "dept":
      return html`<input data-field="${name}" data-kind="number" inputmode="numeric" value="${keyOf(value)}">`;
    case "address":
    case "location":
    case "deptgroup":
    case "linkdata":
    case "aggregation":
      return html`<textarea data-field="${name}" data-kind="json" rows="2">${value === null || value === undefined ? "" : JSON.stringify(value)}</textarea>`;
    case "sn":
    case "image":
    case "upload":
    case "signature":
    case "separator":
    case "linkquery":
    case "subform":
      return html`<output>${showValue(field, value)}</output>`;
  }
}

interface Option {
  readonly key: string;
  readonly label: string;
}

function choice(name: string, options: readonly Option[], chosen: readonly string[]): Markup {
  return html`<select data-field="${name}" data-kind="text"><option value="">—</option>${optionList(options, chosen)}</select>`;
}

function choices(name: string, options: readonly Option[], chosen: readonly string[]): Markup {
  return html`<select multiple data-field="${name}" data-kind="list">${optionList(options, chosen)}</select>`;
}

/** A value that is no longer among the choices stays one. */
function optionList(options: readonly Option[], chosen: readonly string[]): Markup[] {
  const strays = chosen.filter((key) => key !== "" && !options.some((option) => option.key === key)).map(asOption);
  return [...options, ...strays].map(
    ({ key, label }) => html`<option value="${key}"${chosen.includes(key) && html` selected`}>${label}</option>`,
  );
}

function subformInput(field: Widget, value: unknown, company: Company): Markup {
  const items = field.items ?? [];
  const row = (values: Readonly<Record<string, unknown>>, id: string) =>
    html`<tr data-row="${id}">${items.map((item) => html`<td>${control(item, values[item.name], company)}</td>`)}<td><button type="button" data-remove-row aria-label="删除此行">✕</button></td></tr>`;
  const rows = isArray(value) ? value.filter(isObject) : [];
  return html`<fieldset data-subform="${field.name}"><legend>${field.label}</legend><div class="scroll"><table>
<thead><tr>${items.map(({ label }) => html`<th>${label}</th>`)}<th></th></tr></thead><tbody>${rows.map((one) => row(one, String(one._id)))}</tbody></table></div>
<template>${row({}, "")}</template><button type="button" data-add-row>+ 添加一行</button></fieldset>`;
}

function members(company: Company): readonly Option[] {
  return company.members().map(({ username, name }) => ({ key: username, label: name }));
}

function asOption(key: string): Option {
  return { key, label: key };
}

function keyOf(value: unknown): string {
  if (!isObject(value)) return "";
  const key = value.username ?? value.phone ?? value.dept_no;
  return typeof key === "string" || typeof key === "number" ? String(key) : "";
}

function textsOf(value: unknown): readonly string[] {
  return isArray(value) ? value.map(String) : [];
}
