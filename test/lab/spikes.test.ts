import { readFileSync } from "node:fs";
import { gzipSync } from "node:zlib";
import { describe, expect, it } from "@jest/globals";
import { labFolder, runLab } from "./run-lab.ts";

/** Sixty days of four or five a day, with a hundred on the day named. */
function sixtyDays(spike: number): string {
  return Array.from({ length: 60 }, (_, day) => (day === spike ? 100 : 4 + (day % 2))).join(",");
}

function scoresOf(line: string): readonly number[] {
  return line.split(",").slice(1).map(Number);
}

describe("lab spikes", () => {
  it("writes one score a day and item, highest on the day that is out of line", () => {
    using folder = labFolder();
    const { code, out, err } = runLab(
      "spikes",
      "--in",
      folder.write("f.csv", `a,${sixtyDays(50)}\nb,${sixtyDays(-1)}\n`),
    );
    expect({ code, err }).toEqual({ code: 0, err: "" });
    const [a = "", b = "", ...rest] = out.split("\n");
    expect([a.slice(0, 2), b.slice(0, 2), rest]).toEqual(["a,", "b,", [""]]);
    expect(scoresOf(a)).toHaveLength(60);
    expect(scoresOf(a).indexOf(Math.max(...scoresOf(a)))).toBe(50);
    expect(scoresOf(a)[50]).toBeGreaterThan(0.9);
    expect(Math.max(...scoresOf(b))).toBeLessThan(0.5);
    expect([...scoresOf(a), ...scoresOf(b)].every((score) => score >= 0 && score <= 1)).toBe(true);
  });

  it("judges a day by that day and those before it alone", () => {
    using folder = labFolder();
    const early = runLab(
      "spikes",
      "--in",
      folder.write("f.csv", `a,${sixtyDays(30).split(",").slice(0, 40).join(",")}`),
    );
    const late = runLab("spikes", "--in", folder.write("g.csv", `a,${sixtyDays(30)}`));
    expect(scoresOf(late.out).slice(0, 40)).toEqual(scoresOf(early.out));
  });

  it("reads packed files, quoted skus, a byte order mark and Windows line ends, and writes to a file", () => {
    using folder = labFolder();
    const packed = gzipSync(`\uFEFF"a, ""big""",1,2.5,3e0\r\n b ,0,0,0\r\n`);
    const { code, out, err } = runLab(
      "spikes",
      "--in",
      folder.write("f.csv.gz", packed),
      "--out",
      folder.path("o.csv"),
    );
    expect({ code, out, err }).toEqual({ code: 0, out: "", err: "" });
    expect(readFileSync(folder.path("o.csv"), "utf8")).toBe('"a, ""big""",0,0,0\n b ,0,0,0\n');
  });

  it.each([
    ["an empty file", "", "f.csv: expected at least one line, found an empty file"],
    ["nothing but a line end", "\n", "f.csv: expected at least one line, found an empty file"],
    [
      "a header",
      "sku,2026-01-01\na,1\n",
      'f.csv, line 1: expected a number as value 1 (the file has no header), found "2026-01-01"',
    ],
    ["a word for a number", "a,1,2\nb,1,two\n", 'f.csv, line 2: expected a number as value 2, found "two"'],
    [
      "a number in another base",
      "a,0x10\nb,0x10",
      'f.csv, line 1: expected a number as value 1 (the file has no header), found "0x10"',
    ],
    ["a missing value", "a,1,,3\n", "f.csv, line 1: expected a number as value 2, found nothing"],
    ["a missing last value", "a,1,2\nb,1,\n", "f.csv, line 2: expected a number as value 2, found nothing"],
    ["a negative value", "a,1,-2\n", 'f.csv, line 1: expected no negative number as value 2, found "-2"'],
    ["a value beyond all numbers", "a,1,1e999\n", 'f.csv, line 1: expected a finite number as value 2, found "1e999"'],
    ["a line of another length", "a,1,2\nb,1\n", "f.csv, line 2: expected 2 values as in line 1, found 1"],
    ["a sku twice", "a,1\nb,1\na,1\n", 'f.csv, line 3: expected a sku other than that of line 1, found "a"'],
    ["no sku", "a,1\n,1\n", "f.csv, line 2: expected a sku, found nothing"],
    ["no values", "a,1\nb\n", 'f.csv, line 2: expected sku,v1,…,vn, found "b"'],
    ["an empty line between", "a,1\n\nb,1\n", "f.csv, line 2: expected data, found an empty line"],
    ["an open quote", '"a,1\n', 'f.csv, line 1: expected a sku in quotes and a comma ("…",), found "\\"a,1"'],
  ])("refuses %s with one line that says where", (_, content, want) => {
    using folder = labFolder();
    const { code, out, err } = runLab("spikes", "--in", folder.write("f.csv", content));
    expect({ code, out, err: err.replace(folder.path(""), "").replace(/^\//, "") }).toEqual({
      code: 1,
      out: "",
      err: `${want}\n`,
    });
  });

  it("refuses a file that is not there, and a place it cannot write to", () => {
    using folder = labFolder();
    const missing = runLab("spikes", "--in", folder.path("none.csv"));
    expect(missing.code).toBe(1);
    expect(missing.err).toMatch(/none\.csv: cannot be read: ENOENT[^\n]*\n$/);
    const closed = runLab("spikes", "--in", folder.write("f.csv", "a,1\n"), "--out", folder.path("no/o.csv"));
    expect(closed.code).toBe(1);
    expect(closed.err).toMatch(/no\/o\.csv: cannot be written: ENOENT[^\n]*\n$/);
  });

  it("asks for the file where none is named", () => {
    const { code, err } = runLab("spikes");
    expect(code).toBe(1);
    expect(err).toContain("--in <file>");
  });
});
