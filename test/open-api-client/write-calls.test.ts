import { describe, expect, it } from "@jest/globals";
import { BatchWriteError } from "@jdy/open-api-client";
import { aClient } from "./a-client.ts";
import { rejectionOf } from "./error-of.ts";
import { startWireServer, type WireReply, type WireRequest } from "./wire-server.ts";

const FORM = { app_id: "65f0aaaa0000000000000001", entry_id: "65f0bbbb0000000000000001" };
const BATCH_CREATE = "/v5/app/entry/data/batch_create";
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const refusal = (code: number): WireReply => ({ status: 400, json: { code, msg: "refused" } });
const idOf = (index: number) => index.toString(16).padStart(24, "0");
const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ qty: { value: index } }));

/** A form that makes records and, when told, fails a batch (counted from 0) before or after it is made. */
function aFormThatCreates(fails: Readonly<Record<number, WireReply>> = {}, made = new Map<string, string[]>()) {
  let batch = 0;
  return startWireServer(({ json }) => {
    const { data_list, transaction_id } = json ?? {};
    const list = Array.isArray(data_list) ? data_list : [];
    const before = [...made.values()].flat().length;
    const ids = made.get(String(transaction_id)) ?? list.map((_, index) => idOf(before + index + 1));
    const reply = fails[batch++];
    if (reply === undefined || reply === "hang") made.set(String(transaction_id), ids);
    return reply ?? { json: { status: "success", success_count: ids.length, success_ids: ids } };
  });
}

describe("createRecords", () => {
  it("creates any number in batches of 100 under a UUID each and returns the ids in order", async () => {
    await using server = await aFormThatCreates();
    using client = aClient(server);
    const ids = await client.createRecords({ ...FORM, data_list: rows(250), data_creator: "lilei" });
    expect(ids).toEqual(Array.from({ length: 250 }, (_, index) => idOf(index + 1)));
    const sent = server.requests.map(({ json }) => json);
    expect(sent.map((body) => body?.["data_list"])).toEqual([
      rows(250).slice(0, 100),
      rows(250).slice(100, 200),
      rows(250).slice(200),
    ]);
    expect(new Set(sent.map((body) => body?.["transaction_id"])).size).toBe(3);
    for (const body of sent)
      expect(body).toMatchObject({ ...FORM, data_creator: "lilei", transaction_id: expect.stringMatching(UUID) });
  });

  it("asks for nothing when there is nothing to create", async () => {
    await using server = await aFormThatCreates();
    using client = aClient(server);
    expect(await client.createRecords({ ...FORM, data_list: [] })).toEqual([]);
    expect(server.requests).toHaveLength(0);
  });

  it("creates nothing twice when an answer is lost", async () => {
    const made = new Map<string, string[]>();
    await using server = await aFormThatCreates({ 0: "hang" }, made);
    using client = aClient({ ...server, timeoutMs: 200 });
    expect(await client.createRecords({ ...FORM, data_list: rows(3) })).toEqual([idOf(1), idOf(2), idOf(3)]);
    expect([...made.values()]).toEqual([[idOf(1), idOf(2), idOf(3)]]);
    expect(server.requests).toHaveLength(2);
  });

  it("counts a batch as done, its ids untold, when its transaction was used before", async () => {
    await using server = await aFormThatCreates({ 0: refusal(17026) });
    using client = aClient(server);
    const transaction_ids = [crypto.randomUUID(), crypto.randomUUID()];
    const ids = await client.createRecords({ ...FORM, data_list: rows(101), transaction_ids });
    expect(ids).toEqual([...rows(100).map(() => null), idOf(1)]);
    expect(server.requests.map(({ json }) => json?.["transaction_id"])).toEqual(transaction_ids);
  });

  it("tells what is done and under which ids to go on when it stops half-way", async () => {
    await using server = await aFormThatCreates({ 1: refusal(7212) });
    using client = aClient(server);
    const transaction_ids = rows(3).map(() => crypto.randomUUID());
    const error = await rejectionOf(client.createRecords({ ...FORM, data_list: rows(250), transaction_ids }));
    expect(error).toBeInstanceOf(BatchWriteError);
    expect(error).toMatchObject({ code: 7212, transaction_ids: transaction_ids.slice(1) });
    expect(error).toHaveProperty("done_ids.length", 100);
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name: "BatchWriteError", code: 7212 });
  });

  it("refuses a reply with fewer ids than records", async () => {
    await using server = await aFormThatCreates({
      0: { json: { status: "success", success_count: 1, success_ids: [idOf(1)] } },
    });
    using client = aClient(server);
    expect(await rejectionOf(client.createRecords({ ...FORM, data_list: rows(2) }))).toMatchObject({
      kind: "invalid_reply",
      endpoint: BATCH_CREATE,
    });
  });

  it("refuses transaction ids that do not fit the batches", async () => {
    using client = aClient({ baseUrl: "http://127.0.0.1:1/api" });
    const call = client.createRecords({ ...FORM, data_list: rows(101), transaction_ids: [crypto.randomUUID()] });
    expect(await rejectionOf(call)).toBeInstanceOf(RangeError);
  });
});

describe("updateRecords and deleteRecords", () => {
  const data_ids = rows(201).map((_, index) => idOf(index));
  const counting = ({ json }: WireRequest): WireReply => {
    const ids = json?.["data_ids"];
    return { json: { status: "success", success_count: Array.isArray(ids) ? ids.length : 0 } };
  };

  it("sets one value on any number of records, 100 a call", async () => {
    await using server = await startWireServer(counting);
    using client = aClient(server);
    const data = { alert_severity: { value: "预警" } };
    expect(await client.updateRecords({ ...FORM, data_ids, data })).toBe(201);
    expect(server.bodiesOf("/v5/app/entry/data/batch_update")).toEqual([
      { ...FORM, data, data_ids: data_ids.slice(0, 100) },
      { ...FORM, data, data_ids: data_ids.slice(100, 200) },
      { ...FORM, data, data_ids: data_ids.slice(200) },
    ]);
  });

  it("deletes any number of records, 100 a call", async () => {
    await using server = await startWireServer(counting);
    using client = aClient(server);
    expect(await client.deleteRecords({ ...FORM, data_ids })).toBe(201);
    expect(server.bodiesOf("/v5/app/entry/data/batch_delete")).toHaveLength(3);
  });
});

describe("single records", () => {
  const address = { ...FORM, data_id: idOf(1) };

  it("reads the record back when its change was already made under the same transaction", async () => {
    await using server = await startWireServer(({ path }) =>
      path.endsWith("/update") ? refusal(17026) : { json: { data: { _id: idOf(1), qty: 3 } } },
    );
    using client = aClient(server);
    const change = { ...address, data: { qty: { value: 3 } }, transaction_id: crypto.randomUUID() };
    expect(await client.updateRecord(change)).toEqual({ _id: idOf(1), qty: 3 });
    expect(server.bodiesOf("/v5/app/entry/data/get")).toEqual([address]);
  });

  it.each([
    { name: "deleted", reply: { json: { status: "success" } }, want: "deleted" },
    { name: "not there", reply: refusal(4001), want: "was_gone" },
  ])("says when a record was $name", async ({ reply, want }) => {
    await using server = await startWireServer(() => reply);
    using client = aClient(server);
    expect(await client.deleteRecord(address)).toBe(want);
  });

  it.each([
    { call: "update" as const, code: 4001 },
    { call: "delete" as const, code: 4042 },
  ])("hands on code $code of a refused $call", async ({ call, code }) => {
    await using server = await startWireServer(() => refusal(code));
    using client = aClient(server);
    const failed = call === "update" ? client.updateRecord({ ...address, data: {} }) : client.deleteRecord(address);
    expect(await rejectionOf(failed)).toMatchObject({ code });
    expect(server.requests).toHaveLength(1);
  });
});
