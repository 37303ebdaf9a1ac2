import { describe, expect, it } from "@jest/globals";
import { aFakeClock, aField, aFormSandbox, ask, wrapped } from "./support.ts";

const FIELDS = [
  aField("who", "user"),
  aField("where", "dept"),
  aField("lines", "subform", { items: [aField("sku"), aField("by", "user")] }),
];

async function anOldClient(version: number, options: Parameters<typeof aFormSandbox>[1] = {}) {
  const running = await aFormSandbox(FIELDS, options);
  const { url, app_id, entry_id, key } = running;
  const call = (name: string, params: object) =>
    ask(`${url}/v${version}/app/${app_id}/entry/${entry_id}/${name}`, "POST", params, {
      authorization: `Bearer ${key}`,
    });
  return { ...running, call };
}

describe.each([1, 2, 3, 4])("the data calls of v%d", (version) => {
  it("make, read, change and delete records, app and form named in the path", async () => {
    const { call } = await anOldClient(version);
    const made = (await call("data_create", { data: wrapped({ where: 2 }) })).body.data;
    const data_id = made?._id;
    expect((await call("data_retrieve", { data_id })).body).toEqual({ data: made });
    expect((await call("data_update", { data_id, data: wrapped({ where: 3 }) })).body.data?.where).toMatchObject({
      name: "销售部",
    });
    expect((await call("data_batch_create", { data_list: [wrapped({}), wrapped({})] })).body.success_count).toBe(2);
    expect((await call("data", { limit: 2 })).body.data).toHaveLength(2);
    expect(
      (await call("data_batch_update", { data_ids: [data_id], data: wrapped({ where: 2 }) })).body.success_count,
    ).toBe(1);
    expect((await call("data_delete", { data_id })).body).toEqual({ status: "success" });
    const left = (await call("data", {})).body.data as unknown as readonly { _id: string }[];
    expect((await call("data_batch_delete", { data_ids: left.map(({ _id }) => _id) })).body.success_count).toBe(2);
  });

  it("refuse as v5 does", async () => {
    const { call, url, key } = await anOldClient(version);
    expect(await call("data_retrieve", { data_id: "65f0c0ffee00000000000001" })).toMatchObject({
      status: 400,
      body: { code: 4001 },
    });
    expect((await call("data_create", { data: wrapped({ nope: 1 }) })).body.code).toBe(17017);
    const headers = { authorization: `Bearer ${key}` };
    expect((await ask(`${url}/v${version}/app/x/entry/y/data`, "POST", {}, headers)).body.code).toBe(2004);
  });
});

describe("the shapes of the old versions", () => {
  it.each([
    { version: 1, member: ["_id", "name"], department: ["name"], row: [] },
    { version: 2, member: ["_id", "name", "username"], department: ["dept_no", "name"], row: [] },
    { version: 3, member: ["_id", "name", "username"], department: ["dept_no", "name"], row: ["_id"] },
    { version: 4, member: ["_id", "name", "type", "username"], department: ["dept_no", "name", "type"], row: ["_id"] },
  ])("are those of v$version", async ({ version, member, department, row }) => {
    const { call, data } = await anOldClient(version);
    const lines = [wrapped({ sku: "A", by: "wangfang" })];
    const { _id } = (await data("create", { data: wrapped({ who: "lilei", where: 2, lines }) })).body.data ?? {};
    const shown = (await call("data_retrieve", { data_id: _id })).body.data ?? {};
    for (const entity of [shown.who, shown.creator, shown.lines?.[0]?.by])
      expect(Object.keys(entity ?? {}).sort()).toEqual(member);
    expect(Object.keys(shown.where ?? {}).sort()).toEqual(department);
    expect(Object.keys(shown.lines?.[0] ?? {}).sort()).toEqual([...row, "by", "sku"].sort());
  });

  it("let v1 write members by their _id", async () => {
    const { call, data, control } = await anOldClient(1);
    const members = (await control("GET", "/members")).body.members as unknown as readonly {
      _id: string;
      username: string;
    }[];
    const id = members.find(({ username }) => username === "wangfang")?._id;
    const made = (await call("data_create", { data: wrapped({ who: id }) })).body.data;
    expect((await data("get", { data_id: made?._id })).body.data?.who).toMatchObject({ username: "wangfang" });
  });

  it("are limited to five requests a second", async () => {
    const { call } = await anOldClient(4, { clock: aFakeClock(), limits: true });
    const codes: number[] = [];
    for (let n = 0; n < 6; n += 1) codes.push(Number((await call("data", {})).body.code));
    expect(codes).toEqual([...Array.from({ length: 5 }, () => Number.NaN), 8304]);
  });
});
