import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { alertMessage } from "../../src/app/notify/alert-message.ts";
import { RECEIVER_ROLES } from "../../src/app/notify/receiver-role.ts";
import { explanationSentence } from "../../src/domain/risk/explanation-sentence.ts";
import { anAssessedSubject, aSetting, type Shelf } from "./assessed-builder.ts";
import { anAlertRule } from "./rule-builder.ts";

const soldOut: Shelf = {
  on_hand: 0,
  orders: [{ quantity: 20, customer_name: "张三商贸" }, { quantity: 5 }],
  customers: [{ customer_code: "C-2", customer_name: "李四门店", owner_name: "小王" }],
  purchases: [{}],
};
const messageTo = (receiver_role: string, shelf: Shelf, parts = {}) =>
  alertMessage(anAssessedSubject(shelf), "raised", anAlertRule({ receiver_role }), aSetting(parts));
const adviceTo = (...given: Parameters<typeof messageTo>) => {
  const { lines } = messageTo(...given);
  return lines.slice(lines.findIndex((line) => line.startsWith("原因：")) + 1);
};

describe("a message of a rule with a condition", () => {
  const finding = { title: "可供 4 天，低于 7 天", sentence: "可供 4 天，低于 7 天" };
  const rule = anAlertRule({ condition_kind: "days_of_supply", condition_value: 7, channel: "企微群，短信、邮件" });

  it("says in its title and text which condition was met", () => {
    const { title, lines } = alertMessage(anAssessedSubject({ on_hand: 40 }), finding, rule, aSetting());
    expect(title).toBe("【可供天数不足】保温杯（WH-1） 可供 4 天，低于 7 天");
    expect(lines).toContain("触发条件：可供 4 天，低于 7 天");
  });

  it("names its condition alone where the finding is too long for a title", () => {
    const surge = anAlertRule({ condition_kind: "surge" });
    const message = alertMessage(
      anAssessedSubject({ on_hand: 40 }),
      { title: "", sentence: "卖得多" },
      surge,
      aSetting(),
    );
    expect(message.title).toBe("【需求突增】保温杯（WH-1）");
    expect(message.lines).toContain("触发条件：卖得多");
  });

  it("names the channels in order", () => {
    const message = alertMessage(anAssessedSubject({ on_hand: 40 }), finding, rule, aSetting());
    expect(message).toMatchObject({ channel: "企微群", fallback_channels: ["短信", "邮件"] });
  });

  it("can be answered only where an alert stands", () => {
    const answering = { ...aSetting(), answerLinks: () => [{ label: "已处理", link: "https://x.test" }] };
    const raised = anAssessedSubject({ on_hand: 0 });
    expect(alertMessage(raised, finding, rule, answering).actions).toHaveLength(1);
    const quiet = { ...raised, alert: { ...raised.alert, status: "quiet" as const } };
    expect(alertMessage(quiet, finding, rule, answering)).not.toHaveProperty("actions");
  });

  it("is another message at another assessment and for another rule", () => {
    const assessed = anAssessedSubject({ on_hand: 40 });
    const reference = (revision: number, rule_name: string) =>
      alertMessage({ ...assessed, revision }, finding, { ...rule, rule_name }, aSetting()).reference;
    expect(new Set([reference(1, "甲"), reference(2, "甲"), reference(1, "乙")]).size).toBe(3);
  });
});

describe("an alert's message", () => {
  it("says what, how bad, by when, why and what to do, in this order", () => {
    const assessed = anAssessedSubject({ on_hand: 32 });
    const message = alertMessage(assessed, "raised", anAlertRule({ receiver: "buyer@shop.test" }), aSetting());
    expect(message).toEqual({
      channel: "采购群",
      receiver_role: "采购",
      receiver: "buyer@shop.test",
      severity: "critical",
      title: "【紧急】保温杯（WH-1） 预计 11 月 26 日缺货",
      lines: [
        "商品：保温杯（CUP-1，WH-1）",
        "等级：紧急，可用 32 个，可供 3.2 天（按近期日均），14 天内缺货概率 100%",
        "预计缺货：11 月 26 日（3 天后），最早 11 月 25 日",
        `原因：${explanationSentence(assessed.risk.explanation)}`,
        "处理：向 王氏五金 订 204 个，今天下单。",
      ],
      link: "https://board.shop.test/items/CUP-1",
      reference: "message/CUP-1/WH-1/1/0/%E9%A2%84%E8%AD%A6%E9%80%9A%E7%9F%A5%E9%87%87%E8%B4%AD",
    });
  });

  it.each([
    { name: "out", shelf: { on_hand: 0 }, title: "【缺货】保温杯（WH-1） 已缺货" },
    { name: "a likely day", shelf: { on_hand: 150 }, title: "【预警】保温杯（WH-1） 预计 12 月 8 日缺货" },
    { name: "a place that is the only one", shelf: { on_hand: 0, location_code: "" }, title: "【缺货】保温杯 已缺货" },
    {
      name: "an item without a master record",
      shelf: { on_hand: 0, item: null },
      title: "【缺货】CUP-1（WH-1） 已缺货",
    },
  ])("is headed by $name", ({ shelf, title }) => {
    expect(messageTo("采购", shelf).title).toBe(title);
  });

  it("calls the place as its form does, and by its code where the form has no name", () => {
    const placeName = (code: string) => (code === "WH-1" ? "华东一号仓 13812345678" : code);
    const told = (location_code: string) => {
      const assessed = anAssessedSubject({ on_hand: 0, location_code });
      const { title, lines } = alertMessage(assessed, "raised", anAlertRule(), aSetting({ placeName }));
      return [title, lines[0]];
    };
    expect(told("WH-1")).toEqual(["【缺货】保温杯（华东一号仓 ***） 已缺货", "商品：保温杯（CUP-1，华东一号仓 ***）"]);
    expect(told("13812345678")).toEqual(["【缺货】保温杯（13812345678） 已缺货", "商品：保温杯（CUP-1，13812345678）"]);
  });

  it("leaves room for what is said of a place with a long name, which the line below has whole", () => {
    const setting = aSetting({ placeName: () => "上海松江区九亭镇华东一号中心仓（恒温区）" });
    const { title, lines } = alertMessage(anAssessedSubject({ on_hand: 0 }), "raised", anAlertRule(), setting);
    expect(title).toBe("【缺货】保温杯（上海松江区九亭镇华东一…） 已缺货");
    expect(lines[0]).toBe("商品：保温杯（CUP-1，上海松江区九亭镇华东一号中心仓（恒温区））");
  });

  it("is headed by orders that cannot be filled where there is stock, but not enough", () => {
    const assessed = anAssessedSubject(soldOut);
    const explanation = { ...assessed.risk.explanation, rules: ["line_unfilled"] as const };
    const risk = { ...assessed.risk, explanation };
    expect(alertMessage({ ...assessed, risk }, "raised", anAlertRule(), aSetting()).title).toBe(
      "【缺货】保温杯（WH-1） 有订单无法交付",
    );
  });

  it("names the production orders whose line stops for want of it", () => {
    const use = (order_no: string, day: string) => ({ order_no, made_code: "BOX", day, quantity: 40 });
    const one = messageTo("采购", { on_hand: 150, planned_use: [use("MO-12", "2026-12-03")] });
    expect(one.lines).toContain("影响生产：MO-12（12 月 3 日），缺料会停线");
    expect(one.lines.find((line) => line.startsWith("原因："))).toContain("生产单 MO-12 在 12 月 3 日要用 40 个");
    const many = ["MO-1", "MO-2", "MO-3", "MO-4"].map((order_no) => use(order_no, "2026-12-03"));
    expect(messageTo("采购", { on_hand: 150, planned_use: many }).lines).toContain(
      "影响生产：MO-1（12 月 3 日）、MO-2（12 月 3 日）、MO-3（12 月 3 日） 等 4 笔，缺料会停线",
    );
    expect(messageTo("采购", { on_hand: 150 }).lines.join()).not.toContain("生产");
  });

  it("says that it reminds when the alert has not ended since", () => {
    const { title } = alertMessage(anAssessedSubject({ on_hand: 0 }), "escalated", anAlertRule(), aSetting());
    expect(title).toBe("【缺货】再次提醒：保温杯（WH-1） 已缺货");
  });

  it("has a reference of its own for each rule and each time it is asked for", () => {
    const assessed = anAssessedSubject({ on_hand: 0 });
    const later = { ...assessed, alert: { ...assessed.alert, last_notified_at: 60_000 } };
    const references = [
      alertMessage(assessed, "raised", anAlertRule(), aSetting()),
      alertMessage(later, "escalated", anAlertRule(), aSetting()),
      alertMessage(assessed, "raised", anAlertRule({ rule_name: "另一条" }), aSetting()),
    ].map(({ reference }) => reference);
    expect(new Set(references).size).toBe(3);
  });
});

describe("what the buyer is told", () => {
  it.each([
    {
      name: "an order by a later day",
      shelf: { on_hand: 150 },
      want: ["处理：向 王氏五金 订 96 个（按 12 的倍数取整），最晚 11 月 29 日下单。"],
    },
    {
      name: "the supplier's code where nothing else is known",
      shelf: { on_hand: 150, supplier_name: null, item: { lead_time_days: 7 } },
      want: [expect.stringContaining("向 供应商 S-1 订")],
    },
    {
      name: "an order of nobody in particular",
      shelf: { on_hand: 150, supplier_name: null, item: { supplier_code: null } },
      want: [expect.stringMatching(/^处理：订 /)],
    },
    {
      name: "to press what is late",
      shelf: { on_hand: 20, purchases: [{ expected_on: "2026-11-18" }] },
      want: [expect.stringMatching(/^处理：向 王氏五金 订 168 个/), "催货：采购单 PO-7 60 个，已逾期 5 天。"],
    },
    {
      name: "that nothing more is needed",
      shelf: { on_hand: 0, purchases: [{ quantity: 900 }] },
      want: ["处理：在途 900 个应于 11 月 26 日到货，暂不需要追加订货。"],
    },
    {
      name: "to press only, where enough is on its way but late",
      shelf: { on_hand: 0, purchases: [{ quantity: 900, expected_on: "2026-11-18" }] },
      want: ["催货：采购单 PO-7 900 个，已逾期 5 天。"],
    },
    {
      name: "to arrange what no order may bring",
      shelf: { on_hand: 0, item: { moq: 900, shelf_life_days: 5 } },
      want: [
        expect.stringMatching(
          /^处理：保质期内能卖完的只有 \d+，不足起订量 900，暂不订，今天从“原因”里的办法中选定一种。$/,
        ),
      ],
    },
    {
      name: "that profit asks for no order yet",
      shelf: { on_hand: 150, item: { sale_price: 30.01, replenishment_target: "profit" as const } },
      want: ["处理：库存加在途还高于按预期利润的再订货点，今天不用订。"],
    },
    {
      name: "to look, where nothing can be computed",
      shelf: { on_hand: 0, daily_demand: -9, orders: [{ quantity: 1 }] },
      want: ["处理：核对库存与在途，尽快安排补货。"],
    },
  ])("is $name", ({ shelf, want }) => {
    expect(adviceTo("采购", shelf)).toEqual(want);
  });
});

describe("a transfer that comes before buying", () => {
  const told = (receiver_role: string, order_quantity: number) => {
    const transfers_first = {
      ...{ transfers: [], order_quantity, rounding_reason: null },
      advice: "建议先从 分仓 调 40 到 总仓（1 天到）；其余再采购 164",
    };
    const assessed = { ...anAssessedSubject({ on_hand: 32 }), transfers_first };
    return alertMessage(assessed, "raised", anAlertRule({ receiver_role }), aSetting()).lines.join("\n");
  };

  it("is told to the buyer before the order, which is for what remains", () => {
    expect(told("采购", 164)).toContain(
      "调拨：建议先从 分仓 调 40 到 总仓（1 天到）；其余再采购 164。\n处理：向 王氏五金 订 164 个，今天下单。",
    );
    expect(told("老板", 164)).toContain("已建议补货 164 个，待审批");
  });

  it("leaves nothing to order where it suffices", () => {
    expect(told("采购", 0)).not.toMatch(/建议今天订|处理：/);
    expect(told("老板", 0)).not.toContain("已建议补货");
  });
});

describe("what customer service and sales are told", () => {
  const customers = [
    "客户：2 位受影响，共缺 25 个。",
    "· 张三商贸：20 个（订单 SO-1）",
    "· 李四门店：5 个（订单 SO-2，负责人 小王）",
  ];

  it("is which customers are hit and what to say to them", () => {
    expect(adviceTo("客服", soldOut)).toEqual([
      ...customers,
      "处理：今天逐一联系，可以这样说：“您订的保温杯暂时缺货，预计 11 月 26 日到货，到货后优先为您发出。”",
    ]);
  });

  it("promises no day when nothing is on its way", () => {
    expect(adviceTo("客服", { ...soldOut, purchases: [] }).at(-1)).toBe(
      "处理：今天逐一联系，可以这样说：“您订的保温杯暂时缺货，我们正在加紧补货，到货时间确定后马上告知您。”",
    );
    expect(adviceTo("销售", { ...soldOut, purchases: [] }).at(-2)).toContain("尚无在途采购");
  });

  it("is what to settle with them, and to look before promising more", () => {
    expect(adviceTo("销售", soldOut)).toEqual([
      ...customers,
      "处理：今天与上述客户商定分批发货、换货或改期；下一批预计 11 月 26 日到货。",
      "新订单：先确认库存，再答应交期。",
    ]);
  });

  it.each(["客服", "销售"])("is that nobody is hit yet (%s)", (role) => {
    expect(adviceTo(role, { on_hand: 32 })).toEqual(["客户：暂无订单受影响。", "新订单：先确认库存，再答应交期。"]);
  });

  it("names five customers and three orders of each, the hardest hit first", () => {
    const orders = Array.from({ length: 7 }, (_, i) => ({ quantity: 10 + i, customer_name: `客户${i}` }));
    const more = ["SO-8", "SO-9", "SO-10"].map((order_no) => ({
      order_no,
      customer_code: "C-7",
      customer_name: "客户6",
      quantity: 1,
    }));
    const advice = adviceTo("客服", { on_hand: 0, orders: [...orders, ...more] });
    expect(advice.slice(1, 7)).toEqual([
      "· 客户6：19 个（订单 SO-10、SO-7、SO-8 等 4 张）",
      "· 客户5：15 个（订单 SO-6）",
      "· 客户4：14 个（订单 SO-5）",
      "· 客户3：13 个（订单 SO-4）",
      "· 客户2：12 个（订单 SO-3）",
      "· 另有 2 位，见预警详情",
    ]);
  });
});

describe("what the warehouse is told", () => {
  it("is to count, to ship in turn, and what comes", () => {
    expect(adviceTo("仓库", soldOut)).toEqual([
      "处理：今天盘点实物，账面 0 个，不符请登记盘点单。",
      "发货：按承诺交期先后出库，不足的订单先报客服。",
      "收货：在途 60 个应于 11 月 26 日到货，到货后优先验收入库。",
    ]);
  });

  it("is no more than to count where nothing waits and nothing comes", () => {
    expect(adviceTo("仓库", { on_hand: 32 })).toEqual(["处理：今天盘点实物，账面 32 个，不符请登记盘点单。"]);
  });
});

describe("what the owner is told", () => {
  it("is the loss, who is hit, and what is being done", () => {
    expect(adviceTo("老板", soldOut)).toEqual([
      expect.stringMatching(/^预计损失：[\d,]+ 元（14 天内，按毛利估算）。$/),
      "客户：2 位受影响，共缺 25 个。",
      "进展：已建议补货 204 个，待审批；已安排 2 位客户的关怀任务；在途 60 个应于 11 月 26 日到货。",
    ]);
  });

  it("claims nothing that was not done", () => {
    const [, , progress] = adviceTo("老板", { ...soldOut, purchases: [] }, { bound: new Set() });
    expect(progress).toBe("进展：尚无补货动作，请督促采购处理。");
  });

  it.each([
    { name: "the price where no cost is known", item: { purchase_cost: null }, want: "按售价估算" },
    { name: "nothing where no price is known", item: { sale_price: null }, want: "缺少售价，暂时无法估算" },
  ])("values the loss by $name", ({ item, want }) => {
    expect(adviceTo("老板", { on_hand: 0, item })[0]).toContain(want);
  });
});

describe("what people typed", () => {
  it("reaches a role the form does not know with everything there is", () => {
    expect(adviceTo("财务", soldOut).map((line) => line.slice(0, 2))).toEqual(["处理", "客户", "· ", "· "]);
  });

  it.each([
    "张三13812345678",
    "张三 138-1234-5678",
    "张三 +86 138 1234 5678",
    "张三１３８１２３４５６７８",
    "李四 0571-88886666",
    "李四（010）88886666",
    "李四 400-820-8820",
  ])("never shows the phone number in %s", (name) => {
    const shelf: Shelf = {
      ...soldOut,
      item: { item_name: name },
      supplier_name: name,
      customers: [{ customer_code: "C-1", customer_name: name, owner_name: name }],
    };
    for (const role of RECEIVER_ROLES) {
      expect(JSON.stringify(messageTo(role, shelf)).normalize("NFKC").replace(/\D/g, "")).not.toMatch(
        /13812345678|8888666|4008208820/,
      );
    }
  });

  it("shows a customer who is known by a phone number without it", () => {
    expect(adviceTo("客服", { on_hand: 0, orders: [{ customer_code: "13812345678" }] })[1]).toBe(
      "· ***：10 个（订单 SO-1）",
    );
  });

  it("keeps codes whole that look like phone numbers", () => {
    const [line = ""] = adviceTo("客服", { on_hand: 0, orders: [{ order_no: "13812345678" }] }).slice(1);
    expect(line).toContain("订单 13812345678");
  });

  it("stays on short lines, whatever it is", () => {
    const typed = fc.oneof(
      fc.string({ unit: "grapheme" }),
      fc.constantFrom("=1+1", "杯\r\nBcc: x", "👨‍👩‍👧‍👦".repeat(500), "杯".repeat(10_000), "\ud83d", ""),
    );
    fc.assert(
      fc.property(typed, fc.constantFrom(...RECEIVER_ROLES), (text, role) => {
        const shelf: Shelf = {
          ...soldOut,
          item: { item_name: text },
          supplier_name: text,
          customers: [{ customer_code: "C-1", customer_name: text, owner_name: text }],
        };
        const { title, lines } = messageTo(role, shelf);
        for (const line of [title, ...lines]) {
          expect(line).not.toMatch(/\p{Cc}/u);
          expect(line.isWellFormed()).toBe(true);
          expect(Array.from(line).length).toBeLessThan(300);
        }
      }),
      { numRuns: 50 },
    );
  });
});
