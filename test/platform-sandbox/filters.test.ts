import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { aFakeClock, aField, aFormSandbox, wrapped } from "./support.ts";

const LINKED = ["65f0c0ffee00000000000001", "65f0c0ffee00000000000002"];
/** Three records per form: the first two differ, the third is left empty. */
const CASES = [
  { type: "text", values: ["A", "B"] },
  { type: "radiogroup", values: ["A", "B"] },
  { type: "combo", values: ["A", "B"] },
  { type: "user", values: ["lilei", "admin"] },
  { type: "dept", values: [2, 3] },
  { type: "lookup", values: LINKED },
] as const;
const LISTS = [
  { type: "checkboxgroup", values: [["A", "B"], ["B"]], asked: ["A", "B"] },
  { type: "combocheck", values: [["A", "B"], ["B"]], asked: ["A", "B"] },
  { type: "usergroup", values: [["lilei", "admin"], ["admin"]], asked: ["lilei", "admin"] },
  { type: "deptgroup", values: [[2, 3], [3]], asked: [2, 3] },
] as const;

/** A form with one field `f`, a record per value, and an empty one; answers which of them a condition finds. */
async function aFiltered(type: string, values: readonly unknown[], items?: readonly unknown[]) {
  const running = await aFormSandbox([aField("f", type, { items }), aField("n", "number")], { clock: aFakeClock() });
  for (const [n, value] of values.entries()) await running.data("create", { data: wrapped({ f: value, n }) });
  await running.data("create", { data: wrapped({ n: values.length }) });
  const list = (cond: unknown, rel: unknown = "and") => running.data("list", { filter: { rel, cond } });
  return {
    ...{ ...running, list },
    finds: async (method: string, value?: readonly unknown[], field = "f") => {
      const { body } = await list([{ field, method, value }]);
      return body.code ?? (body.data as unknown as { n: number }[]).map(({ n }) => n);
    },
  };
}

describe("filters of data/list", () => {
  it.each(CASES)("know eq, ne, in, nin, empty, not_empty on $type", async ({ type, values }) => {
    const { finds } = await aFiltered(type, values);
    expect(await finds("eq", [values[0]])).toEqual([0]);
    expect(await finds("ne", [values[0]])).toEqual([1, 2]);
    expect(await finds("in", [...values])).toEqual([0, 1]);
    expect(await finds("nin", [values[1]])).toEqual([0, 2]);
    expect(await finds("empty")).toEqual([2]);
    expect(await finds("not_empty")).toEqual([0, 1]);
    for (const method of ["gt", "lt", "range", "like", "all", "verified"])
      expect(await finds(method, [values[0]])).toBe(4815);
  });

  it.each(LISTS)("know in, all, empty, not_empty on $type", async ({ type, values, asked }) => {
    const { finds } = await aFiltered(type, values);
    expect(await finds("in", [asked[0]])).toEqual([0]);
    expect(await finds("in", [...asked])).toEqual([0, 1]);
    expect(await finds("all", [...asked])).toEqual([0]);
    expect(await finds("empty")).toEqual([2]);
    expect(await finds("not_empty")).toEqual([0, 1]);
    for (const method of ["eq", "ne", "nin"]) expect(await finds(method, [asked[0]])).toBe(4815);
  });

  it("know eq, ne, range, gt, lt, empty, not_empty on number", async () => {
    const { finds } = await aFiltered("number", [10, 20, 30]);
    expect(await finds("eq", [10])).toEqual([0]);
    expect(await finds("ne", [10])).toEqual([1, 2, 3]);
    expect(await finds("range", [10, 20])).toEqual([0, 1]);
    expect(await finds("range", [null, 20])).toEqual([0, 1]);
    expect(await finds("range", [20, null])).toEqual([1, 2]);
    expect(await finds("gt", [20])).toEqual([2]);
    expect(await finds("lt", [20])).toEqual([0]);
    expect(await finds("empty")).toEqual([3]);
    expect(await finds("not_empty")).toEqual([0, 1, 2]);
    expect(await finds("in", [10])).toBe(4815);
  });

  it("match no number by a numeric text", async () => {
    const { finds } = await aFiltered("number", [10]);
    expect(await finds("eq", ["10"])).toEqual([]);
    expect(await finds("gt", ["5"])).toEqual([]);
    expect(await finds("range", ["5", "15"])).toEqual([]);
  });

  it("know eq, ne, range, empty, not_empty on datetime, a bare day being the whole day in China", async () => {
    const { finds } = await aFiltered("datetime", [
      "2026-01-01T00:00:00+08:00",
      "2026-01-01T23:59:59+08:00",
      "2026-01-02T00:00:00+08:00",
    ]);
    expect(await finds("eq", ["2026-01-01"])).toEqual([0, 1]);
    expect(await finds("eq", ["2025-12-31T16:00:00.000Z"])).toEqual([0]);
    expect(await finds("ne", ["2026-01-01"])).toEqual([2, 3]);
    expect(await finds("range", ["2026-01-01", "2026-01-01"])).toEqual([0, 1]);
    expect(await finds("range", ["2026-01-01T15:59:59.000Z", null])).toEqual([1, 2]);
    expect(await finds("range", [null, 1767283199000])).toEqual([0, 1]);
    expect(await finds("empty")).toEqual([3]);
    expect(await finds("not_empty")).toEqual([0, 1, 2]);
    expect(await finds("gt", ["2026-01-01"])).toBe(4815);
    expect(await finds("eq", ["yesterday"])).toBe(4815);
  });

  it("know like, verified, unverified, empty, not_empty on phone", async () => {
    const { finds } = await aFiltered("phone", [{ phone: "13800000000" }, { phone: "13900000000" }]);
    expect(await finds("like", ["138"])).toEqual([0]);
    expect(await finds("verified")).toEqual([]);
    expect(await finds("unverified")).toEqual([0, 1]);
    expect(await finds("empty")).toEqual([2]);
    expect(await finds("not_empty")).toEqual([0, 1]);
    expect(await finds("eq", ["13800000000"])).toBe(4815);
  });

  it("know like on sn, besides what text takes", async () => {
    const { data } = await aFormSandbox([aField("no", "sn")]);
    for (let n = 0; n < 11; n += 1) await data("create", { data: {} });
    const found = async (method: string, value: readonly string[]) => {
      const { body } = await data("list", { filter: { rel: "and", cond: [{ field: "no", method, value }] } });
      return (body.data as unknown as { no: string }[]).map(({ no }) => no);
    };
    expect(await found("like", ["001"])).toEqual(["00001", "00010", "00011"].filter((no) => no.includes("001")));
    expect(await found("in", ["00002", "00003"])).toEqual(["00002", "00003"]);
  });

  it.each(["textarea", "address", "location", "image", "upload", "signature", "linkdata", "aggregation"])(
    "know only empty and not_empty on %s",
    async (type) => {
      const { finds } = await aFiltered(type, []);
      expect(await finds("empty")).toEqual([0]);
      expect(await finds("not_empty")).toEqual([]);
      expect(await finds("eq", ["x"])).toBe(4815);
    },
  );

  it("refuse subforms and the fields in them", async () => {
    const { finds } = await aFiltered("subform", [], [aField("sku")]);
    expect(await finds("not_empty")).toBe(4815);
    expect(await finds("eq", ["A"], "sku")).toBe(4815);
    expect(await finds("eq", ["A"], "f.sku")).toBe(4815);
  });

  it("know the system fields", async () => {
    const clock = aFakeClock();
    const { data, control, records } = await aFormSandbox([aField("n", "number")], { clock, is_workflow: true });
    const made = (await data("create", { data: wrapped({ n: 0 }), is_start_workflow: true })).body.data;
    clock.advance(60_000);
    await control("POST", `${records}/batch`, { data_list: [{ n: 1 }] });
    const finds = async (field: string, method: string, value?: readonly unknown[]) => {
      const { body } = await data("list", { filter: { rel: "and", cond: [{ field, method, value }] } });
      return body.code ?? (body.data as unknown as { n: number }[]).map(({ n }) => n);
    };
    expect(await finds("_id", "eq", [made?._id])).toEqual([0]);
    expect(await finds("_id", "in", [made?._id, "65f0c0ffee00000000000001"])).toEqual([0]);
    expect(await finds("_id", "ne", [made?._id])).toBe(4815);
    expect(await finds("creator", "eq", ["lilei"])).toEqual([1]);
    expect(await finds("creator", "nin", ["lilei"])).toEqual([0]);
    expect(await finds("flowState", "eq", [0])).toEqual([0]);
    expect(await finds("flowState", "in", [1, 2])).toEqual([1]);
    expect(await finds("createTime", "range", ["2026-01-01T00:00:30.000Z", null])).toEqual([1]);
    expect(await finds("updateTime", "range", [null, "2026-01-01T00:00:30.000Z"])).toEqual([0]);
    expect(await finds("updateTime", "eq", ["2026-01-01T00:01:00.000Z"])).toEqual([1]);
    expect(await finds("updater", "eq", ["lilei"])).toBe(4815);
  });

  it("join conditions by and or by or", async () => {
    const { list } = await aFiltered("text", ["A", "B"]);
    const cond = [
      { field: "f", method: "eq", value: ["A"] },
      { field: "n", method: "gt", value: [0] },
    ];
    expect((await list(cond, "and")).body.data).toHaveLength(0);
    expect((await list(cond, "or")).body.data).toHaveLength(3);
    expect((await list([], "and")).body.data).toHaveLength(3);
  });

  it.each([
    { name: "rel is missing", filter: { cond: [] } },
    { name: "rel is another word", filter: { rel: "xor", cond: [] } },
    { name: "cond is no list", filter: { rel: "and", cond: {} } },
    { name: "a condition is no object", filter: { rel: "and", cond: ["f"] } },
    { name: "conditions are nested", filter: { rel: "and", cond: [{ rel: "or", cond: [] }] } },
    { name: "the field is unknown", filter: { rel: "and", cond: [{ field: "g", method: "eq", value: ["x"] }] } },
    { name: "the value is no list", filter: { rel: "and", cond: [{ field: "f", method: "eq", value: "x" }] } },
    { name: "eq has two values", filter: { rel: "and", cond: [{ field: "f", method: "eq", value: ["x", "y"] }] } },
    { name: "in has no value", filter: { rel: "and", cond: [{ field: "f", method: "in", value: [] }] } },
    { name: "range has one end", filter: { rel: "and", cond: [{ field: "n", method: "range", value: [1] }] } },
    {
      name: "in has 201 values",
      filter: { rel: "and", cond: [{ field: "f", method: "in", value: Array.from({ length: 201 }, String) }] },
    },
    { name: "it is no object", filter: "f = x" },
  ])("are refused with 4815 when $name", async ({ filter }) => {
    const { data } = await aFormSandbox([aField("f"), aField("n", "number")]);
    const { status, body } = await data("list", { filter });
    expect({ status, code: body.code }).toEqual({ status: 400, code: 4815 });
  });

  it("find any text whatever characters it holds", async () => {
    const { data } = await aFormSandbox([aField("f"), aField("run", "number")]);
    const text = fc.string({ unit: "binary", maxLength: 6 });
    let run = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(text, { minLength: 1, maxLength: 8 }),
        fc.array(text, { maxLength: 3 }),
        async (texts, more) => {
          run += 1;
          await data("batch_create", { data_list: texts.map((f) => wrapped({ f, run })) });
          const asked = [texts[0] ?? "", ...more];
          const find = async (method: string, value: readonly string[]) => {
            const cond = [
              { field: "run", method: "eq", value: [run] },
              { field: "f", method, value },
            ];
            const { body } = await data("list", { limit: 100, filter: { rel: "and", cond } });
            return (body.data as unknown as { f: string }[]).map(({ f }) => f);
          };
          const isAsked = (f: string) => f !== "" && asked.includes(f);
          expect(await find("in", asked)).toEqual(texts.filter(isAsked));
          expect(await find("nin", asked)).toEqual(texts.filter((f) => !isAsked(f)));
          expect(await find("eq", asked.slice(0, 1))).toEqual(texts.filter((f) => f !== "" && f === asked[0]));
        },
      ),
      { numRuns: 60 },
    );
  });

  it("take 200 values", async () => {
    const { finds } = await aFiltered("text", ["7"]);
    expect(
      await finds(
        "in",
        Array.from({ length: 200 }, (_, n) => String(n)),
      ),
    ).toEqual([0]);
  });
});
