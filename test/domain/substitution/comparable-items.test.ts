import { describe, expect, it } from "@jest/globals";
import { type ComparableItem, comparableItems, isOfPrice } from "../../../src/domain/substitution/comparable-items.ts";
import { itemHeads } from "../../../src/domain/substitution/item-head.ts";

const item = (item_code: string, rest: Partial<ComparableItem> = {}): ComparableItem => {
  return { item_code, item_name: item_code, category: "杯壶", price: 10, is_active: true, ...rest };
};

describe("items that could stand for another", () => {
  it("are of its category, in use, and at a price of the same class", () => {
    const of = comparableItems([
      item("A"),
      item("B", { price: 29 }),
      item("C", { price: 31 }),
      item("D", { price: 3.4 }),
      item("E", { price: 3.3 }),
      item("F", { price: null }),
      item("G", { category: "碗盘" }),
      item("H", { is_active: false }),
    ]);
    expect(of("A")).toEqual(["B", "D", "F"]);
    expect(of("H")).toEqual(["A", "B", "D", "F"]);
    expect(of("unknown")).toEqual([]);
  });

  it("are of the same kind by their names where no category is written", () => {
    const names = ["陶瓷马克杯", "卡通马克杯", "情侣马克杯（两只）", "白瓷饭碗", "蓝花饭碗", "小号饭碗 4.5", "抱枕"];
    const of = comparableItems(names.map((item_name) => item(item_name, { item_name, category: null })));
    expect(of("陶瓷马克杯")).toEqual(["卡通马克杯", "情侣马克杯（两只）"]);
    expect(of("小号饭碗 4.5")).toEqual(["白瓷饭碗", "蓝花饭碗"]);
    expect(of("抱枕")).toEqual([]);
  });

  it.each([
    { a: 10, b: 30, is: true },
    { a: 10, b: 31, is: false },
    { a: null, b: 31, is: true },
    { a: 0, b: 31, is: true },
  ])("$a and $b are of one class: $is", ({ a, b, is }) => {
    expect([isOfPrice(a, b), isOfPrice(b, a)]).toEqual([is, is]);
  });
});

describe("the kind of thing a name ends in", () => {
  const heads = (names: readonly string[]) => [...itemHeads(new Map(names.map((name) => [name, name]))).values()];

  it("is a word that ends names, in one number, wherever it stands", () => {
    expect(heads(["RED LUNCH BOX", "PINK LUNCH BOXES", "SET 3 CAKE BOX", "BOX OF SPOONS"])).toEqual([
      "box",
      "box",
      "box",
      "box",
    ]);
  });

  it("is none where few names share it", () => {
    expect(heads(["RED LAMP", "BLUE LAMP", "杯", "12345", ""])).toEqual([]);
  });

  it("keeps the s of glass and does without that of hooks", () => {
    expect(heads(["WINE GLASS", "BEER GLASSES", "TALL GLASS"])).toEqual(["glass", "glass", "glass"]);
    expect(heads(["WALL HOOKS", "COAT HOOK", "DOOR HOOK"])).toEqual(["hook", "hook", "hook"]);
  });
});
