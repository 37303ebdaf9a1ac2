import { describe, expect, it } from "@jest/globals";
import { isReceiver, knownAssignees } from "../../src/entrypoints/web/src/item/known-assignees.ts";

const PEOPLE = [
  { name: "陈采购", is_receiver: true },
  { name: "老板", is_receiver: false },
];

describe("who is offered an alert", () => {
  it("is oneself first, then who was named before, then everybody else, each once", () => {
    expect(knownAssignees(PEOPLE, "老板", ["小张", "陈采购"])).toEqual([
      { name: "老板", is_receiver: false },
      { name: "小张", is_receiver: false },
      { name: "陈采购", is_receiver: true },
    ]);
    expect(knownAssignees([], undefined, [])).toEqual([]);
  });

  it("is told messages only by a name that the list of receivers has, however it is written", () => {
    const list = [{ name: "Wang", is_receiver: true }];
    expect(["wang", " ＷＡＮＧ ", "Wan"].map((name) => isReceiver(list, name))).toEqual([true, true, false]);
    expect(isReceiver(PEOPLE, "老板")).toBe(false);
  });
});
