import { describe, expect, it } from "@jest/globals";
import { createChance } from "../../bench/chaos/chance.ts";
import { expectedMessages } from "../../bench/soak/expected-messages.ts";
import { judge } from "../../bench/soak/judge.ts";
import { groupOf } from "../../bench/soak/soak-groups.ts";
import type { StockEdit } from "../../bench/soak/soak-plan.ts";

/** Ten in the morning. */
const BEGAN_AT = 600;
const none = () => false;
const edit = (item: number, at: number, stock: StockEdit["stock"]): StockEdit => ({
  ...{ item, at, stock, group: groupOf(item) },
});
const expectedOf = (
  edits: readonly StockEdit[],
  isAnswered: (item: number, from: number, until: number) => boolean = none,
) => expectedMessages(edits, { began_at: BEGAN_AT, isAnswered });

describe("what must come", () => {
  it("is one message of a shortage, and none of its return within the cool-down", () => {
    const edits = [edit(1, 10, "out"), edit(1, 70, "plenty"), edit(1, 120, "out"), edit(1, 170, "plenty")];
    expect(expectedOf(edits)).toEqual([{ channel: "采购群", due: 10, items: [1], kind: "each" }]);
    expect(expectedOf([...edits, edit(1, 480, "out")])).toHaveLength(2);
  });

  it("waits for the end of quiet hours", () => {
    expect(expectedOf([edit(5, 160, "out")])).toMatchObject([{ channel: "午休群", due: 270 }]);
    expect(expectedOf([edit(8, 700, "out")])).toMatchObject([{ channel: "夜间群", due: 1_320 }]);
  });

  it("gathers what is low for the next full hour, without what is well again", () => {
    const edits = [edit(2, 10, "low"), edit(7, 20, "low"), edit(12, 5, "low"), edit(12, 50, "plenty")];
    expect(expectedOf(edits)).toMatchObject([{ channel: "小时群", due: 60, items: [2, 7], kind: "digest" }]);
  });

  it("goes to the boss where nobody has answered", () => {
    const edits = [edit(3, 10, "out")];
    expect(expectedOf(edits).map(({ kind, due }) => [kind, due])).toEqual([
      ["each", 10],
      ["escalation", 40],
    ]);
    expect(expectedOf(edits, () => true)).toHaveLength(1);
  });
});

describe("the judge", () => {
  const expected = expectedOf([edit(1, 10, "out"), edit(5, 160, "out")]);
  const aMessage = (channel: string, item: number, minute: number) => ({
    ...{ channel, minute, at: 0, links: [], text: `【缺货】商品 SP-${item}（CK-1） 已缺货` },
  });
  const [first, second] = [aMessage("采购群", 1, 10.1), aMessage("午休群", 5, 270.1)];
  const judged = (
    accepted: readonly ReturnType<typeof aMessage>[],
    problems: readonly string[] = [],
    due: typeof expected = expected,
  ) =>
    judge({
      ...{
        seed: 1,
        items: 5,
        hours: 6,
        deaths: 0,
        seconds: 1,
        began_at: BEGAN_AT,
        edits: 2,
        answered: 0,
        switched_on: 0,
      },
      ...{ accepted, expected: due, too_fast: 0, problems: problems.map((label) => ({ label, minute: 11 })) },
      weather: { chance: createChance(1), mishap_in: 0, silences: 0, mishaps: new Map() },
    }).first_violations;

  it.each([
    { name: "all came", accepted: [first, second], want: [] },
    { name: "one came twice", accepted: [first, first, second], want: ["duplicate"] },
    { name: "one is lost", accepted: [second], want: ["lost"] },
    {
      name: "one came in quiet hours",
      accepted: [first, aMessage("午休群", 5, 161)],
      want: ["in quiet hours", "early"],
    },
    { name: "one came much too late", accepted: [aMessage("采购群", 1, 60), second], want: ["late"] },
    {
      name: "one came that nothing asked for",
      accepted: [first, second, aMessage("采购群", 2, 20)],
      want: ["duplicate"],
    },
  ])("$name: $want", ({ accepted, want }) => {
    expect(judged(accepted).map((violation) => violation.split(":")[0])).toEqual(want);
  });

  it("takes two messages that waited for the end of the same night for two", () => {
    const night = expectedOf([edit(8, 660, "out"), edit(8, 720, "plenty"), edit(8, 1_000, "out")]);
    expect(night.map(({ due }) => due)).toEqual([1_320, 1_320]);
    const came = [aMessage("夜间群", 8, 1_320), aMessage("夜间群", 8, 1_320.1)];
    expect(judged(came, [], night)).toEqual([]);
    expect(judged(came.slice(1), [], night)).toHaveLength(1);
  });

  it("takes a digest that a vendor took late with what was left of it, and no other", () => {
    const due = expectedOf([edit(2, 10, "low"), edit(7, 20, "low"), edit(12, 5, "low"), edit(12, 70, "plenty")]);
    const digest = (minute: number, ...items: readonly number[]) => ({
      ...{ channel: "小时群", minute, at: 0, links: [] },
      text: `【预警汇总】${items.length} 条\n${items.map((item) => `商品 SP-${item}`).join("\n")}`,
    });
    expect(judged([digest(60, 2, 7, 12)], [], due)).toEqual([]);
    expect(judged([digest(75, 2, 7)], [], due)).toEqual([]);
    expect(judged([digest(60, 2, 7)], [], due)).toHaveLength(2);
    expect(judged([digest(75, 2, 12)], [], due)).toHaveLength(2);
  });

  it("takes what a person was shown for not lost", () => {
    expect(judged([second], ["发送消息给采购（采购群）：【缺货】商品 SP-1（CK-1） 已缺货"])).toEqual([]);
    expect(judged([second], ["发送消息给采购（小时群）：【缺货】商品 SP-1（CK-1） 已缺货"])).toHaveLength(1);
  });
});
