import { describe, expect, it } from "@jest/globals";
import type { RecordQuery } from "@jdy/open-api-client";
import fc from "fast-check";
import { aClient } from "./a-client.ts";
import { rejectionOf } from "./error-of.ts";
import { startWireServer } from "./wire-server.ts";

const FORM = { app_id: "65f0aaaa0000000000000001", entry_id: "65f0bbbb0000000000000001" };
const LIST = "/v5/app/entry/data/list";
const idOf = (index: number) => index.toString(16).padStart(24, "0");
const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ qty: { value: index } }));

/** A form with `count` records that pages as the platform does. */
function aFormOf(count: number) {
  const ids = Array.from({ length: count }, (_, index) => idOf(index + 1));
  return startWireServer(({ json }) => {
    const { limit = 10, data_id = "" } = json ?? {};
    const page = ids.filter((id) => id > String(data_id)).slice(0, Number(limit));
    return { json: { data: page.map((_id) => ({ _id })) } };
  });
}

describe("records", () => {
  const idsFrom = async (query: Partial<RecordQuery>, server: { readonly baseUrl: string }) => {
    using client = aClient(server);
    const ids: string[] = [];
    for await (const { _id } of client.records({ ...FORM, ...query })) ids.push(_id);
    return ids;
  };

  it("reads every record once and in order, whatever the number and the page size", async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 120 }), fc.integer({ min: 1, max: 100 }), async (count, pageSize) => {
        await using server = await aFormOf(count);
        expect(await idsFrom({ pageSize }, server)).toEqual(Array.from({ length: count }, (_, i) => idOf(i + 1)));
        expect(server.requests).toHaveLength(Math.floor(count / pageSize) + 1);
      }),
      { numRuns: 15 },
    );
  });

  it("passes fields and filter on, asks for 100 at a time and sends no cursor at first", async () => {
    await using server = await aFormOf(101);
    const filter = { rel: "and" as const, cond: [{ field: "qty", method: "gt" as const, value: [3] }] };
    await idsFrom({ fields: ["qty"], filter }, server);
    expect(server.bodiesOf(LIST)).toEqual([
      { ...FORM, fields: ["qty"], filter, limit: 100 },
      { ...FORM, fields: ["qty"], filter, limit: 100, data_id: idOf(100) },
    ]);
  });

  it("goes on after a given record", async () => {
    await using server = await aFormOf(5);
    expect(await idsFrom({ after_id: idOf(3) }, server)).toEqual([idOf(4), idOf(5)]);
  });

  it("reads no further than it is asked", async () => {
    await using server = await aFormOf(300);
    using client = aClient(server);
    await client.records(FORM).next();
    expect(server.requests).toHaveLength(1);
  });

  it("drops the record a page repeats from the page before", async () => {
    const pages = [[1, 2], [2, 3], [3]].map((page) => ({ json: { data: page.map((n) => ({ _id: idOf(n) })) } }));
    await using server = await startWireServer(() => pages.shift() ?? "drop");
    expect(await idsFrom({ pageSize: 2 }, server)).toEqual([idOf(1), idOf(2), idOf(3)]);
  });

  it("stops with an error when the cursor does not move, rather than for ever", async () => {
    await using server = await startWireServer(() => ({ json: { data: [{ _id: idOf(1) }] } }));
    expect(await rejectionOf(idsFrom({ pageSize: 1 }, server))).toMatchObject({
      kind: "invalid_reply",
      endpoint: LIST,
    });
    expect(server.requests).toHaveLength(2);
  });

  it.each([0, 101, 1.5])("refuses a page size of %s", async (pageSize) => {
    expect(await rejectionOf(idsFrom({ pageSize }, { baseUrl: "http://127.0.0.1:1/api" }))).toBeInstanceOf(RangeError);
  });
});

describe("listApps and listForms", () => {
  const paged = (name: string, items: readonly object[]) =>
    startWireServer(({ json }) => {
      const { skip, limit } = json ?? {};
      return { json: { [name]: items.slice(Number(skip), Number(skip) + Number(limit)) } };
    });

  it.each([0, 99, 100, 205])("reads all %s apps page by page", async (count) => {
    const apps = rows(count).map((_, index) => ({ app_id: idOf(index), name: `app ${index}` }));
    await using server = await paged("apps", apps);
    using client = aClient(server);
    expect(await client.listApps()).toEqual(apps);
  });

  it("reads all forms of an app", async () => {
    const forms = rows(101).map((_, index) => ({ app_id: FORM.app_id, entry_id: idOf(index), name: `form ${index}` }));
    await using server = await paged("forms", forms);
    using client = aClient(server);
    expect(await client.listForms(FORM.app_id)).toEqual(forms);
    expect(server.requests.map(({ json }) => json?.["app_id"])).toEqual([FORM.app_id, FORM.app_id]);
  });
});

describe("listWidgets", () => {
  it("gives widgets, their subform items and the time of the last change", async () => {
    const qty = { label: "数量", name: "qty", widgetName: "_widget_2", type: "number" };
    const lines = { label: "明细", name: "lines", widgetName: "_widget_1", type: "subform", items: [qty] };
    const json = { widgets: [lines], sysWidgets: [{ name: "ext" }], dataModifyTime: null };
    await using server = await startWireServer(() => ({ json }));
    using client = aClient(server);
    expect(await client.listWidgets(FORM)).toEqual(json);
  });
});
