import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createIdSource } from "../../packages/platform-sandbox/src/ids.ts";
import { aFakeClock, aField, aFormSandbox, wrapped } from "./support.ts";

const QTY = [aField("sku"), aField("qty", "number")];

describe("a record", () => {
  it("carries its system fields", async () => {
    const { data, app_id, entry_id } = await aFormSandbox(QTY, { clock: aFakeClock() });
    const { body } = await data("create", { data: wrapped({ sku: "A" }) });
    const admin = expect.objectContaining({ username: "admin", status: 1, type: 0, departments: [1] });
    expect(body.data).toEqual({
      ...{ _id: expect.stringMatching(/^[0-9a-f]{24}$/), appId: app_id, entryId: entry_id, ext: "" },
      ...{ creator: admin, updater: admin, deleter: null, flowState: 1, sku: "A", qty: null },
      ...{ createTime: "2026-01-01T00:00:00.000Z", updateTime: "2026-01-01T00:00:00.000Z" },
    });
  });

  it("changes only in the fields sent, and its updateTime rises even when the clock stands still", async () => {
    const { data } = await aFormSandbox(QTY, { clock: aFakeClock() });
    const first = (await data("create", { data: wrapped({ sku: "A", qty: 1 }) })).body.data;
    const second = (await data("update", { data_id: first?._id, data: wrapped({ qty: 2 }) })).body.data;
    const third = (await data("update", { data_id: first?._id, data: {} })).body.data;
    expect(second).toMatchObject({
      sku: "A",
      qty: 2,
      updateTime: "2026-01-01T00:00:00.001Z",
      createTime: first?.createTime,
    });
    expect(third?.updateTime).toBe("2026-01-01T00:00:00.002Z");
  });

  it("is gone after delete", async () => {
    const { data } = await aFormSandbox(QTY);
    const { _id } = (await data("create", { data: {} })).body.data ?? {};
    expect((await data("delete", { data_id: _id })).body).toEqual({ status: "success" });
    for (const name of ["get", "delete", "update"]) {
      expect((await data(name, { data_id: _id, data: {} })).body.code).toBe(4001);
    }
    expect((await data("list")).body.data).toEqual([]);
  });

  it.each([
    { data_creator: "hanmeimei", want: "hanmeimei", code: undefined },
    { data_creator: undefined, want: "admin", code: undefined },
    { data_creator: "nobody", want: undefined, code: 1010 },
  ])("belongs to data_creator $data_creator", async ({ data_creator, want, code }) => {
    const { data } = await aFormSandbox(QTY);
    const { body } = await data("create", { data: {}, data_creator });
    expect([body.data?.creator?.username, body.code]).toEqual([want, code]);
  });

  it.each([
    { name: "a workflow form, started", is_workflow: true, is_start_workflow: true, want: 0 },
    { name: "a workflow form, not started", is_workflow: true, is_start_workflow: false, want: 1 },
    { name: "an ordinary form, started in vain", is_workflow: false, is_start_workflow: true, want: 1 },
  ])("has flowState $want on $name", async ({ is_workflow, is_start_workflow, want }) => {
    const { data } = await aFormSandbox(QTY, { is_workflow });
    expect((await data("create", { data: {}, is_start_workflow })).body.data?.flowState).toBe(want);
  });

  it.each(["is_start_workflow", "is_start_trigger"])("takes only true or false for %s", async (name) => {
    const { data } = await aFormSandbox(QTY);
    expect((await data("create", { data: {}, [name]: "true" })).body.code).toBe(17017);
  });
});

describe("is_start_trigger", () => {
  it("is logged for single writes that ask for it and for no other", async () => {
    const { data, control, target } = await aFormSandbox(QTY);
    const { _id } = (await data("create", { data: {}, is_start_trigger: true })).body.data ?? {};
    await data("update", { data_id: _id, data: {} });
    await data("update", { data_id: _id, data: {}, is_start_trigger: true });
    await data("batch_create", { data_list: [{}], is_start_trigger: true });
    await data("delete", { data_id: _id, is_start_trigger: true });
    const { triggers } = (await control("GET", `/triggers?entry_id=${String(target.entry_id)}`)).body;
    const entry = { ...target, data_id: _id, at: expect.any(String) };
    expect(triggers).toEqual(["create", "update", "delete"].map((op) => ({ ...entry, op })));
    expect((await control("GET", "/triggers?entry_id=none")).body.triggers).toEqual([]);
  });

  it("is not logged when the write is refused", async () => {
    const { data, control } = await aFormSandbox(QTY);
    await data("create", { data: wrapped({ qty: "x" }), is_start_trigger: true });
    expect((await control("GET", "/triggers")).body.triggers).toEqual([]);
  });
});

describe("ids", () => {
  it("ascend however the clock moves", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: -5_000, max: 5_000 }), { maxLength: 60 }), (steps) => {
        const clock = aFakeClock();
        const nextId = createIdSource(clock, 0);
        const ids = steps.map((step) => {
          clock.advance(step);
          return nextId();
        });
        expect(ids).toEqual([...new Set(ids)].sort());
        expect(ids.every((id) => /^[0-9a-f]{24}$/.test(id))).toBe(true);
      }),
    );
  });
});
