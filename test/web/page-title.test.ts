import { describe, expect, it } from "@jest/globals";
import { pageTitle } from "../../src/entrypoints/web/src/shell/page-title.ts";
import { zh } from "../../src/entrypoints/web/src/text/zh.ts";

describe("pageTitle", () => {
  it.each([
    ["board", "看板 · 缺货卫士"],
    ["item", "看板 · 缺货卫士"],
    ["hit_customer", "受影响客户 · 缺货卫士"],
    ["audit", "审计记录 · 缺货卫士"],
    ["not_found", "没有这个页面 · 缺货卫士"],
  ] as const)("of %s is %s", (page, title) => expect(pageTitle(page, zh)).toBe(title));
});
