import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { auditEvent, PERMISSIONS, ROLES, tokenScope } from "../../src/contracts/access.ts";
import { RECEIVER_ROLES } from "../../src/app/notify/receiver-role.ts";
import { DEMAND_CLASS_LABELS, DEMAND_CLASS_SENTENCES } from "../../src/domain/demand/demand-class.ts";
import { FORECASTERS } from "../../src/domain/forecast/forecasters.ts";
import { SEVERITY_LABELS } from "../../src/domain/risk/severity.ts";
import { en } from "../../src/entrypoints/web/src/text/en.ts";
import { wordFor } from "../../src/entrypoints/web/src/text/word-for.ts";
import { zh } from "../../src/entrypoints/web/src/text/zh.ts";

/** Every text of a dictionary by its path; functions are called with 3 for each argument. */
function textsOf(node: unknown, path = ""): [path: string, text: string][] {
  if (typeof node === "string") return [[path, node]];
  if (typeof node === "function") return [[path, String(Reflect.apply(node, null, [3, 3, 3]))]];
  if (typeof node !== "object" || node === null) throw new Error(`${path} is no text`);
  return Object.entries(node).flatMap(([key, child]) => textsOf(child, `${path}.${key}`));
}

const CHINESE = /\p{Script=Han}/u;
/** Texts that are meant to be empty, and the one that names the other language. */
const MAY_BE_EMPTY = new Set([".alert_status.quiet"]);
const NAMES_THE_OTHER_LANGUAGE = new Set([".header.language"]);

describe("the dictionaries", () => {
  it("hold the same keys in both languages", () => {
    const paths = (dictionary: unknown) => textsOf(dictionary).map(([path]) => path);
    expect(paths(en)).toEqual(paths(zh));
  });

  it("hold functions in the same places", () => {
    const shape = (node: unknown): unknown =>
      typeof node === "object" && node !== null
        ? Object.fromEntries(Object.entries(node).map(([key, child]) => [key, shape(child)]))
        : typeof node;
    expect(shape(en)).toEqual(shape(zh));
  });

  it.each([
    { name: "zh", dictionary: zh },
    { name: "en", dictionary: en },
  ])("leave no text of $name empty or unfilled", ({ dictionary }) => {
    const faulty = textsOf(dictionary).filter(
      ([path, text]) => (text.trim() === "" && !MAY_BE_EMPTY.has(path)) || /undefined|NaN|\$\{/.test(text),
    );
    expect(faulty).toEqual([]);
  });

  it("keep Chinese out of the English texts", () => {
    const faulty = textsOf(en).filter(([path, text]) => CHINESE.test(text) && !NAMES_THE_OTHER_LANGUAGE.has(path));
    expect(faulty).toEqual([]);
  });

  it("put an English plural where there is more than one", () => {
    expect([en.time.in_days(1), en.time.in_days(2)]).toEqual(["in 1 day", "in 2 days"]);
    expect([en.problems.attempts(1), en.problems.attempts(8)]).toEqual(["1 try", "8 tries"]);
  });
});

describe("words that people also meet elsewhere", () => {
  it("name severities as the forms and the messages do", () => {
    expect(zh.severity).toEqual(SEVERITY_LABELS);
  });

  it("name demand classes as the explanations do", () => {
    expect(zh.demand_class).toEqual(DEMAND_CLASS_LABELS);
  });

  it("say how an item sells as the explanations do", () => {
    expect(zh.sales_habit).toEqual(DEMAND_CLASS_SENTENCES);
  });

  it("name every forecaster as the explanations do", () => {
    expect(zh.forecaster).toEqual(Object.fromEntries(FORECASTERS.map(({ name, label }) => [name, label])));
  });

  it("know every role that a rule may name", () => {
    expect(Object.keys(en.role)).toEqual([...RECEIVER_ROLES]);
    expect(Object.values(zh.role)).toEqual([...RECEIVER_ROLES]);
  });

  it.each([
    { name: "zh", dictionary: zh },
    { name: "en", dictionary: en },
  ])("have a word in $name for every role, permission, scope and event", ({ dictionary }) => {
    expect(Object.keys(dictionary.user_role).sort()).toEqual([...ROLES].sort());
    expect(Object.keys(dictionary.permission).sort()).toEqual([...PERMISSIONS].sort());
    expect(Object.keys(dictionary.scope).sort()).toEqual([...tokenScope.options].sort());
    expect(Object.keys(dictionary.audit_event).sort()).toEqual([...auditEvent.options].sort());
  });

  it("name the forms as their templates do", () => {
    const labels = readdirSync("templates")
      .filter((file) => file.endsWith(".form.json"))
      .map(
        (file): { form: string; label: Record<string, string> } =>
          // The shape that templates/form.schema.json demands.
          JSON.parse(readFileSync(`templates/${file}`, "utf8")) as { form: string; label: Record<string, string> },
      );
    expect(zh.form).toEqual(Object.fromEntries(labels.map(({ form, label }) => [form, label["zh-CN"]])));
    expect(en.form).toEqual(Object.fromEntries(labels.map(({ form, label }) => [form, label["en"]])));
  });
});

describe("wordFor", () => {
  it.each([
    { code: "采购", want: "Purchasing" },
    { code: "财务", want: "财务" },
    { code: "constructor", want: "constructor" },
  ])("shows $code as $want", ({ code, want }) => {
    expect(wordFor(en.role, code)).toBe(want);
  });
});
