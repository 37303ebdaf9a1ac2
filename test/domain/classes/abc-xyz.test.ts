import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { abcClasses, DEFAULT_ABC_BORDERS } from "../../../src/domain/classes/abc-class.ts";
import type { AbcItem } from "../../../src/domain/classes/abc-class.ts";
import { XYZ_CLASS_LABELS, xyzClass } from "../../../src/domain/classes/xyz-class.ts";

function items(values: readonly number[], previous: AbcItem["previous"] = null): readonly AbcItem[] {
  return values.map((value, i) => ({ item_code: `I${i}`, value, previous }));
}

function classesOf(given: readonly AbcItem[]): string {
  return abcClasses(given)
    .map(({ abc_class }) => abc_class)
    .join("");
}

describe("ABC class", () => {
  it("by hand: 50, 30, 10, 5 and 5 per cent; at exactly 80 and 95 per cent the next class begins", () => {
    expect(classesOf(items([50, 30, 10, 5, 5]))).toBe("AABBC");
    expect(abcClasses(items([50, 30, 10, 5, 5])).map(({ share_above }) => share_above)).toEqual([
      0, 0.5, 0.8, 0.9, 0.95,
    ]);
    expect(DEFAULT_ABC_BORDERS).toEqual({ a: 0.8, b: 0.95 });
  });

  it("takes other borders", () => {
    const classed = abcClasses(items([50, 30, 10, 5, 5]), { a: 0.5, b: 0.8 });
    expect(classed.map(({ abc_class }) => abc_class)).toEqual(["A", "B", "C", "C", "C"]);
  });

  it("calls the largest A however large it is, and what brings in nothing C", () => {
    expect(classesOf(items([99, 1]))).toBe("AC");
    expect(classesOf(items([99, 0, -7]))).toBe("ACC");
    expect(classesOf(items([0, 0]))).toBe("CC");
    expect(abcClasses(items([0]))[0]?.share_above).toBe(0);
    expect(abcClasses([])).toEqual([]);
  });

  it.each([
    ["an A just past the border stays A", 81, "A", "A"],
    ["an A well past the border falls to B", 82.5, "A", "B"],
    ["a B just before the border stays B", 79, "B", "B"],
    ["a B well before the border rises to A", 77.5, "B", "A"],
    ["a B just past the second border stays B", 96, "B", "B"],
    ["a B well past it falls to C", 97.5, "B", "C"],
    ["a C just before it stays C", 94, "C", "C"],
    ["a C well before it rises to B", 92.5, "C", "B"],
    ["a C well before both rises to A at once", 70, "C", "A"],
    ["an A far past both falls to C at once", 98, "A", "C"],
    ["a newcomer has no slack", 81, null, "B"],
  ] as const)("%s", (_, above, previous, want) => {
    const larger = { item_code: "0", value: above, previous: null };
    const one = { item_code: "I", value: (100 - above) / 2, previous };
    const rest = { item_code: "Z", value: (100 - above) / 2, previous: null };
    const found = abcClasses([one, rest, larger]).find(({ item_code }) => item_code === "I");
    expect(found?.abc_class).toBe(want);
  });

  it("breaks ties by item code and does not care about the order of the input", () => {
    const value = fc.integer({ min: -5, max: 100 });
    const previous = fc.constantFrom("A", "B", "C", null);
    fc.assert(
      fc.property(fc.array(fc.record({ value, previous }), { maxLength: 30 }), (rows) => {
        const given = rows.map((row, i) => ({ item_code: `I${i}`, ...row }));
        expect(abcClasses([...given].reverse())).toEqual(abcClasses(given));
      }),
    );
  });

  it("does not move again when nothing has moved", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 1000 }), { maxLength: 30 }), (values) => {
        const first = abcClasses(items(values));
        const again = abcClasses(
          first.map(({ item_code, abc_class }) => ({
            item_code,
            value: values[Number(item_code.slice(1))] ?? 0,
            previous: abc_class,
          })),
        );
        expect(again).toEqual(first);
      }),
    );
  });
});

describe("XYZ class", () => {
  const steady = [10, 11, 9, 10, 10, 11, 9, 10];
  it("by hand: variation of the weeks with demand, and weeks from one to the next", () => {
    const classed = xyzClass([6, 0, 10, 0, 6, 10, 6, 10], null);
    expect(classed?.cv).toBeCloseTo(0.25, 12);
    expect(classed?.adi).toBeCloseTo(8 / 6, 12);
    expect(classed?.xyz_class).toBe("Y");
  });

  it.each([
    ["steady weeks", steady, "X"],
    ["weeks that double and halve", [5, 20, 5, 20, 5, 20, 5, 20], "Y"],
    ["one huge week", [1, 1, 1, 1, 1, 1, 1, 60], "Z"],
    ["every other week", [8, 0, 8, 0, 8, 0, 8, 0], "Z"],
    ["a gap that alone says intermittent", [10, 10, 10, 0, 10, 10, 10, 0], "Y"],
  ])("%s", (_, totals, want) => expect(xyzClass(totals, null)?.xyz_class).toBe(want));

  it("says nothing of less than eight weeks, or where nothing was wanted", () => {
    expect(xyzClass(steady.slice(0, 7), null)).toBeNull();
    expect(xyzClass([0, 0, 0, 0, 0, 0, 0, 0], null)).toBeNull();
    expect(xyzClass([], null)).toBeNull();
  });

  const swinging = (size: number): readonly number[] =>
    [0, 1, 2, 3, 4, 5, 6, 7].map((i) => 1 + (i % 2 === 0 ? size : -size));
  it.each([
    ["a newcomer at the limit of X is Y", 0.5, null, "Y"],
    ["an X just past the limit stays X", 0.54, "X", "X"],
    ["an X well past the limit falls to Y", 0.56, "X", "Y"],
    ["a Y just within it stays Y", 0.46, "Y", "Y"],
    ["a Y well within it rises to X", 0.44, "Y", "X"],
    ["a Z just within the limit of Y stays Z", 0.92, "Z", "Z"],
    ["a Z well within it rises to Y", 0.88, "Z", "Y"],
    ["a Y just within it stays Y", 0.98, "Y", "Y"],
  ] as const)("%s", (_, size, previous, want) => expect(xyzClass(swinging(size), previous)?.xyz_class).toBe(want));

  const sellingIn = (weeks: number, of: number): readonly number[] =>
    Array.from({ length: of }, (_, i) => (i < weeks ? 5 : 0));
  it.each([
    ["a newcomer that sells in 10 weeks of 14", 10, 14, null, "Y"],
    ["an X that now sells in 10 weeks of 14", 10, 14, "X", "X"],
    ["an X that now sells in 10 weeks of 15", 10, 15, "X", "Y"],
    ["a Y that now sells in 10 weeks of 12", 10, 12, "Y", "Y"],
    ["a Y that now sells in 10 weeks of 11", 10, 11, "Y", "X"],
    ["a newcomer that sells in 10 weeks of 20", 10, 20, null, "Z"],
    ["a Y that now sells in 10 weeks of 21", 10, 21, "Y", "Y"],
    ["a Y that now sells in 10 weeks of 22", 10, 22, "Y", "Z"],
    ["a Z that now sells in 10 weeks of 19", 10, 19, "Z", "Z"],
    ["a Z that now sells in 10 weeks of 17", 10, 17, "Z", "Y"],
  ] as const)("%s", (_, weeks, of, previous, want) => {
    expect(xyzClass(sellingIn(weeks, of), previous)?.xyz_class).toBe(want);
  });

  it("does not depend on the unit, nor on the order of the weeks", () => {
    fc.assert(
      fc.property(fc.array(fc.nat(50), { minLength: 8, maxLength: 30 }), (weeks) => {
        const here = xyzClass(weeks, null);
        expect(xyzClass([...weeks].reverse(), null)?.xyz_class).toBe(here?.xyz_class);
        expect(
          xyzClass(
            weeks.map((week) => week * 1024),
            null,
          )?.cv ?? 0,
        ).toBeCloseTo(here?.cv ?? 0, 9);
      }),
    );
  });

  it("has a Chinese name for each class", () =>
    expect(Object.values(XYZ_CLASS_LABELS)).toEqual(["稳定", "波动", "不规则"]));
});
