import { describe, expect, it } from "@jest/globals";
import { aField, aFormSandbox, wrapped } from "./support.ts";

const LILEI = { name: "李雷", username: "lilei", status: 1, type: 0, departments: [4] };
const LINKED = "65f0c0ffee00000000000001";

describe("a field written through the API", () => {
  it.each([
    { type: "text", write: "螺丝刀", read: "螺丝刀" },
    { type: "textarea", write: "一\n二", read: "一\n二" },
    { type: "number", write: 12.5, read: 12.5 },
    { type: "number", write: 0, read: 0 },
    { type: "datetime", write: "2026-01-01T08:00:00.000Z", read: "2026-01-01T08:00:00.000Z" },
    { type: "datetime", write: "2026-01-01T08:00:00+08:00", read: "2026-01-01T00:00:00.000Z" },
    { type: "datetime", write: "2026-01-01T08:00:00", read: "2026-01-01T00:00:00.000Z" },
    { type: "datetime", write: "2026-01-01 08:00:00", read: "2026-01-01T00:00:00.000Z" },
    { type: "datetime", write: "2026-01-01", read: "2025-12-31T16:00:00.000Z" },
    { type: "datetime", write: 1767225600000, read: "2026-01-01T00:00:00.000Z" },
    { type: "radiogroup", write: "A", read: "A" },
    { type: "combo", write: "缺货", read: "缺货" },
    { type: "checkboxgroup", write: ["A", "B"], read: ["A", "B"] },
    { type: "combocheck", write: ["A"], read: ["A"] },
    {
      type: "address",
      write: { province: "江苏省", city: "无锡市", district: "梁溪区", detail: "1 号" },
      read: { province: "江苏省", city: "无锡市", district: "梁溪区", detail: "1 号" },
    },
    {
      type: "location",
      write: { province: "江苏省", city: "无锡市", district: "", detail: "", lnglatXY: [120.3, 31.5] },
      read: { province: "江苏省", city: "无锡市", district: "", detail: "", lnglatXY: [120.3, 31.5] },
    },
    { type: "phone", write: { phone: "13800000000" }, read: { phone: "13800000000", verified: false } },
    { type: "dept", write: 2, read: { name: "采购部", dept_no: 2, type: 0, parent_no: 1, status: 1 } },
    { type: "deptgroup", write: [2], read: [{ name: "采购部", dept_no: 2, type: 0, parent_no: 1, status: 1 }] },
    { type: "lookup", write: LINKED, read: LINKED },
  ])("keeps $type $write", async ({ type, write, read }) => {
    const { data } = await aFormSandbox([aField("f", type)]);
    const { status, body } = await data("create", { data: wrapped({ f: write }) });
    expect({ status, read: body.data?.f }).toEqual({ status: 200, read });
    expect((await data("get", { data_id: body.data?._id })).body.data?.f).toEqual(read);
  });

  it.each([
    { type: "user", write: "lilei", read: expect.objectContaining(LILEI) },
    { type: "usergroup", write: ["lilei"], read: [expect.objectContaining(LILEI)] },
  ])("shows the member in $type", async ({ type, write, read }) => {
    const { data } = await aFormSandbox([aField("f", type)]);
    expect((await data("create", { data: wrapped({ f: write }) })).body.data?.f).toEqual(read);
  });

  it.each([
    { type: "text", value: 1, code: 17017 },
    { type: "text", value: ["a"], code: 17017 },
    { type: "number", value: "12", code: 17017 },
    { type: "number", value: true, code: 17017 },
    { type: "datetime", value: "01/02/2026", code: 17017 },
    { type: "datetime", value: "2026-02-30", code: 17017 },
    { type: "datetime", value: "2026-01-01T25:00:00Z", code: 17017 },
    { type: "datetime", value: 1767225600, code: 17017 },
    { type: "checkboxgroup", value: "A", code: 17017 },
    { type: "combocheck", value: [1], code: 17017 },
    { type: "address", value: "无锡", code: 17017 },
    { type: "location", value: { province: "江苏省", lnglatXY: ["120", "31"] }, code: 17017 },
    { type: "phone", value: "13800000000", code: 17017 },
    { type: "user", value: "nobody", code: 1010 },
    { type: "user", value: { username: "lilei" }, code: 17017 },
    { type: "usergroup", value: ["nobody"], code: 1010 },
    { type: "dept", value: 99, code: 6002 },
    { type: "dept", value: "2", code: 17017 },
    { type: "deptgroup", value: 2, code: 17017 },
    { type: "lookup", value: { id: LINKED }, code: 17017 },
    { type: "image", value: ["no-such-key"], code: 17017 },
    { type: "subform", value: "x", code: 17017 },
    { type: "subform", value: ["x"], code: 17017 },
    { type: "sn", value: "00001", code: 17032 },
    { type: "signature", value: {}, code: 17032 },
    { type: "linkdata", value: { id: LINKED }, code: 17032 },
    { type: "aggregation", value: 3, code: 17032 },
  ])("refuses $type $value with $code and names the field", async ({ type, value, code }) => {
    const { data } = await aFormSandbox([aField("f", type, { items: [aField("x")] })]);
    const { status, body } = await data("create", { data: wrapped({ f: value }) });
    expect({ status, code: body.code }).toEqual({ status: 400, code });
    expect(body.msg).toContain("f「字段f」");
    expect((await data("list")).body.data).toEqual([]);
  });

  it.each([
    ...["text", "textarea", "radiogroup", "combo"].map((type) => ({ type, empty: "" })),
    ...["number", "datetime", "address", "location", "phone", "user", "dept", "lookup"].map((type) => ({
      type,
      empty: null,
    })),
    ...["checkboxgroup", "combocheck", "usergroup", "deptgroup", "image", "upload", "subform"].map((type) => ({
      type,
      empty: [],
    })),
  ])("clears $type by null and by an empty text alike", async ({ type, empty }) => {
    const { data } = await aFormSandbox([aField("f", type, { items: [] })]);
    const replies = await Promise.all([null, ""].map((value) => data("create", { data: wrapped({ f: value }) })));
    expect(replies.map(({ body }) => body.data?.f)).toEqual([empty, empty]);
    expect((await data("create", { data: {} })).body.data?.f).toEqual(empty);
  });

  it.each([
    { name: "a value without its wrapper", data: { f: "x" } },
    { name: "a field the form does not have", data: wrapped({ g: "x" }) },
    { name: "the field id once an alias is set", data: wrapped({ _widget_1669106585317: "x" }) },
    { name: "no object at all", data: "x" },
  ])("refuses $name", async ({ data: written }) => {
    const { data } = await aFormSandbox([aField("f", "text", { widgetName: "_widget_1669106585317" })]);
    expect((await data("create", { data: written })).body.code).toBe(17017);
  });

  it("refuses system fields", async () => {
    const { data } = await aFormSandbox([aField("f")]);
    expect((await data("create", { data: wrapped({ createTime: "2020-01-01" }) })).body.code).toBe(17032);
  });

  it("numbers records in a serial field by itself", async () => {
    const { data } = await aFormSandbox([aField("no", "sn")]);
    const replies = [await data("create", { data: {} }), await data("create", { data: {} })];
    expect(replies.map(({ body }) => body.data?.no)).toEqual(["00001", "00002"]);
  });
});

describe("a subform", () => {
  const fields = [
    aField("lines", "subform", { items: [aField("sku"), aField("qty", "number"), aField("no", "linkdata")] }),
  ];
  const row = (values: Readonly<Record<string, unknown>>) => wrapped(values);

  it("keeps a row that names its id and renews the others", async () => {
    const { data } = await aFormSandbox(fields);
    const first = (await data("create", { data: wrapped({ lines: [row({ sku: "A", qty: 1 }), row({ sku: "B" })] }) }))
      .body.data;
    const [a, b] = [first?.lines?.[0]?._id, first?.lines?.[1]?._id];
    const lines = [row({ _id: a, sku: "A2" }), row({ sku: "B2" }), row({ _id: "65f0c0ffee00000000000009", sku: "C" })];
    const after = (await data("update", { data_id: first?._id, data: wrapped({ lines }) })).body.data?.lines;
    expect(after).toEqual([
      { _id: a, sku: "A2", qty: null, no: null },
      { _id: expect.stringMatching(/^[0-9a-f]{24}$/), sku: "B2", qty: null, no: null },
      { _id: expect.stringMatching(/^[0-9a-f]{24}$/), sku: "C", qty: null, no: null },
    ]);
    expect(after).not.toEqual(expect.arrayContaining([expect.objectContaining({ _id: b })]));
    expect(after?.[2]?._id).not.toBe("65f0c0ffee00000000000009");
  });

  it("gives a row id only once even when two rows name it", async () => {
    const { data } = await aFormSandbox(fields);
    const first = (await data("create", { data: wrapped({ lines: [row({ sku: "A" })] }) })).body.data;
    const _id = first?.lines?.[0]?._id;
    const lines = [row({ _id, sku: "A" }), row({ _id, sku: "B" })];
    const after = (await data("update", { data_id: first?._id, data: wrapped({ lines }) })).body.data?.lines;
    expect(after?.[0]?._id).toBe(_id);
    expect(after?.[1]?._id).not.toBe(_id);
  });

  it.each([
    { name: "200 rows", count: 200, code: undefined },
    { name: "201 rows", count: 201, code: 17017 },
  ])("takes $name: $code", async ({ count, code }) => {
    const { data } = await aFormSandbox(fields);
    const lines = Array.from({ length: count }, () => row({ sku: "A" }));
    expect((await data("create", { data: wrapped({ lines }) })).body.code).toBe(code);
  });

  it.each([
    { name: "a sub-field that cannot be written", line: wrapped({ no: "x" }), code: 17034 },
    { name: "a sub-field that does not exist", line: wrapped({ price: 1 }), code: 17017 },
    { name: "a sub-value without its wrapper", line: { sku: "A" }, code: 17017 },
    { name: "a sub-value of the wrong type", line: wrapped({ qty: "1" }), code: 17017 },
  ])("refuses $name", async ({ line, code }) => {
    const { data } = await aFormSandbox(fields);
    expect((await data("create", { data: wrapped({ lines: [line] }) })).body.code).toBe(code);
  });
});
