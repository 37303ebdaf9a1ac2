import { readFileSync } from "node:fs";
import { readTemplates, type TemplateField } from "./form-templates.ts";
import type { Generator } from "./generator.ts";

const FILE = "docs/glossary.md";
/** What stands above is written by people, what stands below is not. */
const MARK = "<!-- 以下由 npm run generate 从 templates/*.form.json 生成，不要直接修改 -->";

/** A field of one or more forms, each of which may call it something else. */
interface NamedField {
  readonly types: Set<string>;
  readonly chinese: Set<string>;
  readonly english: Set<string>;
  readonly forms: Set<string>;
}

/** The last part of the glossary: every field of the forms, with the labels that people read. */
export const glossaryFields: Generator = {
  file: FILE,
  content: () => {
    const [written = ""] = readFileSync(new URL(`../../${FILE}`, import.meta.url), "utf8").split(MARK);
    return Promise.resolve(`${written.trimEnd()}\n\n${MARK}\n\n${fieldsPart()}`);
  },
};

function fieldsPart(): string {
  const rows = [...namedFields()]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, { types, chinese, english, forms }]) => {
      const cells = [`\`${name}\``, joined(chinese), joined(english), joined(types), [...forms].map(coded).join("、")];
      return `| ${cells.join(" | ")} |`;
    });
  return ["## 表单字段 Fields of forms", "", HEAD, "|---|---|---|---|---|", ...rows, ""].join("\n");
}

const HEAD = "| 字段 | 中文 | English | 类型 | 表单 |";

function namedFields(): ReadonlyMap<string, NamedField> {
  const found = new Map<string, NamedField>();
  const add = (form: string, { name, type, label, items = [] }: TemplateField) => {
    const field = found.get(name) ?? { types: new Set(), chinese: new Set(), english: new Set(), forms: new Set() };
    found.set(name, field);
    field.types.add(type);
    field.chinese.add(label["zh-CN"] ?? "");
    field.english.add(label["en"] ?? "");
    field.forms.add(form);
    for (const item of items) add(form, item);
  };
  for (const { form, fields } of readTemplates()) for (const field of fields) add(form, field);
  return found;
}

function joined(texts: ReadonlySet<string>): string {
  return [...texts].join("；");
}

function coded(form: string): string {
  return `\`${form}\``;
}
