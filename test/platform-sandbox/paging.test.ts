import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { aField, aFormSandbox, type Json, wrapped } from "./support.ts";

const FIELDS = [aField("sku"), aField("qty", "number"), aField("note")];
const rows = (count: number, sku: string) => Array.from({ length: count }, () => wrapped({ sku }));
const ids = (body: Json) => (body.data as unknown as { _id: string }[]).map(({ _id }) => _id);

describe("data/list", () => {
  it.each([
    { limit: undefined, want: 10 },
    { limit: 1, want: 1 },
    { limit: 100, want: 100 },
  ])("gives $want records for limit $limit", async ({ limit, want }) => {
    const { data } = await aFormSandbox(FIELDS);
    await data("batch_create", { data_list: rows(100, "A") });
    await data("batch_create", { data_list: rows(20, "A") });
    expect((await data("list", { limit })).body.data).toHaveLength(want);
  });

  it.each([0, 101, 1.5, "10", -1])("refuses limit %s", async (limit) => {
    const { data } = await aFormSandbox(FIELDS);
    expect((await data("list", { limit })).body.code).toBe(17017);
  });

  it.each([7, "abc"])("refuses the cursor %s, and takes an empty one as none", async (data_id) => {
    const { data } = await aFormSandbox(FIELDS);
    expect((await data("list", { data_id })).body.code).toBe(17017);
    expect((await data("list", { data_id: "" })).body.data).toEqual([]);
  });

  it("goes on behind a record deleted meanwhile", async () => {
    const { data } = await aFormSandbox(FIELDS);
    await data("batch_create", { data_list: rows(3, "A") });
    const [first, second, third] = ids((await data("list")).body);
    await data("delete", { data_id: second });
    expect(ids((await data("list", { data_id: second })).body)).toEqual([third]);
    expect(ids((await data("list", { data_id: first })).body)).toEqual([third]);
  });

  it("gives only _id and the named fields, system fields when named", async () => {
    const { data } = await aFormSandbox(FIELDS);
    await data("create", { data: wrapped({ sku: "A", qty: 1 }) });
    const only = async (fields: unknown) => (await data("list", { fields })).body;
    expect((await only(["qty"])).data).toEqual([{ _id: expect.any(String), qty: 1 }]);
    expect((await only(["qty", "updateTime"])).data).toEqual([
      { _id: expect.any(String), qty: 1, updateTime: expect.any(String) },
    ]);
    expect((await only([])).data?.[0]).toMatchObject({ sku: "A", qty: 1, note: "" });
    expect((await only("qty")).code).toBe(17017);
  });

  it("gives every record once while others are added, changed and deleted", async () => {
    const { data } = await aFormSandbox(FIELDS);
    const change = fc.oneof(
      fc.record({ kind: fc.constant("add" as const), count: fc.integer({ min: 1, max: 5 }) }),
      fc.record({ kind: fc.constant("edit" as const), at: fc.nat() }),
      fc.record({ kind: fc.constant("delete" as const), at: fc.nat() }),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: 30 }),
        fc.integer({ min: 1, max: 7 }),
        fc.array(change, { maxLength: 12 }),
        async (count, limit, changes) => {
          const sku = `run ${Math.random()}`;
          const filter = { rel: "and", cond: [{ field: "sku", method: "eq", value: [sku] }] };
          if (count > 0) await data("batch_create", { data_list: rows(count, sku) });
          const atStart = ids((await data("list", { limit: 100, filter })).body);
          const [seen, deleted, left] = [[] as string[], new Set<string>(), [...changes]];
          for (;;) {
            const page = ids((await data("list", { limit, filter, data_id: seen.at(-1) })).body);
            seen.push(...page);
            const next = left.shift();
            if (next?.kind === "add") await data("batch_create", { data_list: rows(next.count, sku) });
            const target = next && next.kind !== "add" ? atStart[next.at % Math.max(1, atStart.length)] : undefined;
            if (target !== undefined && next?.kind === "edit")
              await data("update", { data_id: target, data: wrapped({ qty: 1 }) });
            if (target !== undefined && next?.kind === "delete") {
              await data("delete", { data_id: target });
              deleted.add(target);
            }
            if (page.length < limit && left.length === 0) break;
          }
          const last = ids((await data("list", { limit: 100, filter })).body);
          expect(seen).toEqual([...new Set(seen)].sort());
          expect(atStart.filter((id) => !deleted.has(id) && !seen.includes(id))).toEqual([]);
          expect(last.filter((id) => !seen.includes(id) && id < (seen.at(-1) ?? ""))).toEqual([]);
          if (last.length > 0) await data("batch_delete", { data_ids: last });
        },
      ),
      { numRuns: 25 },
    );
  });
});
