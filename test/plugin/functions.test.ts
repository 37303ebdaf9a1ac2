import { createServer, type Server } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "@jest/globals";
import axios from "axios";
import { portOf } from "../../src/entrypoints/http/listen.ts";
import { aPlannedShop, NOW } from "../app/purchase-plan/a-planned-shop.ts";
import { aServedBoard } from "../http/a-served-board.ts";
import { failureOf, runPasted, type Surroundings } from "./a-pasted-function.ts";

const CUP = { category: "杯壶", moq: null, order_multiple: null } as const;

describe("the functions of the plugin kit, pasted as they are", () => {
  const board = aServedBoard({
    now: NOW,
    fill: ({ store }) =>
      aPlannedShop(store, [
        { item_code: "CUP", item: { ...CUP, item_name: "保温杯" }, on_hand: { W1: 12, W2: 400 } },
        { item_code: "MUG", item: { ...CUP, item_name: "马克杯" }, on_hand: { W1: 900 } },
        { item_code: "BOWL", item: { category: "碗盘", item_name: "汤碗" }, on_hand: { W1: 500 } },
        { item_code: "OLD", item: { ...CUP, item_name: "旧款杯", is_active: false }, on_hand: { W1: 990 } },
      ]),
  });
  let tokens: Readonly<Record<"all" | "reading", string>>;

  beforeAll(async () => {
    const tokenOf = async (name: string, scopes: readonly string[]) => {
      const made = await board.admin().post("/tokens", { name, scopes, valid_days: 1 });
      return (JSON.parse(made.body) as { readonly token: string }).token;
    };
    tokens = {
      all: await tokenOf("下单插件", ["read_board", "answer_alerts"]),
      reading: await tokenOf("只读", ["read_board"]),
    };
  });

  const agentConf = (parts: object = {}) => ({
    ...{ server_url: `${board.running().board_url}/`, token: tokens.all, timeout_seconds: null },
    ...parts,
  });
  const run = (name: string, triggerConf: object, parts: object = {}, surroundings: Surroundings = {}) =>
    runPasted(name, { agentConf: agentConf(parts), triggerConf: { ...triggerConf } }, surroundings);

  it("tell what an order line would do, before it is placed", async () => {
    const answer = await run("check-order-line", { item_code: "CUP", location_code: "W1", quantity: 20 });
    expect(answer).toMatchObject({
      ...{ can_ship: "不能", short_quantity: 8, ship_date: null, available: 12, severity: "紧急" },
      ...{ available_after: 0, severity_after: "缺货", stockout_probability_after: 1 },
      substitutes: "同类有货：马克杯（MUG）可用 900 件",
    });
    expect(answer["sentence"]).toMatch(/^仅剩 12 件，还差 8 件，.+；同类有货：马克杯（MUG）可用 900 件。$/);
  });

  it.each([
    { shape: "JSON texts", triggerConf: { item_code: '"CUP"', location_code: '["W2"]', quantity: '"10.0"' } },
    { shape: "lists", triggerConf: { item_code: ["CUP"], location_code: ["W2"], quantity: [10] } },
    {
      shape: "objects",
      triggerConf: { item_code: { value: "CUP" }, location_code: { text: "W2" }, quantity: { value: 10 } },
    },
    { shape: "lists in lists", triggerConf: { item_code: [["CUP"]], location_code: '{"name":"W2"}', quantity: "+10" } },
  ])("take a field that comes as $shape", async ({ triggerConf }) => {
    const answer = await run("check-order-line", triggerConf);
    expect(answer).toMatchObject({ can_ship: "能", available: 400, available_after: 390, short_quantity: 0 });
  });

  it.each([
    { written: "1,200", want: 1200 },
    { written: "1,234,567.5", want: 1234567.5 },
    { written: " 12.50 ", want: 12.5 },
  ])("read $written as $want", async ({ written, want }) => {
    const place = { item_code: "CUP", location_code: "W1" };
    expect(await run("check-order-line", { ...place, quantity: written })).toMatchObject({
      short_quantity: want - 12,
    });
  });

  it.each(["1,0", "1,2345", ",5", "0x1F", "1e3", "１０", "1 000", "Infinity", "10 件", 1e21, Number.NaN])(
    "take %s for no number",
    async (quantity) => {
      const failure = await failureOf(run("check-order-line", { item_code: "CUP", location_code: "W1", quantity }));
      expect(failure).toBe(`缺货卫士：数量 quantity 不是数字：${String(quantity)}`);
    },
  );

  it.each([
    { what: "a moment", value: new Date(0), told: "日期时间" },
    { what: "an object without words", value: { id: "CUP" }, told: "对象" },
    { what: "the same as JSON", value: '{"id":"CUP"}', told: "对象" },
    { what: "a choice of yes and no", value: [true], told: "是/否" },
  ])("guess nothing from $what", async ({ value, told }) => {
    const failure = await failureOf(run("check-order-line", { item_code: value, location_code: "W1", quantity: 1 }));
    const want = `商品编码 item_code 收到认不出的内容（${told}）。请绑定文本、数字或下拉字段。`;
    expect(failure).toBe(`缺货卫士：${want}`);
  });

  it("work with axios where there is no fetch", async () => {
    const triggerConf = { item_code: "MUG", quantity: 1 };
    const known = { fetch: undefined, axios };
    const answer = await run("check-order-line", triggerConf, {}, known);
    expect(answer).toMatchObject({ can_ship: "能", severity_after: "正常", substitutes: "" });
    const modules = {
      fetch: undefined,
      axios: undefined,
      require: (name: string) => (name === "axios" ? axios : null),
    };
    expect(await run("check-order-line", triggerConf, {}, modules)).toEqual(answer);
    const wrong = run("check-order-line", { item_code: "NOBODY", quantity: 1 }, {}, known);
    expect(await failureOf(wrong)).toContain("没有商品 NOBODY");
  });

  it("assess an item at once, or tell the last assessment while the shop is not read to its end", async () => {
    const early = await run("assess-now", { item_code: "MUG", location_code: "" });
    expect(early).toMatchObject({ waiting: "是", severity: "正常", available: 900 });
    await board.running().addon.store.registry.saveSetting("shop", "is_ready", "true");
    const answer = await run("assess-now", { item_code: "MUG", location_code: "" });
    expect(answer).toMatchObject({ waiting: "否", severity: "正常", available: 900, suggested_order_quantity: 0 });
    expect(answer["reason"]).toContain("现有 900 件");
  });

  it("answer an alert as the token, which the audit log names", async () => {
    const place = { item_code: "CUP", location_code: "W1" };
    expect(await run("acknowledge-alert", { ...place, answer: "确认" })).toEqual({
      ...{ severity: "紧急", alert_status: "已确认" },
      sentence: "保温杯的预警（紧急）已确认，变严重之前不再提醒。",
    });
    expect(await run("acknowledge-alert", { ...place, answer: "忽略", days: "3" })).toMatchObject({
      alert_status: "暂不提醒",
      sentence: "保温杯的预警（紧急）3 天内不再提醒，变严重时除外。",
    });
    expect(await run("acknowledge-alert", { item_code: "MUG", answer: "忽略" })).toMatchObject({
      alert_status: "无预警",
      sentence: "马克杯现在没有需要答复的预警（正常）。",
    });
    const { store, access } = board.running().addon;
    const { entries } = await access.audit(null);
    const answered = entries.filter(({ event }) => event === "alert_answered");
    expect(answered.map(({ actor, object }) => [actor, object])).toEqual([
      ["token:下单插件", "snooze 3 CUP W1"],
      ["token:下单插件", "acknowledge CUP W1"],
    ]);
    expect(entries.find(({ event }) => event === "assessment_asked")).toMatchObject({ object: "MUG W1" });
    const events = await store.alertEvents.ofSubject({ installation_id: "shop", ...place }, 0);
    expect(events.filter(({ actor }) => actor === "下单插件").map(({ kind }) => kind)).toEqual([
      "acknowledged",
      "snoozed",
    ]);
  });

  it.each([
    {
      what: "an unknown item",
      triggerConf: { item_code: "X9", quantity: 1 },
      want: "没有商品 X9 的库存或订单记录。检查商品编码是否写错；",
    },
    {
      what: "an item at several places",
      triggerConf: { item_code: "CUP", quantity: 1 },
      want: "请填写 location_code：W1、W2。",
    },
    {
      what: "an item that is not there",
      triggerConf: { item_code: "MUG", location_code: "W3", quantity: 1 },
      want: "商品 MUG 在 W3 没有库存或订单记录",
    },
    { what: "no item", triggerConf: { quantity: 1 }, want: "商品编码 item_code 没有填" },
    { what: "no quantity", triggerConf: { item_code: "MUG", quantity: "" }, want: "数量 quantity 没有填" },
    {
      what: "a quantity in words",
      triggerConf: { item_code: "MUG", quantity: "两箱" },
      want: "数量 quantity 不是数字：两箱",
    },
    { what: "a quantity of nought", triggerConf: { item_code: "MUG", quantity: 0 }, want: "quantity：数值过小" },
    {
      what: "several lines",
      triggerConf: { item_code: ["CUP", "MUG"], quantity: 1 },
      want: "一次只能处理一行，却收到 2 个值",
    },
  ])("say in Chinese what is wrong with $what", async ({ triggerConf, want }) => {
    expect(await failureOf(run("check-order-line", triggerConf))).toContain(want);
  });

  it("refuse an answer that is none, and days that are no days", async () => {
    const place = { item_code: "CUP", location_code: "W1" };
    const answered = (parts: object) => failureOf(run("acknowledge-alert", { ...place, ...parts }));
    expect(await answered({ answer: "好的" })).toMatch(/answer：无效选项.*确认.*忽略/);
    expect(await answered({ answer: "忽略", days: 91 })).toContain("days：");
    expect(await answered({ answer: "" })).toContain("答复 answer 没有填");
  });

  it("say what to do about a token that is wrong, over, mistyped or may not", async () => {
    const asked = (parts: object) => failureOf(run("acknowledge-alert", { item_code: "MUG", answer: "确认" }, parts));
    const wrong = await asked({ token: "sg_wrong-token" });
    expect(wrong).toContain("令牌不正确、已过期或已吊销。请管理员在看板的“账户 > 接口令牌”新建一个");
    expect(wrong).not.toContain("sg_wrong-token");
    expect(await asked({ token: null })).toContain("接口令牌 token 没有填");
    const mistyped = await asked({ token: "sg_令牌\n" });
    expect(mistyped).toContain("接口令牌 token 应以 sg_ 开头");
    expect(mistyped).not.toContain("令牌\n");
    expect(await asked({ token: tokens.reading })).toContain("没有进行此操作的权限");
  });

  describe("with a server that is not ours", () => {
    let server: Server;

    beforeAll(async () => {
      server = createServer((request, response) => {
        if (request.url?.startsWith("/page/") === true) response.end("<html>你好</html>");
        else if (request.url?.startsWith("/moved/") === true) response.writeHead(302, { location: "/page/" }).end();
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    });
    afterAll(async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    });

    const asked = (server_url: string, surroundings: Surroundings = {}) =>
      failureOf(run("assess-now", { item_code: "CUP" }, { server_url, timeout_seconds: "0.2" }, surroundings));
    const url = () => `http://127.0.0.1:${portOf(server)}`;

    it.each([
      { by: "fetch", surroundings: {} },
      { by: "axios", surroundings: { fetch: undefined, axios } },
    ])("end when the time is over, by $by", async ({ surroundings }) => {
      const want = "缺货卫士：等了 0.2 秒没有答复。请稍后重试；一直如此请检查服务器是否在运行。";
      expect(await asked(`${url()}/silent`, surroundings)).toBe(want);
    });

    it("say that the address is wrong", async () => {
      expect(await asked(`${url()}/page`)).toContain("的答复不是缺货卫士的（HTTP 200）。请检查 server_url。");
      expect(await asked(`${url()}/moved`)).toContain("（HTTP 302）");
      expect(await asked("stock.example.com")).toContain("server_url 应以 https:// 开头");
      expect(await asked("")).toContain("服务器地址 server_url 没有填");
    });

    it.each([
      { by: "fetch", surroundings: {} },
      { by: "axios", surroundings: { fetch: undefined, axios } },
    ])("say that nobody answers there, by $by", async ({ surroundings }) => {
      const told = await asked("http://127.0.0.1:9", surroundings);
      expect(told).toMatch(/连不上服务器 http:\/\/127\.0\.0\.1:9（.+）。请检查 server_url/);
      expect(told).not.toContain(tokens.all);
    });
  });
});
