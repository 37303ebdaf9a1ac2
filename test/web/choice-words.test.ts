import { describe, expect, it } from "@jest/globals";
import { choiceWord } from "../../src/entrypoints/web/src/rules/choice-words.ts";
import { en } from "../../src/entrypoints/web/src/text/en.ts";
import { templateOf } from "../install/the-kit.ts";

const fields = templateOf("alert_rule").fields.filter(({ options = [] }) => options.length > 0);
const choices = fields.flatMap(({ name, options = [] }) => options.map((choice) => ({ name, choice })));

describe("the choices of a rule's form", () => {
  it.each(choices)("have an English word: $choice of $name", ({ choice }) => {
    expect(choiceWord(choice, "en")).toMatch(/^[A-Z]\P{Script=Han}*$/u);
    expect(choiceWord(choice, "zh")).toBe(choice);
  });

  it("differ in English within a field", () => {
    for (const { options = [] } of fields) {
      expect(new Set(options.map((choice) => choiceWord(choice, "en"))).size).toBe(options.length);
    }
  });

  it("are called as everywhere else on the pages", () => {
    expect(choiceWord("紧急", "en")).toBe(en.severity.critical);
    expect(choiceWord("老板", "en")).toBe(en.role["老板"]);
    expect(choiceWord("启用", "en")).toBe(en.rules.status.active);
  });

  it("stand as they are where somebody added one", () => {
    expect(choiceWord("火星", "en")).toBe("火星");
    expect(choiceWord("constructor", "en")).toBe("constructor");
  });
});
