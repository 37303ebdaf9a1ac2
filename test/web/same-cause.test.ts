import { describe, expect, it } from "@jest/globals";
import { bySameCause, type Failed } from "../../src/entrypoints/web/src/problems/same-cause.ts";
import { ruleWanted, rulePath } from "../../src/entrypoints/web/src/routing/route.ts";

const UNBOUND = { code: "form_not_bound", message: "表单“预警规则”尚未绑定，无法写入", hint: "请管理员绑定。" };
const failed = (id: number, parts: Partial<Failed> = {}): Failed => ({
  ...{
    id,
    title: "写回预警字段",
    at: id,
    notes: [],
    problem: UNBOUND,
    excerpt: "",
    retry_path: `/effects/${id}/replay`,
  },
  ...parts,
});
const idsOf = (causes: ReturnType<typeof bySameCause>) => causes.map((same) => same.map(({ id }) => id));

describe("problems of one cause", () => {
  it("stand together, whatever they were about, in the order in which they came", () => {
    const other = { ...UNBOUND, message: "接口地址无效" };
    const all = [
      failed(1),
      failed(2, { problem: other }),
      failed(3, { title: "生成盘点任务" }),
      failed(4, { problem: null }),
    ];
    expect(idsOf(bySameCause(all))).toEqual([[1, 3], [2], [4]]);
  });

  it("stand apart by their place where that matters", () => {
    const all = [failed(1), failed(2, { title: "库存台账" }), failed(3)];
    expect(idsOf(bySameCause(all, ({ title }) => title))).toEqual([[1, 3], [2]]);
  });

  it("are none where nothing failed", () => {
    expect(bySameCause([])).toEqual([]);
  });
});

describe("the address of one rule", () => {
  it("gives back the name, whatever stands in it", () => {
    const name = "A&B 50% “急”？";
    expect(ruleWanted(new URL(rulePath(name), "http://board").search)).toBe(name);
    expect(ruleWanted("")).toBeNull();
  });
});
