import { describe, expect, it } from "@jest/globals";
import { aField, aFormSandbox, aReceiver } from "./support.ts";
import { aFlow } from "./workflow-support.ts";

const ALERT_FIELDS = [
  { label: "商品编码", type: "text", name: "item_code" },
  { label: "预警等级", type: "combo", name: "alert_severity", options: ["缺货", "正常"] },
  { label: "缺货概率", type: "number", name: "stockout_probability" },
  { label: "预计缺货日", type: "datetime", name: "stockout_date" },
  { label: "原因", type: "textarea", name: "alert_reason" },
];

async function page(url: string): Promise<string> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  expect(response.headers.get("content-security-policy")).toContain("default-src 'none'");
  return response.text();
}

describe("the pages", () => {
  it("lead from apps to forms to records, in Chinese", async () => {
    const { origin, app_id, entry_id, control, records } = await aFormSandbox([aField("f")]);
    const id = String((await control("POST", records, { data: { f: "螺丝刀" } })).body.data?._id);
    expect(await page(`${origin}/`)).toContain(`href="/apps/${app_id}"`);
    expect(await page(`${origin}/apps/${app_id}`)).toContain(`href="/forms/${entry_id}"`);
    const form = await page(`${origin}/forms/${entry_id}`);
    expect(form).toContain('lang="zh-CN"');
    expect(form).toContain("共 1 条");
    expect(form).toContain(`href="/forms/${entry_id}/records/${id}"`);
    expect(await page(`${origin}/forms/${entry_id}/records/${id}`)).toContain('value="螺丝刀"');
    expect(await page(`${origin}/forms/${entry_id}/new`)).toContain('data-method="POST"');
  });

  it("escape whatever people typed", async () => {
    const attack = `"><script>alert(1)</script>'&`;
    const { origin, entry_id, control, records } = await aFormSandbox([
      { label: attack, type: "text", name: "f" },
      { label: "选", type: "combo", name: "c", options: [attack] },
      aField("lines", "subform", { items: [aField("x")] }),
    ]);
    const values = { f: attack, c: attack, lines: [{ x: attack }] };
    const id = String((await control("POST", records, { data: values })).body.data?._id);
    await control("PATCH", `/forms/${entry_id}`, { name: attack });
    for (const path of ["", `?q=${encodeURIComponent(attack)}`, `/records/${id}`, "/new"]) {
      const text = await page(`${origin}/forms/${entry_id}${path}`);
      expect(text).not.toContain("<script>alert");
      expect(text).toContain("&lt;script&gt;alert(1)&lt;/script&gt;&#39;&amp;");
    }
  });

  it("show an alert by word, probability, day and reason", async () => {
    const { origin, entry_id, control, records } = await aFormSandbox(ALERT_FIELDS);
    const values = {
      alert_severity: "缺货",
      stockout_probability: 0.873,
      stockout_date: "2026-01-09",
      alert_reason: "大单提前",
    };
    const id = String((await control("POST", records, { data: values })).body.data?._id);
    expect(await page(`${origin}/forms/${entry_id}`)).toMatch(/badge out.*缺货/);
    const record = await page(`${origin}/forms/${entry_id}/records/${id}`);
    for (const text of ["87.3 %", "2026-01-09", "大单提前", 'aria-label="缺货预警"']) expect(record).toContain(text);
  });

  it("page forth and back without a gap, and search", async () => {
    const { origin, entry_id, control, records } = await aFormSandbox([aField("f")]);
    await control("POST", `${records}/batch`, {
      data_list: Array.from({ length: 120 }, (_, n) => ({ f: `商品${n}号` })),
    });
    const shown = (text: string) => [...text.matchAll(/<td>商品(\d+)号/g)].map(([, n]) => Number(n));
    const follow = async (text: string, label: string) => {
      const href = [...text.matchAll(/href="([^"]+)">([^<]+)</g)].find(([, , word]) => word === label)?.[1];
      return page(`${origin}${String(href).replaceAll("&amp;", "&")}`);
    };
    const first = await page(`${origin}/forms/${entry_id}`);
    const second = await follow(first, "下一页");
    const third = await follow(second, "下一页");
    expect([first, second, third].map((text) => [shown(text)[0], shown(text).at(-1)])).toEqual([
      [0, 49],
      [50, 99],
      [100, 119],
    ]);
    expect(shown(await follow(third, "上一页"))).toEqual(shown(second));
    expect(shown(await follow(second, "首页"))).toEqual(shown(first));
    expect(shown(await page(`${origin}/forms/${entry_id}?q=${encodeURIComponent("商品7号")}`))).toEqual([7]);
    expect(await page(`${origin}/forms/${entry_id}?q=nothing`)).toContain("没有找到");
  });

  it("show the delivery log of a push, without its token", async () => {
    const receiver = await aReceiver((response, count) => response.writeHead(count === 1 ? 500 : 200).end());
    const { origin, entry_id, control, records, sandbox } = await aFormSandbox([aField("f")], { retryMs: [] });
    const { webhook_id } = (
      await control("POST", `/forms/${entry_id}/webhooks`, { url: `${receiver.url}?token=geheim`, secret: "s" })
    ).body;
    await control("POST", records, { data: {} });
    await sandbox.idle();
    await control("POST", records, { data: {} });
    await sandbox.idle();
    const log = await page(`${origin}/webhooks/${String(webhook_id)}`);
    for (const text of ["成功 1", "失败 1", "HTTP 500", "data_create"]) expect(log).toContain(text);
    expect(log + (await page(`${origin}/forms/${entry_id}`))).not.toContain("geheim");
  });

  it("list a person's to-dos and copies, and what was told to whom, escaped", async () => {
    const { origin, submit, control, entry_id } = await aFlow([
      { name: "<b>审批</b>", assignees: ["admin"], cc: ["wangfang"] },
    ]);
    await control("POST", "/message-pushes", { url: "http://127.0.0.1:9/?token=geheim", secret: "s" });
    await submit();
    const mine = await page(`${origin}/todos?username=admin`);
    for (const text of ["1 条", "&lt;b&gt;审批&lt;/b&gt;", "同意", "否决", "回退", "李雷 发起", "字段n</dt>"])
      expect(mine).toContain(text);
    expect(await page(`${origin}/todos?username=wangfang`)).toContain("未读");
    expect(await page(`${origin}/todos?username=lilei`)).toContain("没有待办");
    const messages = await page(`${origin}/messages`);
    for (const text of ["您有一条待办", "管理员", "<td>是</td>", "消息推送"]) expect(messages).toContain(text);
    expect(mine + messages).not.toContain("<b>审批");
    expect(messages).not.toContain("geheim");
    expect(messages).toContain(`/forms/${entry_id}/records/`);
    expect((await fetch(`${origin}/todos?username=nobody`)).status).toBe(404);
  });

  it("show what assistants did", async () => {
    const { origin, control, app_id, entry_id, records, sandbox } = await aFormSandbox([aField("f")]);
    await control("POST", `/apps/${app_id}/assistants`, {
      ...{ name: "缺货助手", trigger: { kind: "form", entry_id } },
      nodes: [{ kind: "send_message", to: ["lilei"], text: "看一下 ${f}" }],
    });
    expect(await page(`${origin}/messages`)).toContain("还没有运行过");
    await control("POST", records, { data: { f: "螺丝刀" } });
    await sandbox.idle();
    const messages = await page(`${origin}/messages`);
    for (const text of ["看一下 螺丝刀", "智能助手Pro:缺货助手", "成功", "新增"]) expect(messages).toContain(text);
  });

  it("offer every type of field an input", async () => {
    const types = [
      "text",
      "textarea",
      "number",
      "datetime",
      "radiogroup",
      "checkboxgroup",
      "combo",
      "combocheck",
      "address",
      "location",
    ];
    const more = [
      "phone",
      "image",
      "upload",
      "signature",
      "user",
      "usergroup",
      "dept",
      "deptgroup",
      "linkdata",
      "lookup",
      "aggregation",
      "sn",
    ];
    const { origin, entry_id } = await aFormSandbox([...types, ...more].map((type) => aField(`f_${type}`, type)));
    const text = await page(`${origin}/forms/${entry_id}/new`);
    const readOnly = ["image", "upload", "signature", "sn"];
    for (const type of [...types, ...more])
      expect(text.includes(`data-field="f_${type}"`)).toBe(!readOnly.includes(type));
  });

  it("bring their own style and script", async () => {
    const { origin } = await aFormSandbox([]);
    for (const name of ["page.css", "record-form.mjs", "todo-list.mjs", "icon.svg"])
      expect((await page(`${origin}/assets/${name}`)).length).toBeGreaterThan(100);
  });

  it("say that a record, form or app is not there", async () => {
    const { origin, entry_id } = await aFormSandbox([]);
    for (const path of ["/apps/x", "/forms/x", `/forms/${entry_id}/records/x`, "/webhooks/x", "/files/x"]) {
      expect((await fetch(origin + path)).status).toBe(404);
    }
  });
});
