import { describe, expect, it } from "@jest/globals";
import { aField, aFormSandbox, aSandbox, ask, wrapped } from "./support.ts";

describe("app/list and app/entry/list", () => {
  it("show only the apps and forms the key opens", async () => {
    const { control, api } = await aSandbox();
    const [one, two] = [
      (await control("POST", "/apps", { name: "一" })).body,
      (await control("POST", "/apps", { name: "二" })).body,
    ];
    const form = (await control("POST", `/apps/${String(one.app_id)}/forms`, { name: "商品资料", widgets: [] })).body;
    expect((await api("app/list", {}, String(one.api_key))).body).toEqual({
      apps: [{ app_id: one.app_id, name: "一" }],
    });
    expect((await api("app/list", {}, String(two.api_key))).body).toEqual({
      apps: [{ app_id: two.app_id, name: "二" }],
    });
    expect((await api("app/entry/list", { app_id: one.app_id }, String(one.api_key))).body).toEqual({
      forms: [{ app_id: one.app_id, entry_id: form.entry_id, name: "商品资料" }],
    });
  });

  it("page by skip and limit", async () => {
    const { control, api } = await aSandbox({ apiKey: "k" });
    for (const name of ["一", "二", "三"]) await control("POST", "/apps", { name });
    const names = async (params: object) =>
      ((await api("app/list", params, "k")).body.apps as unknown as { name: string }[]).map(({ name }) => name);
    expect(await names({})).toEqual(["一", "二", "三"]);
    expect(await names({ skip: 1, limit: 1 })).toEqual(["二"]);
    expect((await api("app/list", { limit: 101 }, "k")).body.code).toBe(17017);
    expect((await api("app/list", { skip: -1 }, "k")).body.code).toBe(17017);
  });

  it("use the one key given for all apps", async () => {
    const { control } = await aSandbox({ apiKey: "shared-key" });
    expect((await control("POST", "/apps", { name: "一" })).body.api_key).toBe("shared-key");
  });
});

describe("widget/list", () => {
  it("names fields by alias, keeps the field id, and lists the fields of subforms", async () => {
    const { api, target, key } = await aFormSandbox([
      { label: "商品编码", type: "text", name: "item_code", widgetName: "_widget_1669106585317" },
      { label: "备注", type: "textarea" },
      { label: "分割线", type: "separator" },
      { label: "等级", type: "combo", name: "level", options: ["高", "低"] },
      { label: "明细", type: "subform", name: "lines", items: [{ label: "数量", type: "number", name: "qty" }] },
    ]);
    const { body } = await api("app/entry/widget/list", target, key);
    const id = expect.stringMatching(/^_widget_\d{13}$/);
    expect(body.widgets).toEqual([
      { label: "商品编码", type: "text", name: "item_code", widgetName: "_widget_1669106585317" },
      { label: "备注", type: "textarea", name: id, widgetName: id },
      { label: "等级", type: "combo", name: "level", widgetName: id },
      {
        ...{ label: "明细", type: "subform", name: "lines", widgetName: id },
        items: [{ label: "数量", type: "number", name: "qty", widgetName: id }],
      },
    ]);
    expect(body.sysWidgets).toEqual(expect.arrayContaining([{ name: "updateTime" }]));
  });

  it("tells when data last changed, null before there was any", async () => {
    const { api, data, target, key } = await aFormSandbox([aField("f")]);
    const modified = async () => (await api("app/entry/widget/list", target, key)).body.dataModifyTime as unknown;
    expect(await modified()).toBeNull();
    const { _id } = (await data("create", { data: {} })).body.data ?? {};
    const afterCreate = await modified();
    expect(afterCreate).toMatch(/^\d{4}-.*\.\d{3}Z$/);
    await data("delete", { data_id: _id });
    expect(String(await modified()) >= String(afterCreate)).toBe(true);
  });
});

describe("a call's key and target", () => {
  it.each([
    { name: "no key", authorization: undefined, code: 8301 },
    { name: "another scheme", authorization: "Basic abc", code: 8301 },
    { name: "an empty key", authorization: "Bearer ", code: 8301 },
    { name: "an unknown key", authorization: "Bearer nobody", code: 17018 },
  ])("is refused for $name with $code", async ({ authorization, code }) => {
    const { url } = await aSandbox();
    const headers = authorization === undefined ? undefined : { authorization };
    const { status, body } = await ask(`${url}/v5/app/list`, "POST", {}, headers);
    expect({ status, code: body.code }).toEqual({ status: 400, code });
  });

  it.each([{ options: {} }, { options: { apiKey: "key-of-all" } }])(
    "is refused with 17018 while the key has expired, $options",
    async ({ options }) => {
      const { data, control, app_id } = await aFormSandbox([], options);
      const expire = (is_expired: unknown) => control("PUT", `/apps/${app_id}/key`, { is_expired });
      expect((await expire("yes")).status).toBe(400);
      await expire(true);
      expect(await data("create", { data: {} })).toMatchObject({ status: 400, body: { code: 17018 } });
      await expire(false);
      expect((await data("list")).body.data).toEqual([]);
    },
  );

  it.each([
    { name: "an app that is not there", change: { app_id: "65f0aaaa0000000000000001" }, code: 2004 },
    { name: "a form that is not there", change: { entry_id: "65f0aaaa0000000000000001" }, code: 3000 },
    { name: "a record that is not there", change: { data_id: "65f0aaaa0000000000000001" }, code: 4001 },
    { name: "no app", change: { app_id: undefined }, code: 1 },
    { name: "no form", change: { entry_id: undefined }, code: 1 },
    { name: "no record", change: {}, code: 1 },
    { name: "a form id that is no text", change: { entry_id: 7 }, code: 17017 },
  ])("is refused for $name with $code", async ({ change, code }) => {
    const { data } = await aFormSandbox([]);
    const { status, body } = await data("get", change);
    expect({ status, code: body.code }).toEqual({ status: 400, code });
  });

  it("is refused for an app outside the key's scope with 8302, and for a form of another app with 3000", async () => {
    const { control, api, target, key } = await aFormSandbox([]);
    const other = (await control("POST", "/apps", { name: "另一个" })).body;
    expect((await api("app/entry/list", { app_id: other.app_id }, key)).body.code).toBe(8302);
    const form = (await control("POST", `/apps/${String(other.app_id)}/forms`, { name: "表", widgets: [] })).body;
    expect((await api("app/entry/widget/list", { ...target, entry_id: form.entry_id }, key)).body.code).toBe(3000);
  });

  it("must be a POST of a JSON object on a known path", async () => {
    const { url, api, key } = await aFormSandbox([]);
    const authorization = `Bearer ${key}`;
    expect((await ask(`${url}/v5/app/list`, "GET")).status).toBe(405);
    expect((await api("no/such/path", {}, key)).status).toBe(404);
    const broken = await fetch(`${url}/v5/app/list`, {
      method: "POST",
      body: "{",
      headers: { authorization, "content-type": "application/json" },
    });
    expect([broken.status, await broken.json()]).toEqual([400, expect.objectContaining({ code: 1 })]);
    expect((await api("app/list", [], key)).body.code).toBe(1);
  });
});

describe("making a form", () => {
  it.each([
    ...["Item", "1a", "_a", "a-b", "编码", "creator"].map((name) => ({
      name: `alias ${name}`,
      widgets: [aField(name)],
      code: 3042,
    })),
    { name: "an alias twice", widgets: [aField("a"), aField("a")], code: 3042 },
    {
      name: "a field id twice",
      widgets: [1, 2].map((n) => aField(`a${n}`, "text", { widgetName: "_widget_1" })),
      code: 3005,
    },
    { name: "an unknown type", widgets: [aField("a", "rainbow")], code: 3005 },
    { name: "no label", widgets: [{ type: "text" }], code: 3005 },
    { name: "a malformed field id", widgets: [aField("a", "text", { widgetName: "w1" })], code: 3005 },
    { name: "options that are no texts", widgets: [aField("a", "combo", { options: [1] })], code: 3005 },
    {
      name: "a subform in a subform",
      widgets: [aField("a", "subform", { items: [aField("b", "subform", { items: [] })] })],
      code: 3005,
    },
    { name: "two serial numbers", widgets: [aField("a", "sn"), aField("b", "sn")], code: 3041 },
    { name: "501 fields", widgets: Array.from({ length: 501 }, (_, n) => aField(`a${n}`)), code: 3083 },
  ])("is refused for $name", async ({ widgets, code }) => {
    const { control } = await aSandbox();
    const { app_id } = (await control("POST", "/apps", { name: "a" })).body;
    expect((await control("POST", `/apps/${String(app_id)}/forms`, { name: "f", widgets })).body.code).toBe(code);
  });

  it("takes a given entry_id once", async () => {
    const { control, app_id } = await aFormSandbox([]);
    const entry_id = "65f0bbbb0000000000000001";
    expect((await control("POST", `/apps/${app_id}/forms`, { name: "f", entry_id, widgets: [] })).body.entry_id).toBe(
      entry_id,
    );
    expect((await control("POST", `/apps/${app_id}/forms`, { name: "f", entry_id, widgets: [] })).body.code).toBe(3005);
    expect((await control("POST", `/apps/${app_id}/forms`, { name: "f", entry_id: "x", widgets: [] })).body.code).toBe(
      3005,
    );
    expect((await control("POST", `/apps/${app_id}/forms`, { widgets: [] })).body.code).toBe(3001);
  });
});

describe("changing a form", () => {
  it("keeps data under the field id through a new alias, and hides a deleted field", async () => {
    const { control, data, entry_id, made } = await aFormSandbox([aField("qty", "number"), aField("note")]);
    const { _id } = (await data("create", { data: wrapped({ qty: 3, note: "x" }) })).body.data ?? {};
    const qty = { ...made.widgets?.[0], name: "on_hand" };
    expect((await control("PATCH", `/forms/${entry_id}`, { widgets: [qty] })).status).toBe(200);
    const after = (await data("get", { data_id: _id })).body.data;
    expect(after).toMatchObject({ on_hand: 3 });
    expect(after).not.toHaveProperty("note");
    expect(after).not.toHaveProperty("qty");
    expect((await data("update", { data_id: _id, data: wrapped({ qty: 4 }) })).body.code).toBe(17017);
  });

  it("knows a field again by its alias alone, and never changes a type", async () => {
    const { control, entry_id, made } = await aFormSandbox([aField("qty", "number")]);
    const renamed = (
      await control("PATCH", `/forms/${entry_id}`, { widgets: [{ ...aField("qty", "number"), label: "数量" }] })
    ).body;
    expect(renamed.widgets?.[0]).toMatchObject({ label: "数量", widgetName: made.widgets?.[0]?.widgetName });
    expect((await control("PATCH", `/forms/${entry_id}`, { widgets: [aField("qty", "text")] })).body.code).toBe(3005);
  });
});
