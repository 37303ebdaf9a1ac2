import { describe, expect, it } from "@jest/globals";
import { decodeRecord, encodeRecord, type FieldWidget } from "@jdy/open-api-client";
import fc from "fast-check";
import { errorOf } from "./error-of.ts";

const WIDGETS: readonly FieldWidget[] = [
  { name: "warehouse", type: "combo" },
  { name: "out_date", type: "datetime" },
  { name: "serial", type: "sn" },
  { name: "region", type: "cascader" },
  {
    name: "lines",
    type: "subform",
    items: [
      { name: "sku", type: "text" },
      { name: "qty", type: "number" },
    ],
  },
];

const aPushedRecord = (changes: Readonly<Record<string, unknown>> = {}) => ({
  _id: "65f0c0ffee00000000000001",
  formName: "销售出库单",
  updateTime: "2026-01-01T00:00:00.000Z",
  deleter: null,
  warehouse: "一号仓",
  out_date: "2025-12-31T16:00:00.000Z",
  serial: "00001",
  lines: [{ _id: "65f0eeee0000000000000001", sku: "SKU-001", qty: 3 }],
  ...changes,
});

describe("decodeRecord", () => {
  it("sorts a pushed record into system fields, values and the rest", () => {
    expect(decodeRecord(WIDGETS, aPushedRecord({ region: ["华东"], colour: "red" }))).toEqual({
      system: {
        _id: "65f0c0ffee00000000000001",
        formName: "销售出库单",
        updateTime: "2026-01-01T00:00:00.000Z",
        deleter: null,
      },
      values: {
        warehouse: "一号仓",
        out_date: "2025-12-31T16:00:00.000Z",
        serial: "00001",
        lines: [{ _id: "65f0eeee0000000000000001", sku: "SKU-001", qty: 3 }],
      },
      unknown: { region: ["华东"], colour: "red" },
      faults: [],
    });
  });

  it("reads the good fields of a record with a bad one, and keeps the bad one as it came", () => {
    const { values, unknown, faults } = decodeRecord(WIDGETS, aPushedRecord({ lines: [{ qty: "3" }] }));
    expect(values["warehouse"]).toBe("一号仓");
    expect(unknown).toEqual({ lines: [{ qty: "3" }] });
    expect(faults).toMatchObject([{ field: "lines.0.qty", code: "wrong_shape" }]);
  });

  it("takes a field left out as empty", () => {
    expect(decodeRecord(WIDGETS, { _id: "65f0" }).values).toEqual({
      warehouse: null,
      out_date: null,
      serial: null,
      lines: [],
    });
  });

  it("takes a widget with a system field's name for a widget", () => {
    const { system, values } = decodeRecord([{ name: "ext", type: "text" }], { _id: "65f0", ext: "分机" });
    expect({ system, values }).toEqual({ system: { _id: "65f0" }, values: { ext: "分机" } });
  });

  it.each(["constructor", "__proto__", "tostring"])("takes a missing field called %s as empty", (name) => {
    const { values } = decodeRecord([{ name, type: "text" }], { _id: "65f0" });
    expect(Object.entries(values)).toEqual([[name, null]]);
  });

  it("loses nothing of whatever comes", () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (extra) => {
        const raw = aPushedRecord(extra);
        const { system, values, unknown } = decodeRecord(WIDGETS, raw);
        const names = [system, values, unknown].flatMap((place) => Object.keys(place));
        expect(names.toSorted()).toEqual([...new Set([...Object.keys(raw), ...Object.keys(values)])].toSorted());
        const came = new Map<string, unknown>(Object.entries(raw));
        for (const [name, value] of Object.entries({ ...system, ...unknown })) expect(value).toBe(came.get(name));
      }),
    );
  });
});

describe("encodeRecord", () => {
  it("writes what can be written and names what will not be sent", () => {
    const values = { warehouse: "二号仓", serial: "1", colour: undefined, out_date: undefined };
    expect(encodeRecord(WIDGETS, values)).toEqual({
      data: { warehouse: { value: "二号仓" } },
      read_only: ["serial"],
    });
  });

  it("sends a value of a type it does not know as it is", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (region) => {
        expect(encodeRecord(WIDGETS, { region })).toEqual({ data: { region: { value: region } }, read_only: [] });
      }),
    );
  });

  it("refuses to write a field the form does not have, whatever it is called", () => {
    const known = new Set(WIDGETS.map(({ name }) => name));
    const stray = fc
      .oneof(fc.constantFrom("constructor", "__proto__", "_id"), fc.string())
      .filter((name) => !known.has(name));
    fc.assert(
      fc.property(stray, fc.jsonValue(), (name, value) => {
        const values = Object.fromEntries([
          ["warehouse", "一号仓"],
          [name, value],
        ]);
        expect(errorOf(() => encodeRecord(WIDGETS, values))).toMatchObject({ code: "unknown_field", field: name });
      }),
    );
  });

  it("names the field that does not fit", () => {
    const error = errorOf(() => encodeRecord(WIDGETS, { lines: [{ qty: 1 }, { qty: "2" }] }));
    expect(error).toMatchObject({ name: "FieldValueError", field: "lines.1.qty" });
    expect(String(error)).toContain("字段 lines.1.qty：应为数字，实际为文字");
  });

  it("writes back a record as it was read", () => {
    const { values } = decodeRecord(WIDGETS, aPushedRecord());
    expect(encodeRecord(WIDGETS, values).data).toEqual({
      warehouse: { value: "一号仓" },
      out_date: { value: "2025-12-31T16:00:00.000Z" },
      lines: { value: [{ _id: { value: "65f0eeee0000000000000001" }, sku: { value: "SKU-001" }, qty: { value: 3 } }] },
    });
  });
});
