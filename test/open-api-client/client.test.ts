import { inspect } from "node:util";
import { afterAll, describe, expect, it } from "@jest/globals";
import { createJdyClient, JdyApiError, type RatedCall } from "@jdy/open-api-client";
import nock from "nock";
import { API_KEY, aClient } from "./a-client.ts";
import { errorOf } from "./error-of.ts";
import { startWireServer, type WireReply } from "./wire-server.ts";

// It takes hold of every socket of this process, and other tests run in it.
afterAll(() => nock.restore());

const ADDRESS = { app_id: "65f0aaaa0000000000000001", entry_id: "65f0bbbb0000000000000001", data_id: "65f0c0ff" };
const GET = "/v5/app/entry/data/get";
const CREATE = "/v5/app/entry/data/create";
const UPDATE = "/v5/app/entry/data/update";

const aRecord = { json: { data: { _id: "65f0c0ff", qty: 3 } } } satisfies WireReply;
const refusal = (code: number, msg = "refused"): WireReply => ({ status: 400, json: { code, msg } });

/** A server that gives each reply in turn, then the last one for ever. */
function inTurn(...replies: readonly WireReply[]) {
  let next = 0;
  return startWireServer(() => replies[Math.min(next++, replies.length - 1)] ?? "drop");
}

async function failureOf(promise: Promise<unknown>): Promise<JdyApiError> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof JdyApiError) return error;
  throw new Error("expected a JdyApiError", { cause: error });
}

describe("createJdyClient on the wire", () => {
  it("sends JSON by POST under the bearer key and gives the reply back", async () => {
    await using server = await inTurn(aRecord);
    using client = aClient(server);
    expect(await client.post(GET, ADDRESS)).toEqual(aRecord.json);
    const [request] = server.requests;
    expect(request).toMatchObject({ path: `/api${GET}`, json: ADDRESS });
    expect(request?.headers).toMatchObject({
      authorization: `Bearer ${API_KEY}`,
      "content-type": "application/json;charset=utf-8",
    });
  });

  it("carries Chinese text unharmed", async () => {
    await using server = await inTurn(aRecord);
    using client = aClient(server);
    const data = { remark: { value: "缺货 ⚠️ “引号”" } };
    await client.createRecord({ ...ADDRESS, data });
    expect(server.bodiesOf(CREATE)).toEqual([{ ...ADDRESS, data }]);
  });

  it("keeps one connection for calls one after another", async () => {
    await using server = await inTurn(aRecord);
    using client = aClient(server);
    for (let call = 0; call < 5; call++) await client.getRecord(ADDRESS);
    expect(new Set(server.requests.map(({ headers }) => headers.connection))).toEqual(new Set(["keep-alive"]));
    expect(new Set(server.requests.map(({ remotePort }) => remotePort)).size).toBe(1);
  });

  it("lets through what the platform has added to a reply", async () => {
    await using server = await inTurn({ json: { data: { _id: "a", creator: "an odd one" }, trace: "t-1" } });
    using client = aClient(server);
    expect(await client.post(GET, ADDRESS)).toEqual({ data: { _id: "a", creator: "an odd one" }, trace: "t-1" });
  });

  it("does not follow a redirect with the key in hand", async () => {
    await using elsewhere = await inTurn(aRecord);
    nock("http://platform.example").post(`/api${GET}`).reply(302, "", { location: elsewhere.baseUrl });
    using client = aClient({ baseUrl: "http://platform.example/api" });
    expect(await failureOf(client.getRecord(ADDRESS))).toMatchObject({ kind: "http", status: 302 });
    expect(elsewhere.requests).toHaveLength(0);
  });

  it("speaks to the public service unless told otherwise", async () => {
    const api = nock("https://api.jiandaoyun.com").post(`/api${GET}`, ADDRESS).reply(200, aRecord.json);
    const client = createJdyClient({ apiKey: API_KEY });
    expect(await client.getRecord(ADDRESS)).toEqual(aRecord.json.data);
    expect(api.isDone()).toBe(true);
    client.close();
  });
});

describe("createJdyClient when the platform refuses", () => {
  it("throws the platform's code with its meaning and next step", async () => {
    await using server = await inTurn(refusal(8302, "没有权限"));
    using client = aClient(server);
    const error = await failureOf(client.getRecord(ADDRESS));
    expect(error).toMatchObject({ code: 8302, status: 400, kind: "refused", endpoint: GET, failure_class: "never" });
    expect(error.message).toContain("没有权限");
    expect(error.next_step).toContain("密钥管理");
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    { name: "a page of HTML", reply: { text: "<html>login</html>" }, want: { kind: "invalid_reply", status: 200 } },
    { name: "an empty body", reply: { text: "" }, want: { kind: "invalid_reply", status: 200 } },
    { name: "a reply without the record", reply: { json: {} }, want: { kind: "invalid_reply" } },
    { name: "a record without an id", reply: { json: { data: { qty: 3 } } }, want: { kind: "invalid_reply" } },
    { name: "null", reply: { json: null }, want: { kind: "invalid_reply" } },
    { name: "an error page", reply: { status: 404, text: "<html>" }, want: { kind: "http", code: 404 } },
    {
      name: "an error without a code",
      reply: { status: 403, json: { msg: "oops" } },
      want: { kind: "http", code: 403 },
    },
    {
      name: "a code that is a text",
      reply: { status: 400, json: { code: "8303" } },
      want: { kind: "http", code: 400 },
    },
  ])("says so when it answers with $name", async ({ reply, want }) => {
    await using server = await inTurn(reply);
    using client = aClient(server);
    expect(await failureOf(client.getRecord(ADDRESS))).toMatchObject({ ...want, failure_class: "never" });
    expect(server.requests).toHaveLength(1);
  });

  it("names where a reply is wrong without repeating what it holds", async () => {
    await using server = await inTurn({ json: { apps: [{ app_id: 13_800_000_000, name: "进销存" }] } });
    using client = aClient(server);
    const { message } = await failureOf(client.listApps());
    expect(message).toContain("apps.0.app_id");
    expect(message).not.toContain("13800000000");
  });
});

describe("createJdyClient and repeating", () => {
  const data = { qty: { value: 3 } };

  it.each([
    { name: "company rate", failure: refusal(8303) },
    { name: "endpoint rate", failure: refusal(8304) },
    { name: "concurrency", failure: { status: 429, text: "" } satisfies WireReply },
    { name: "lock", failure: refusal(9007) },
  ])("repeats even a create after a refusal for $name", async ({ failure }) => {
    await using server = await inTurn(failure, failure, aRecord);
    using client = aClient(server);
    expect(await client.createRecord({ ...ADDRESS, data })).toEqual(aRecord.json.data);
    expect(server.requests).toHaveLength(3);
  });

  it.each([
    { name: "time-out", failure: "hang", kind: "timeout" },
    { name: "cut connection", failure: "drop", kind: "connection_lost" },
    { name: "gateway failure", failure: { status: 502, text: "<html>" }, kind: "http" },
  ] as const)("never repeats a single create after a $name", async ({ failure, kind }) => {
    await using server = await inTurn(failure, aRecord);
    using client = aClient({ ...server, timeoutMs: 200 });
    const error = await failureOf(client.createRecord({ ...ADDRESS, data, transaction_id: crypto.randomUUID() }));
    expect(error).toMatchObject({ kind, failure_class: "unknown_outcome" });
    expect(server.requests).toHaveLength(1);
  });

  it.each([
    { name: "time-out", failure: "hang" },
    { name: "cut connection", failure: "drop" },
    { name: "gateway failure", failure: { status: 502, text: "<html>" } },
  ] as const)("repeats an update after a $name", async ({ failure }) => {
    await using server = await inTurn(failure, aRecord);
    using client = aClient({ ...server, timeoutMs: 200 });
    expect(await client.updateRecord({ ...ADDRESS, data })).toEqual(aRecord.json.data);
    expect(server.requests).toHaveLength(2);
  });

  it("never repeats an update that runs 智能助手 after a time-out", async () => {
    await using server = await inTurn("hang", aRecord);
    using client = aClient({ ...server, timeoutMs: 200 });
    await failureOf(client.updateRecord({ ...ADDRESS, data, is_start_trigger: true }));
    expect(server.bodiesOf(UPDATE)).toHaveLength(1);
  });

  it("gives up a platform that is down after its attempts", async () => {
    const { baseUrl } = await goneServer();
    using client = aClient({ baseUrl, maxAttempts: 3 });
    expect(await failureOf(client.getRecord(ADDRESS))).toMatchObject({ kind: "not_connected", code: 0, status: 0 });
  });

  it("asks the limiter before every attempt, by company and endpoint", async () => {
    const turns: RatedCall[] = [];
    await using server = await inTurn(refusal(8303), aRecord);
    const limiter = { waitTurn: (call: RatedCall) => Promise.resolve(void turns.push(call)) };
    using client = aClient({ ...server, limiter, company: "acme" });
    await client.getRecord(ADDRESS);
    const turn = { company: "acme", endpoint: GET, perSecond: 30 };
    expect(turns).toEqual([turn, turn]);
  });

  it("names a company by a hash when it is not told, never by the key", async () => {
    const companies: string[] = [];
    await using server = await inTurn(aRecord);
    const limiter = { waitTurn: ({ company }: RatedCall) => Promise.resolve(void companies.push(company)) };
    using client = aClient({ ...server, limiter });
    await client.getRecord(ADDRESS);
    expect(companies).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/)]);
  });
});

describe("the API key", () => {
  /** Everything a logger might make of an error. */
  const printed = (error: unknown) =>
    [JSON.stringify(error), inspect(error, { depth: 20, showHidden: true }), String(error)].join("\n");

  it.each<{ name: string; reply: WireReply }>([
    { name: "a refusal", reply: refusal(17018) },
    { name: "a refusal that repeats the key", reply: refusal(17018, `bad key ${API_KEY}`) },
    { name: "a time-out", reply: "hang" },
    { name: "a cut connection", reply: "drop" },
    { name: "a page of HTML that repeats the key", reply: { text: `<p>${API_KEY}</p>` } },
    { name: "an error page that repeats the key", reply: { status: 500, text: API_KEY } },
  ])("is not in the error of $name", async ({ reply }) => {
    await using server = await inTurn(reply);
    using client = aClient({ ...server, timeoutMs: 100, maxAttempts: 1 });
    expect(printed(await failureOf(client.getRecord(ADDRESS)))).not.toContain(API_KEY);
  });

  it("is not in the error of a platform that is down", async () => {
    const { baseUrl } = await goneServer();
    using client = aClient({ baseUrl, maxAttempts: 1 });
    const output = printed(await failureOf(client.getRecord(ADDRESS)));
    expect(output).toContain("ECONNREFUSED");
    expect(output).not.toContain(API_KEY);
  });

  it("is not in the client itself", () => {
    using client = aClient({ baseUrl: "http://127.0.0.1:1/api" });
    expect(printed(client)).not.toContain(API_KEY);
  });

  it.each([
    ["an empty key", ""],
    ["a line end", `${API_KEY}\n`],
    ["Chinese", `${API_KEY}密钥`],
  ])("is refused at once, unseen, with %s", (_, apiKey) => {
    const error = errorOf(() => createJdyClient({ apiKey }));
    expect(error).toBeInstanceOf(TypeError);
    expect(printed(error)).not.toContain(API_KEY);
  });

  it("is not sent to an address that is no web address", () => {
    expect(errorOf(() => createJdyClient({ apiKey: API_KEY, baseUrl: "ftp://127.0.0.1/api" }))).toBeInstanceOf(
      TypeError,
    );
  });
});

/** An address where a server was and is no more. */
async function goneServer() {
  await using server = await inTurn("drop");
  return { baseUrl: server.baseUrl };
}
