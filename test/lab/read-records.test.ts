import { describe, expect, it } from "@jest/globals";
import { z } from "zod";
import { readRecords } from "../../bench/lab/read-records.ts";
import { labFolder } from "./run-lab.ts";

const schema = z.object({ sku: z.string(), units: z.number() });

async function recordsOf(content: string) {
  using folder = labFolder();
  const file = folder.write("f.ndjson", content);
  const records: unknown[] = [];
  try {
    for await (const { line, value } of readRecords(file, schema)) records.push({ line, value });
  } catch (fault) {
    return String(fault).replace(file, "f.ndjson");
  }
  return records;
}

describe("lines of JSON", () => {
  it("are read one after the other, with their line", async () => {
    expect(await recordsOf('{"sku":"a","units":1}\n{"sku":"b","units":2}')).toEqual([
      { line: 1, value: { sku: "a", units: 1 } },
      { line: 2, value: { sku: "b", units: 2 } },
    ]);
  });

  it.each([
    ["text", "{sku:1}", 'Error: f.ndjson, line 1: expected one JSON value, found "{sku:1}"'],
    ["a long text", "x".repeat(61), `Error: f.ndjson, line 1: expected one JSON value, found "${"x".repeat(60)}…"`],
    [
      "other properties",
      '{"sku":"a","units":1}\n{"sku":"b"}',
      "Error: f.ndjson, line 2: units: Invalid input: expected number, received undefined",
    ],
  ])("are refused when they hold %s", async (_, content, want) => expect(await recordsOf(content)).toBe(want));
});
