import { describe, expect, it } from "@jest/globals";
import {
  decodeField,
  encodeField,
  type FieldType,
  FieldValueError,
  type FieldWidget,
  isFieldType,
  isWritable,
} from "@jdy/open-api-client";
import fc from "fast-check";
import { errorOf } from "./error-of.ts";
import { FIELD_TYPES, platformReads, plainValue } from "./platform-fields.ts";

const LINES: readonly FieldWidget[] = [
  { name: "sku", type: "text" },
  { name: "qty", type: "number" },
  { name: "row_number", type: "sn" },
];

const WRITABLE = FIELD_TYPES.filter(isWritable);
const STORED = { name: "a.pdf", size: 10, mime: "application/pdf", url: "https://files.example/a.pdf" };

describe("decodeField", () => {
  it.each<{ type: FieldType; raw: unknown; want: unknown }>([
    { type: "text", raw: "螺丝刀", want: "螺丝刀" },
    { type: "textarea", raw: "a\nb", want: "a\nb" },
    { type: "sn", raw: "00001", want: "00001" },
    { type: "number", raw: 10.5, want: 10.5 },
    { type: "number", raw: 0, want: 0 },
    { type: "datetime", raw: "2024-05-01T02:00:00.000Z", want: "2024-05-01T02:00:00.000Z" },
    { type: "datetime", raw: "2024-05-01T10:00:00+08:00", want: "2024-05-01T02:00:00.000Z" },
    { type: "datetime", raw: 1_714_528_800_000, want: "2024-05-01T02:00:00.000Z" },
    { type: "datetime", raw: 0, want: "1970-01-01T00:00:00.000Z" },
    { type: "radiogroup", raw: "A", want: "A" },
    { type: "checkboxgroup", raw: ["A", "B"], want: ["A", "B"] },
    { type: "combo", raw: "A", want: "A" },
    { type: "combocheck", raw: ["A"], want: ["A"] },
    {
      type: "address",
      raw: { province: "江苏省", city: "无锡市", district: "梁溪区" },
      want: { province: "江苏省", city: "无锡市", district: "梁溪区", detail: "" },
    },
    { type: "address", raw: { province: "", city: "", district: "", detail: "" }, want: null },
    {
      type: "location",
      raw: { province: "江苏省", city: "无锡市", district: "梁溪区", detail: "1 号", lnglatXY: [120.3, 31.5] },
      want: { province: "江苏省", city: "无锡市", district: "梁溪区", detail: "1 号", lnglatXY: [120.3, 31.5] },
    },
    { type: "phone", raw: { phone: "13800000000", verified: true }, want: { phone: "13800000000", verified: true } },
    { type: "phone", raw: { phone: "", verified: false }, want: null },
    { type: "image", raw: [STORED], want: [STORED] },
    {
      type: "upload",
      raw: [{ name: "b", url: "https://files.example/b" }],
      want: [{ name: "b", url: "https://files.example/b", size: null, mime: null }],
    },
    { type: "signature", raw: STORED, want: STORED },
    {
      type: "user",
      raw: { name: "李雷", username: "lilei", status: 1, type: 0, departments: [1] },
      want: { name: "李雷", username: "lilei" },
    },
    { type: "usergroup", raw: [{ username: "a" }], want: [{ username: "a", name: "" }] },
    { type: "dept", raw: { name: "采购部", dept_no: 3, parent_no: 1 }, want: { name: "采购部", dept_no: 3 } },
    { type: "deptgroup", raw: [{ name: "采购部", dept_no: 3 }], want: [{ name: "采购部", dept_no: 3 }] },
    { type: "linkdata", raw: { id: "65f0", key: "SKU-1" }, want: { id: "65f0", key: "SKU-1" } },
    { type: "lookup", raw: "65f0", want: "65f0" },
    { type: "lookup", raw: { id: "65f0", name: "x" }, want: "65f0" },
    { type: "aggregation", raw: 12, want: 12 },
    { type: "aggregation", raw: "合计", want: "合计" },
  ])("reads $type $raw", ({ type, raw, want }) => expect(decodeField(type, raw)).toEqual(want));

  it.each(FIELD_TYPES.flatMap((type) => [null, undefined, ""].map((raw) => ({ type, raw }))))(
    "reads an empty $type ($raw) as null or as an empty list",
    ({ type, raw }) => {
      const isList = ["checkboxgroup", "combocheck", "image", "upload", "usergroup", "deptgroup", "subform"];
      expect(decodeField(type, raw)).toEqual(isList.includes(type) ? [] : null);
    },
  );

  it("reads rows by their items and keeps the row id and what no item describes", () => {
    const rows = [{ _id: "65f0eeee0000000000000001", sku: "SKU-1", qty: 3, row_number: "1", colour: "red" }];
    expect(decodeField("subform", rows, LINES)).toEqual([
      { _id: "65f0eeee0000000000000001", sku: "SKU-1", qty: 3, row_number: "1", _unknown: { colour: "red" } },
    ]);
  });

  it.each<{ name: string; type: FieldType; raw: unknown; code: string; field?: string }>([
    { name: "text in a number field", type: "number", raw: "12", code: "wrong_shape" },
    { name: "NaN", type: "number", raw: NaN, code: "not_finite" },
    { name: "a number in a text field", type: "text", raw: 12, code: "wrong_shape" },
    { name: "one choice where a list belongs", type: "checkboxgroup", raw: "A", code: "wrong_shape" },
    { name: "a number among choices", type: "combocheck", raw: ["A", 2], code: "wrong_shape", field: "1" },
    { name: "a time without a zone", type: "datetime", raw: "2024-05-01 10:00:00", code: "not_an_instant" },
    { name: "a day without a time", type: "datetime", raw: "2024-05-01", code: "not_an_instant" },
    { name: "30 February", type: "datetime", raw: "2024-02-30T00:00:00.000Z", code: "not_an_instant" },
    { name: "hour 25", type: "datetime", raw: "2024-02-01T25:00:00.000Z", code: "not_an_instant" },
    { name: "a time beyond the calendar", type: "datetime", raw: 1e300, code: "not_an_instant" },
    { name: "an address that is a text", type: "address", raw: "无锡", code: "wrong_shape" },
    { name: "a point with one coordinate", type: "location", raw: { lnglatXY: [120.3] }, code: "wrong_shape" },
    { name: "a point of three coordinates", type: "location", raw: { lnglatXY: [1, 2, 3] }, code: "wrong_shape" },
    { name: "a member without an account", type: "user", raw: { name: "李雷" }, code: "wrong_shape" },
    { name: "a department number as text", type: "dept", raw: { dept_no: "3" }, code: "wrong_shape" },
    { name: "a file without an address", type: "image", raw: [{ name: "a" }], code: "wrong_shape", field: "0" },
    { name: "rows that are no list", type: "subform", raw: {}, code: "wrong_shape" },
    {
      name: "text in a row's number",
      type: "subform",
      raw: [{ qty: 1 }, { qty: "2" }],
      code: "wrong_shape",
      field: "1.qty",
    },
  ])("refuses $name", ({ type, raw, code, field = "" }) => {
    expect(errorOf(() => decodeField(type, raw, LINES))).toMatchObject({ code, field });
  });

  it("gives a value, never NaN, or a FieldValueError for whatever comes", () => {
    fc.assert(
      fc.property(fc.constantFrom(...FIELD_TYPES), fc.anything(), (type, raw) => {
        const read = errorOf(() => expect(decodeField(type, raw, LINES)).not.toBeNaN());
        expect(read === undefined || read instanceof FieldValueError).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });

  it("never shows the customer's data in an error", () => {
    const error = errorOf(() => decodeField("number", "13800000000"));
    expect(String(error)).not.toContain("13800000000");
    expect(error).toMatchObject({ fact: "应为数字，实际为文字" });
    expect(String(error)).toContain("重新绑定");
  });
});

describe("encodeField", () => {
  it.each<{ type: FieldType; value: unknown; want: unknown }>([
    { type: "text", value: "abc", want: "abc" },
    { type: "text", value: null, want: "" },
    { type: "number", value: 3, want: 3 },
    { type: "number", value: null, want: null },
    { type: "number", value: -0, want: 0 },
    { type: "datetime", value: "2024-05-01T10:00:00+08:00", want: "2024-05-01T02:00:00.000Z" },
    { type: "datetime", value: null, want: "" },
    { type: "combocheck", value: [], want: [] },
    { type: "phone", value: { phone: "13800000000", verified: true }, want: { phone: "13800000000" } },
    { type: "image", value: ["key-1", "key-2"], want: ["key-1", "key-2"] },
    { type: "user", value: { username: "lilei", name: "李雷" }, want: "lilei" },
    { type: "user", value: "lilei", want: "lilei" },
    { type: "usergroup", value: ["a", { username: "b", name: "" }], want: ["a", "b"] },
    { type: "dept", value: { dept_no: 3, name: "采购部" }, want: 3 },
    { type: "deptgroup", value: [3, { dept_no: 4, name: "" }], want: [3, 4] },
    { type: "lookup", value: "65f0", want: "65f0" },
    {
      type: "subform",
      value: [{ _id: "65f0", sku: "SKU-1", qty: 3, row_number: "1" }, { sku: null }],
      want: [{ _id: { value: "65f0" }, sku: { value: "SKU-1" }, qty: { value: 3 } }, { sku: { value: "" } }],
    },
  ])("writes $type $value", ({ type, value, want }) =>
    expect(encodeField(type, value, LINES)).toEqual({ value: want }),
  );

  it.each<{ name: string; type: string; value: unknown; code: string; field?: string }>([
    { name: "text for a number", type: "number", value: "12", code: "wrong_shape" },
    { name: "an infinite number", type: "number", value: Infinity, code: "not_finite" },
    { name: "a file that was read", type: "upload", value: [STORED], code: "file_not_uploaded", field: "0" },
    { name: "a signature", type: "signature", value: STORED, code: "not_writable" },
    { name: "a serial number", type: "sn", value: "1", code: "not_writable" },
    { name: "a 选择数据 field", type: "linkdata", value: { id: "a", key: "b" }, code: "not_writable" },
    { name: "a computed field", type: "aggregation", value: 1, code: "not_writable" },
    { name: "a field of a type nobody knows", type: "cascader", value: "x", code: "not_writable" },
    {
      name: "a row with a field the form does not have",
      type: "subform",
      value: [{ colour: "red" }],
      code: "unknown_subform_field",
      field: "0.colour",
    },
    {
      name: "a row that would lose a field it was read with",
      type: "subform",
      value: [{ sku: "a", _unknown: { colour: "red" } }],
      code: "unknown_subform_field",
      field: "0.colour",
    },
    { name: "text for a row's number", type: "subform", value: [{ qty: "3" }], code: "wrong_shape", field: "0.qty" },
  ])("refuses $name", ({ type, value, code, field = "" }) => {
    expect(errorOf(() => encodeField(type, value, LINES))).toMatchObject({ code, field });
  });

  it.each(WRITABLE)("writes a %s so that reading it back gives the same value", (type) => {
    fc.assert(
      fc.property(plainValue(type), (value) => {
        const { value: written } = encodeField(type, value.write, LINES);
        expect(decodeField(type, platformReads(type, written), LINES)).toEqual(value.read);
      }),
    );
  });
});

describe("isWritable", () => {
  it.each(["sn", "signature", "linkdata", "aggregation", "cascader", "constructor"])("says no to %s", (type) =>
    expect(isWritable(type)).toBe(false),
  );

  it("says yes to every other type", () => expect(WRITABLE).toHaveLength(FIELD_TYPES.length - 4));

  it("knows no type by a name every object has", () => expect(isFieldType("toString")).toBe(false));
});
