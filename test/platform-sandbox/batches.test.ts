import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { aField, aFormSandbox, type Json, wrapped } from "./support.ts";

const FIELDS = [aField("sku"), aField("qty", "number"), aField("lines", "subform", { items: [aField("x")] })];
const rows = (count: number) => Array.from({ length: count }, (_, n) => wrapped({ sku: `S${n}` }));
const idsOf = (body: Json) => body.success_ids as unknown as string[];

describe("batch_create", () => {
  it("makes up to 100 records in the order given", async () => {
    const { data } = await aFormSandbox(FIELDS);
    const { body } = await data("batch_create", { data_list: rows(100) });
    expect(body).toMatchObject({ status: "success", success_count: 100 });
    const listed = (await data("list", { limit: 100 })).body.data as unknown as { _id: string; sku: string }[];
    expect(listed.map(({ _id }) => _id)).toEqual(idsOf(body));
    expect(listed.map(({ sku }) => sku)).toEqual(Array.from({ length: 100 }, (_, n) => `S${n}`));
  });

  it.each([
    { name: "101 records", data_list: rows(101), code: 17024 },
    { name: "no records", data_list: [], code: 17017 },
    { name: "no list", data_list: undefined, code: 1 },
    { name: "one bad record among good ones", data_list: [...rows(2), wrapped({ qty: "x" })], code: 17017 },
  ])("refuses $name as a whole", async ({ data_list, code }) => {
    const { data } = await aFormSandbox(FIELDS);
    expect((await data("batch_create", { data_list })).body.code).toBe(code);
    expect((await data("list")).body.data).toEqual([]);
  });

  it("names the bad record", async () => {
    const { data } = await aFormSandbox(FIELDS);
    expect((await data("batch_create", { data_list: [...rows(2), wrapped({ qty: "x" })] })).body.msg).toContain(
      "data_list[2]",
    );
  });

  it("starts workflows where asked", async () => {
    const { data } = await aFormSandbox(FIELDS, { is_workflow: true });
    await data("batch_create", { data_list: rows(1), is_start_workflow: true, data_creator: "lilei" });
    expect((await data("list")).body.data?.[0]).toMatchObject({ flowState: 0, creator: { username: "lilei" } });
  });
});

describe("transaction_id", () => {
  it("makes the same batch once and gives its first reply again", async () => {
    const { data } = await aFormSandbox(FIELDS);
    const batch = { data_list: rows(3), transaction_id: randomUUID() };
    const first = await data("batch_create", batch);
    expect(await data("batch_create", batch)).toEqual(first);
    expect((await data("list")).body.data).toHaveLength(3);
  });

  it("is refused with 17026 for another body", async () => {
    const { data } = await aFormSandbox(FIELDS);
    const transaction_id = randomUUID();
    await data("batch_create", { data_list: rows(3), transaction_id });
    expect((await data("batch_create", { data_list: rows(2), transaction_id })).body.code).toBe(17026);
  });

  it("is free again when the batch was refused", async () => {
    const { data } = await aFormSandbox(FIELDS);
    const transaction_id = randomUUID();
    await data("batch_create", { data_list: [wrapped({ qty: "x" })], transaction_id });
    expect((await data("batch_create", { data_list: rows(1), transaction_id })).body.success_count).toBe(1);
  });

  it.each(["batch_create", "create", "update", "batch_update"])("must be a UUID on %s (17025)", async (name) => {
    const { data } = await aFormSandbox(FIELDS);
    const { _id } = (await data("create", { data: {} })).body.data ?? {};
    const params = { data_id: _id, data_ids: [_id], data: {}, data_list: rows(1) };
    for (const transaction_id of ["not-a-uuid", 7]) {
      expect((await data(name, { ...params, transaction_id })).body.code).toBe(17025);
    }
  });

  it("does not make a single create repeat-safe, as on the platform", async () => {
    const { data } = await aFormSandbox(FIELDS);
    const single = { data: {}, transaction_id: randomUUID() };
    await data("create", single);
    await data("create", single);
    expect((await data("list")).body.data).toHaveLength(2);
  });
});

describe("batch_update", () => {
  it("sets one value on many, counts the live ones, and raises each updateTime", async () => {
    const { data } = await aFormSandbox(FIELDS);
    const ids = idsOf((await data("batch_create", { data_list: rows(3) })).body);
    await data("delete", { data_id: ids[2] });
    const before = (await data("list")).body.data as unknown as { updateTime: string }[];
    const { body } = await data("batch_update", {
      data_ids: [...ids, "65f0c0ffee00000000000001"],
      data: wrapped({ qty: 7 }),
    });
    expect(body).toEqual({ status: "success", success_count: 2 });
    const after = (await data("list")).body.data as unknown as { updateTime: string; qty: number; sku: string }[];
    expect(after.map(({ sku, qty }) => [sku, qty])).toEqual([
      ["S0", 7],
      ["S1", 7],
    ]);
    expect(after.every(({ updateTime }, n) => updateTime > String(before[n]?.updateTime))).toBe(true);
  });

  it.each([
    {
      name: "101 ids",
      change: { data_ids: Array.from({ length: 101 }, () => "65f0c0ffee00000000000001") },
      code: 17023,
    },
    { name: "a subform", change: { data: wrapped({ lines: [] }) }, code: 17032 },
    { name: "ids that are no texts", change: { data_ids: [1] }, code: 17017 },
    { name: "no ids", change: { data_ids: undefined }, code: 1 },
  ])("refuses $name", async ({ change, code }) => {
    const { data } = await aFormSandbox(FIELDS);
    const params = { data_ids: ["65f0c0ffee00000000000001"], data: wrapped({ qty: 1 }), ...change };
    expect((await data("batch_update", params)).body.code).toBe(code);
  });
});

describe("batch_delete", () => {
  it("deletes what is there and counts it", async () => {
    const { data } = await aFormSandbox(FIELDS);
    const ids = idsOf((await data("batch_create", { data_list: rows(3) })).body);
    const gone = [...ids.slice(0, 2), ...ids.slice(0, 1), "65f0c0ffee00000000000001"];
    expect((await data("batch_delete", { data_ids: gone })).body).toEqual({ status: "success", success_count: 2 });
    expect((await data("list")).body.data).toHaveLength(1);
  });

  it("refuses more than 100", async () => {
    const { data } = await aFormSandbox(FIELDS);
    const data_ids = Array.from({ length: 101 }, () => "65f0c0ffee00000000000001");
    expect((await data("batch_delete", { data_ids })).body.code).toBe(17017);
  });
});
