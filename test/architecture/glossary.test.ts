import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "@jest/globals";
import { openSqlite } from "../../src/adapters/store/sqlite/open-sqlite.ts";

const ROOT = new URL("../../", import.meta.url).pathname;
const GLOSSARY = readFileSync(join(ROOT, "docs/glossary.md"), "utf8");
const COLUMNS_PART = "## 只在库里的列";
const FIELDS_PART = "## 表单字段";

/** A row of one of its tables. */
interface Explained {
  readonly part: string;
  readonly terms: readonly string[];
  /** What else stands in backticks in the last cell: the tables or forms. */
  readonly places: readonly string[];
}

const CODED = /`([a-z]\w*)`/g;
const names = (cell: string) => [...cell.matchAll(CODED)].map(([, name = ""]) => name);

/** The parts of the glossary after the suffixes, row by row. */
const EXPLAINED: readonly Explained[] = GLOSSARY.split(/^(?=## )/m).flatMap((part) =>
  part.startsWith("## 后缀")
    ? []
    : part.split("\n").flatMap((line): readonly Explained[] => {
        const cells = line.split("|").map((cell) => cell.trim());
        const terms = names(cells[1] ?? "");
        return terms.length === 0 ? [] : [{ part, terms, places: names(cells.at(-2) ?? "") }];
      }),
);
const TERMS = new Set(EXPLAINED.flatMap(({ terms }) => terms));
const ofPart = (head: string) => EXPLAINED.filter(({ part }) => part.startsWith(head));

/** The columns of every table, as the migrations leave them. */
function columnsOfTables(): ReadonlyMap<string, ReadonlySet<string>> {
  const database = openSqlite(":memory:");
  const rows = database.all(
    `select m.name as name, p.name as column_name from sqlite_schema m join pragma_table_info(m.name) p
     where m.type = 'table' and m.name not like 'sqlite_%'`,
  );
  database.close();
  const tables = Map.groupBy(rows, ({ name }) => String(name));
  return new Map(
    [...tables].map(([name, columns]) => [name, new Set(columns.map((one) => String(one["column_name"])))]),
  );
}

interface Field {
  readonly name: string;
  readonly items?: readonly Field[];
}

function fieldsOfForms(): readonly string[] {
  const all = ({ name, items = [] }: Field): readonly string[] => [name, ...items.flatMap(all)];
  return readdirSync(join(ROOT, "templates"))
    .filter((file) => file.endsWith(".form.json"))
    .flatMap((file) => {
      const { fields } = JSON.parse(readFileSync(join(ROOT, "templates", file), "utf8")) as { fields: Field[] };
      return fields.flatMap(all);
    });
}

/** Every word of the source and of the templates. */
function wordsOfCode(): ReadonlySet<string> {
  const texts = ["src", "webhooks", "packages", "templates"].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: "utf8" })
      .filter((name) => /\.(tsx?|sql|json|yaml)$/.test(name) && !/(^|\/)(dist|node_modules)\//.test(name))
      .map((name) => readFileSync(join(ROOT, folder, name), "utf8")),
  );
  return new Set(texts.flatMap((text) => text.match(/[a-z]\w*/g) ?? []));
}

describe("the glossary", () => {
  const tables = columnsOfTables();
  const columns = new Set([...tables.values()].flatMap((some) => [...some]));
  const fields = new Set(fieldsOfForms());

  it("has every field of the forms", () => {
    expect(fields.size).toBeGreaterThan(150);
    expect([...fields].filter((field) => !TERMS.has(field))).toEqual([]);
  });

  it("has every column of the store", () => {
    expect(columns.size).toBeGreaterThan(200);
    expect([...columns].filter((column) => !TERMS.has(column))).toEqual([]);
  });

  it("names no word that is not in the code", () => {
    const words = wordsOfCode();
    expect([...TERMS].filter((term) => !words.has(term))).toEqual([]);
  });

  it("names columns that there are, in tables that have them", () => {
    const rows = ofPart(COLUMNS_PART);
    expect(rows.length).toBeGreaterThan(40);
    const terms = rows.flatMap((row) => row.terms);
    expect(terms.filter((term) => !columns.has(term))).toEqual([]);
    const wrong = rows.flatMap((row) =>
      row.places.filter((table) => !row.terms.some((term) => tables.get(table)?.has(term) === true)),
    );
    expect(wrong).toEqual([]);
  });

  it("explains a column of the store once, and none that a form shows", () => {
    const terms = ofPart(COLUMNS_PART).flatMap((row) => row.terms);
    expect(terms.filter((term, i) => terms.indexOf(term) !== i)).toEqual([]);
    expect(terms.filter((term) => fields.has(term))).toEqual([]);
  });

  it("explains a term by hand once", () => {
    const byHand = EXPLAINED.filter(({ part }) => !part.startsWith(FIELDS_PART) && !part.startsWith(COLUMNS_PART));
    const terms = byHand.flatMap((row) => row.terms);
    expect(terms.length).toBeGreaterThan(80);
    expect(terms.filter((term, i) => terms.indexOf(term) !== i)).toEqual([]);
  });
});
