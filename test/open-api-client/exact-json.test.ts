import { describe, expect, it } from "@jest/globals";
import { decodeRecord, FieldValueError, InexactNumber, isExact, parseExactJson } from "@jdy/open-api-client";
import fc from "fast-check";
import { exactJson } from "../../packages/open-api-client/src/exact-json.ts";
import { aClient } from "./a-client.ts";
import { errorOf, rejectionOf } from "./error-of.ts";
import { startWireServer } from "./wire-server.ts";

describe("parseExactJson", () => {
  it.each(["9007199254740993", "-9007199254740992", "0.10000000000000000001", "123456789012345678.5", "1e400", "1E21"])(
    "keeps the digits of %s, which a JavaScript number would change",
    (digits) => {
      expect(parseExactJson(`{"no":[${digits}]}`)).toEqual({ no: [new InexactNumber(digits)] });
    },
  );

  it.each(["9007199254740991", "0.1", "1.50", "1.0000000000000000000", "-0.0", "1e3", "12300e-2", "5e-324"])(
    "reads %s as the number it is",
    (digits) => {
      expect(parseExactJson(`[${digits}]`)).toEqual([Number(digits)]);
    },
  );

  it("reads whatever JSON.stringify wrote as JSON.parse does, where every number is exact", () => {
    const json = fc.json({ depthSize: "small" }).filter((text) => numbersIn(JSON.parse(text)).every(isExact));
    fc.assert(fc.property(json, (text) => expect(parseExactJson(text)).toEqual(JSON.parse(text))));
  });

  it("never changes a decimal: it gives the same digits back or says that it cannot", () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 24n }), fc.nat({ max: 24 }), (digits, places) => {
        const text = digits.toString().padStart(places + 1, "0");
        const source = places === 0 ? text : `${text.slice(0, -places)}.${text.slice(-places)}`;
        const read = parseExactJson(source);
        const kept = read instanceof InexactNumber ? read.digits : String(read);
        expect(scaled(kept)).toBe(digits * 10n ** BigInt(40 - places));
      }),
    );
  });
});

describe("numbers on the way to and from the platform", () => {
  it("are refused when a number field holds more digits than a number can, and shown as they came", () => {
    const raw = parseExactJson('{"_id":"65f0","order_no":9007199254740993,"qty":3}');
    const widgets = [
      { name: "order_no", type: "number" },
      { name: "qty", type: "number" },
    ];
    // What the platform sends for a record is an object.
    const { values, unknown, faults } = decodeRecord(widgets, raw as Readonly<Record<string, unknown>>);
    expect({ values, unknown }).toEqual({
      values: { qty: 3 },
      unknown: { order_no: new InexactNumber("9007199254740993") },
    });
    expect(JSON.stringify(unknown)).toBe('{"order_no":"9007199254740993"}');
    expect(faults).toEqual([expect.objectContaining({ code: "not_exact", field: "order_no" })]);
  });

  it.each([2 ** 53, -(2 ** 60), Number.NaN, Number.POSITIVE_INFINITY])("are not sent as %d", (value) => {
    expect(errorOf(() => exactJson({ data: { qty: { value } } }))).toMatchObject({ code: "not_exact" });
  });

  it("reach nobody when one of them may have been rounded", async () => {
    await using server = await startWireServer(() => ({ json: { data: { _id: "65f0" } } }));
    using client = aClient(server);
    const data = { order_no: { value: 2 ** 53 + 2 } };
    const failed = await rejectionOf(client.createRecord({ app_id: "65f0aaaa", entry_id: "65f0bbbb", data }));
    expect(failed).toBeInstanceOf(FieldValueError);
    expect(server.requests).toEqual([]);
  });
});

function numbersIn(value: unknown): readonly number[] {
  if (typeof value === "number") return [value];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(numbersIn) : [];
}

/** A decimal as an integer of 10^-40, so that spellings can be compared without rounding. */
function scaled(source: string): bigint {
  const [, whole = "0", part = "", power = "0"] = /^(\d+)(?:\.(\d+))?(?:e([+-]?\d+))?$/.exec(source) ?? [];
  return BigInt(whole + part) * 10n ** BigInt(40 - part.length + Number(power));
}
