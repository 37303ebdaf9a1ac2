import { beforeAll, describe, expect, it, afterAll } from "@jest/globals";
import fc from "fast-check";
import { createSandbox, type Sandbox } from "../../packages/platform-sandbox/src/index.ts";
import { type AskedCondition, METHODS, oracle, type Shown } from "./filter-oracle.ts";
import { aField, aFormSandbox, ask, wrapped } from "./support.ts";

const IDS = ["65f0c0ffee00000000000001", "65f0c0ffee00000000000002"];
const DAYS = ["2026-01-01T00:00:00.000Z", "2026-01-01T12:30:00.000Z", "2026-02-01T00:00:00.000Z"];
/** What is written to a field of each type, and what conditions ask about it; `null` leaves a field empty. */
const VALUES: Readonly<Record<string, { readonly written: readonly unknown[]; readonly asked: readonly unknown[] }>> = {
  text: { written: ["A", "B", "a", "10", null, ""], asked: ["A", "B", "10", 10, "", null, "?"] },
  radiogroup: { written: ["A", "B", null], asked: ["A", "B", null] },
  combo: { written: ["缺货", "正常", null], asked: ["缺货", "正常", "无"] },
  lookup: { written: [...IDS, null], asked: [...IDS, "x"] },
  user: { written: ["lilei", "admin", null], asked: ["lilei", "admin", "nobody", null] },
  dept: { written: [2, 3, null], asked: [2, 3, "2", null] },
  number: { written: [0, -1, 10, 10.5, null], asked: [0, -1, 10, 11, "10"] },
  datetime: { written: [...DAYS, null], asked: DAYS },
  checkboxgroup: { written: [["A"], ["A", "B"], ["C"], null], asked: ["A", "B", "?"] },
  combocheck: { written: [["A"], ["A", "B"], []], asked: ["A", "B", 1] },
  usergroup: { written: [["lilei"], ["lilei", "admin"], null], asked: ["lilei", "admin", "x"] },
  deptgroup: { written: [[2], [2, 3], null], asked: [2, 3, "3"] },
  phone: { written: [{ phone: "13800000000" }, { phone: "13900000000" }, null], asked: ["138", "000", "1390"] },
  textarea: { written: ["x", "", null], asked: ["x"] },
  address: { written: [{ province: "江苏省", city: "", district: "", detail: "" }, null], asked: ["x"] },
};
const TYPES = Object.keys(METHODS);
const LONE = ["eq", "ne", "gt", "lt", "like"];
const RECORDS = 60;

describe("filters of data/list, against a plain reading of the platform's table", () => {
  let list: (cond: readonly AskedCondition[], rel: "and" | "or") => Promise<readonly string[] | number>;
  let all: readonly Shown[];
  let sandbox: Sandbox;

  beforeAll(async () => {
    sandbox = createSandbox();
    const { url, origin } = await sandbox.listen({ port: 0 });
    const control = (path: string, body: unknown) => ask(`${origin}/sandbox${path}`, "POST", body);
    await control("/limits", { enabled: false });
    const { app_id, api_key } = (await control("/apps", { name: "x" })).body;
    const widgets = TYPES.map((type) => aField(`f_${type}`, type));
    const { entry_id } = (await control(`/apps/${String(app_id)}/forms`, { name: "x", widgets })).body;
    const data = (name: string, params: object) =>
      ask(
        `${url}/v5/app/entry/data/${name}`,
        "POST",
        { app_id, entry_id, ...params },
        { authorization: `Bearer ${String(api_key)}` },
      );
    const anyRecord = fc.record(
      Object.fromEntries(TYPES.map((type) => [`f_${type}`, fc.constantFrom(...(VALUES[type]?.written ?? []))])),
    );
    const data_list = fc.sample(anyRecord, { numRuns: RECORDS, seed: 7 }).map((values) => wrapped(values));
    await data("batch_create", { data_list });
    all = (await data("list", { limit: 100 })).body.data as unknown as readonly Shown[];
    list = async (cond, rel) => {
      const { body } = await data("list", { limit: 100, filter: { rel, cond } });
      return body.code === undefined
        ? (body.data as unknown as readonly Shown[]).map((one) => String(one._id))
        : Number(body.code);
    };
  });
  afterAll(() => sandbox.close());

  const typeOf = ({ field }: AskedCondition) => field.slice("f_".length);
  const expected = (cond: readonly AskedCondition[], rel: "and" | "or") => {
    const holds = (record: Shown) => (one: AskedCondition) => oracle(typeOf(one), record, one);
    const wanted = all.filter((record) => (rel === "and" ? cond.every(holds(record)) : cond.some(holds(record))));
    return wanted.map((record) => String(record._id));
  };
  const anyCondition = fc
    .constantFrom(...TYPES.flatMap((type) => (METHODS[type] ?? []).map((method) => ({ type, method }))))
    .chain(({ type, method }): fc.Arbitrary<AskedCondition> => {
      const asked = fc.constantFrom(...(VALUES[type]?.asked ?? []));
      const value =
        method === "range"
          ? fc.tuple(fc.option(asked), fc.option(asked))
          : fc.array(asked, { minLength: 1, maxLength: LONE.includes(method) ? 1 : 4 });
      return value.map((values) => ({ field: `f_${type}`, method, value: values }));
    });

  it("are asked of records that differ in every field", () => {
    expect(all).toHaveLength(RECORDS);
  });

  it.each(TYPES)("hold for every method of %s", async (type) => {
    const own = anyCondition.filter((one) => typeOf(one) === type);
    await fc.assert(
      fc.asyncProperty(own, async (one) => expect(await list([one], "and")).toEqual(expected([one], "and"))),
      { numRuns: 40 },
    );
  });

  it("hold for conditions joined by and and by or", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyCondition, { minLength: 1, maxLength: 4 }),
        fc.constantFrom("and" as const, "or" as const),
        async (cond, rel) => expect(await list(cond, rel)).toEqual(expected(cond, rel)),
      ),
      { numRuns: 150 },
    );
  });

  it("refuse with 4815 every method a type does not take", async () => {
    const methods = [...new Set(Object.values(METHODS).flat())];
    for (const type of TYPES)
      for (const method of methods.filter((one) => !METHODS[type]?.includes(one)))
        expect([type, method, await list([{ field: `f_${type}`, method, value: ["x"] }], "and")]).toEqual([
          type,
          method,
          4815,
        ]);
  });
});

describe("the type of a condition", () => {
  const FITTING = [
    ...TYPES.map((type) => ({ field: `f_${type}`, type })),
    ...["text", "radiogroup", "combo", "lookup"].map((type) => ({ field: `f_${type}`, type: "text" })),
    ...[
      { field: "_id", type: "dataid" },
      { field: "flowState", type: "flowstate" },
      { field: "creator", type: "user" },
    ],
    ...[
      { field: "createTime", type: "datetime" },
      { field: "updateTime", type: "datetime" },
    ],
  ];

  it("may be left out, or be the field's own or its family's word; another one is 4815", async () => {
    const { data } = await aFormSandbox(TYPES.map((type) => aField(`f_${type}`, type)));
    const answer = async (field: string, type: string | undefined) =>
      (await data("list", { filter: { rel: "and", cond: [{ field, type, method: "empty" }] } })).status;
    for (const { field, type } of FITTING) {
      expect([field, await answer(field, undefined)]).toEqual([field, 200]);
      expect([field, type, await answer(field, type)]).toEqual([field, type, 200]);
      expect([field, await answer(field, "linkdata")]).toEqual([field, 400]);
    }
    expect(await answer("f_number", "text")).toBe(400);
  });
});
