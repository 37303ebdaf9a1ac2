import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "@jest/globals";
import { createSandbox } from "../../packages/platform-sandbox/src/index.ts";
import { aDirectory, aFakeClock, aField, aFormSandbox, aReceiver, aSandbox, wrapped } from "./support.ts";

describe("after a restart", () => {
  it("apps, forms, records, keys and finished transactions are as before, and ids go on ascending", async () => {
    const dataDir = aDirectory();
    const before = await aFormSandbox([aField("f")], { dataDir });
    const batch = { data_list: [wrapped({ f: "x" })], transaction_id: randomUUID() };
    const made = (await before.data("batch_create", batch)).body;
    await before.sandbox.close();
    const { api } = await aSandbox({ dataDir });
    const call = (name: string, params: object) =>
      api(`app/entry/data/${name}`, { ...before.target, ...params }, before.key);
    expect((await call("list", {})).body.data).toMatchObject([{ f: "x" }]);
    expect((await call("batch_create", batch)).body).toEqual(made);
    const [first] = made.success_ids as unknown as string[];
    expect(String((await call("create", { data: {} })).body.data?._id) > String(first)).toBe(true);
  });

  it("ids ascend even when the clock was set back", async () => {
    const dataDir = aDirectory();
    const before = await aFormSandbox([], { dataDir, clock: aFakeClock() });
    const first = String((await before.data("create", { data: {} })).body.data?._id);
    await before.sandbox.close();
    const { api } = await aSandbox({ dataDir, clock: aFakeClock(Date.parse("2020-01-01T00:00:00Z")) });
    const next = (await api("app/entry/data/create", { ...before.target, data: {} }, before.key)).body.data?._id;
    expect(String(next) > first).toBe(true);
  });

  it("pushes not yet delivered are sent, their attempts remembered", async () => {
    const dataDir = aDirectory();
    const receiver = await aReceiver((response, count) => response.writeHead(count === 1 ? 500 : 200).end());
    const before = await aFormSandbox([aField("f")], { dataDir, retryMs: [3_600_000] });
    const hook = (
      await before.control("POST", `/forms/${before.entry_id}/webhooks`, { url: receiver.url, secret: "s" })
    ).body;
    await before.control("POST", before.records, { data: { f: "x" } });
    await receiver.received(1);
    await before.sandbox.close();
    const clock = aFakeClock(Date.now() + 2 * 3_600_000);
    const { sandbox, control } = await aSandbox({ dataDir, clock });
    await sandbox.idle();
    expect(receiver.seen.map(({ headers }) => headers["x-jdy-deliverid"])).toHaveLength(2);
    expect(new Set(receiver.seen.map(({ text }) => text)).size).toBe(1);
    const { deliveries } = (await control("GET", `/webhooks/${String(hook.webhook_id)}/deliveries`)).body;
    expect(deliveries?.[0]).toMatchObject({ state: "delivered" });
  });

  it("a key given for all apps opens the apps of earlier runs", async () => {
    const dataDir = aDirectory();
    const before = await aFormSandbox([], { dataDir });
    await before.sandbox.close();
    const { api } = await aSandbox({ dataDir, apiKey: "one-key" });
    expect((await api("app/list", {}, "one-key")).body.apps).toHaveLength(1);
    expect((await api("app/list", {}, before.key)).body.code).toBe(17018);
  });
});

describe("a data directory in use", () => {
  it("is refused to a second sandbox with words that help", async () => {
    const dataDir = aDirectory();
    await aSandbox({ dataDir });
    expect(() => createSandbox({ dataDir })).toThrow("可能正被另一个沙盒使用");
  });

  it("opens the data of a sandbox from before contacts and workflows had their columns", async () => {
    const dataDir = aDirectory();
    const old = new DatabaseSync(join(dataDir, "sandbox.sqlite"));
    old.exec(FIRST_TABLES);
    old.close();
    const { control, api } = await aSandbox({ dataDir });
    expect((await control("GET", "/members")).body.members).toEqual([
      { _id: "65f0dddd0000000000000001", username: "laowang", name: "老王", departments: [7], status: 1, type: 0 },
    ]);
    const { user } = (await api("corp/user/update", { username: "laowang", name: "王总" }, "old-key")).body;
    expect(user).toMatchObject({ name: "王总", departments: [7] });
    expect((await api("corp/department/list", { dept_no: 1 }, "old-key")).body.departments).toMatchObject([
      { dept_no: 7, seq: 0 },
    ]);
  });
});

/** The tables of members and departments as the first version of the sandbox made them. */
const FIRST_TABLES = `
create table app (app_id text primary key, name text not null, api_key text not null) without rowid;
create table member (
  username text primary key, member_id text not null, name text not null, departments text not null
) without rowid;
create table department (dept_no integer primary key, name text not null, parent_no integer);
insert into app values ('65f0aaaa0000000000000001', '旧应用', 'old-key');
insert into member values ('laowang', '65f0dddd0000000000000001', '老王', '[7]');
insert into department values (1, '全公司', null), (7, '采购部', 1);
`;
