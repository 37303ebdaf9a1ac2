import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { formTemplateSchema } from "../../src/contracts/form-template.ts";
import { FORM_FIELDS } from "../../src/contracts/generated/records.ts";
import { kit } from "./the-kit.ts";

const folder = new URL("../../templates/", import.meta.url);
const files = readdirSync(folder).filter((file) => file.endsWith(".form.json"));
const read = (file: string): Record<string, unknown> =>
  JSON.parse(readFileSync(new URL(file, folder), "utf8")) as Record<string, unknown>;

describe("form templates", () => {
  it.each(files)("%s is a sound template named like its file", (file) => {
    const template = formTemplateSchema.parse(read(file));
    expect(`${template.form}.form.json`).toBe(file);
  });

  it("are all in the manifest, once", () => {
    const listed = kit.manifest.forms.map(({ form }) => form);
    expect(listed.toSorted()).toEqual(Object.keys(FORM_FIELDS).toSorted());
    expect(listed.toSorted()).toEqual(files.map((file) => file.replace(".form.json", "")).toSorted());
  });

  it("bear labels in Chinese and English, no two alike within a form", () => {
    for (const { fields } of kit.templates) {
      const labels = fields.map(({ label }) => label["zh-CN"]);
      expect(new Set(labels).size).toBe(labels.length);
    }
  });

  it("never look for a field the add-on writes under another label, so that nobody's figures are written over", () => {
    const written = kit.templates.flatMap(({ fields }) => fields.filter(({ written_by }) => written_by !== undefined));
    expect(written.length).toBeGreaterThan(20);
    expect(written.filter(({ synonyms }) => synonyms !== undefined)).toEqual([]);
  });
});

describe("the template schema", () => {
  const aTemplate = () => read("item.form.json");
  const aField = (changes: object) => ({
    name: "extra",
    type: "text",
    label: { "zh-CN": "其他", en: "Other" },
    ...changes,
  });
  const withField = (changes: object) => {
    const template = aTemplate();
    return { ...template, fields: [...(template["fields"] as object[]), aField(changes)] };
  };

  it.each([
    { name: "an alias with a capital letter", given: withField({ name: "Extra" }) },
    { name: "an alias that begins with a digit", given: withField({ name: "1st" }) },
    { name: "a name given twice", given: withField({ name: "item_code" }) },
    { name: "an unknown field type", given: withField({ type: "colour" }) },
    { name: "a choice without options", given: withField({ type: "combo" }) },
    { name: "options on a plain text", given: withField({ options: ["甲"] }) },
    { name: "a subform without columns", given: withField({ type: "subform" }) },
    { name: "a missing Chinese label", given: withField({ label: { en: "Other" } }) },
    { name: "a misspelt property", given: withField({ requierd: true }) },
    { name: "a key that is no field", given: { ...aTemplate(), key: ["sku"] } },
    { name: "a sample of an unknown field", given: { ...aTemplate(), samples: [{ sku: "A" }] } },
    { name: "a sample outside the options", given: { ...aTemplate(), samples: [sample({ item_status: "热卖" })] } },
    { name: "a sample with a text for a number", given: { ...aTemplate(), samples: [sample({ moq: "50" })] } },
    { name: "a form nobody knows", given: { ...aTemplate(), form: "unicorn" } },
  ])("refuses $name", ({ given }) => {
    expect(formTemplateSchema.safeParse(given).success).toBe(false);
  });

  it("accepts a further sound field", () => {
    expect(formTemplateSchema.safeParse(withField({ type: "combo", options: ["甲"] })).error).toBeUndefined();
  });
});

function sample(changes: object): object {
  return { item_code: "SP-1", item_name: "杯子", ...changes };
}
