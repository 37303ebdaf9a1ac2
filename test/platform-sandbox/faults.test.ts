import { describe, expect, it } from "@jest/globals";
import { createFaults } from "../../packages/platform-sandbox/src/faults.ts";
import { aFakeClock, aField, aFormSandbox, aReceiver, eventually } from "./support.ts";

const LIST = "v5/app/entry/data/list";
const CREATE = "v5/app/entry/data/create";

describe("a fault on the API", () => {
  it.each([
    { kind: "status", value: 502, status: 502, code: 502 },
    { kind: "status", value: 429, status: 429, code: 429 },
    { kind: "code", value: 8303, status: 400, code: 8303 },
  ])("answers $kind $value as often as asked", async ({ kind, value, status, code }) => {
    const { data, control } = await aFormSandbox([]);
    await control("POST", "/faults", { endpoint: `/api/${LIST}`, kind, value, count: 2 });
    const replies = [await data("list"), await data("list"), await data("list")];
    expect(replies.map((reply) => reply.status)).toEqual([status, status, 200]);
    expect(replies[0]?.body.code).toBe(code);
  });

  it("does nothing on other endpoints, and hits all when none is named", async () => {
    const { data, control } = await aFormSandbox([]);
    await control("POST", "/faults", { endpoint: LIST, kind: "status", value: 502 });
    expect((await data("create", { data: {} })).status).toBe(200);
    await control("POST", "/faults", { kind: "status", value: 503 });
    expect((await data("create", { data: {} })).status).toBe(503);
    await control("DELETE", "/faults");
    expect((await data("create", { data: {} })).status).toBe(200);
  });

  it("drop cuts the line and applies nothing", async () => {
    const { data, control } = await aFormSandbox([]);
    await control("POST", "/faults", { endpoint: CREATE, kind: "drop", count: 1 });
    await expect(data("create", { data: {} })).rejects.toThrow();
    expect((await data("list")).body.data).toEqual([]);
  });

  it("hang leaves the line open without an answer and applies nothing", async () => {
    const { data, control, url, key } = await aFormSandbox([]);
    await control("POST", "/faults", { endpoint: CREATE, kind: "hang", count: 1 });
    const patience = AbortSignal.timeout(100);
    const headers = { "content-type": "application/json", authorization: `Bearer ${key}` };
    const waiting = fetch(`${url}/${CREATE}`, { method: "POST", headers, body: "{}", signal: patience });
    await expect(waiting).rejects.toMatchObject({ name: "TimeoutError" });
    expect((await data("list")).body.data).toEqual([]);
  });

  it("hang is nothing that happens to a push", async () => {
    const { control } = await aFormSandbox([]);
    expect((await control("POST", "/faults", { endpoint: "push", kind: "hang" })).status).toBe(400);
  });

  it("applied_then_timeout applies and never answers", async () => {
    const { data, control } = await aFormSandbox([]);
    await control("POST", "/faults", { endpoint: CREATE, kind: "applied_then_timeout", value: 1, count: 1 });
    await expect(data("create", { data: {} })).rejects.toThrow();
    expect((await data("list")).body.data).toHaveLength(1);
  });

  it("duplicate applies twice and answers once", async () => {
    const { data, control } = await aFormSandbox([]);
    await control("POST", "/faults", { endpoint: CREATE, kind: "duplicate", count: 1 });
    expect((await data("create", { data: {} })).status).toBe(200);
    expect((await data("list")).body.data).toHaveLength(2);
  });

  it.each(["delay", "reorder"])("%s lets later requests go first", async (kind) => {
    const clock = aFakeClock();
    const { data, control } = await aFormSandbox([aField("n", "number")], { clock });
    await control("POST", "/faults", { endpoint: CREATE, kind, value: 500, count: 1 });
    const slow = data("create", { data: { n: { value: 1 } } });
    await eventually(
      () => control("GET", "/faults"),
      ({ body }) => (body.faults as unknown as unknown[]).length === 0,
    );
    expect((await data("create", { data: { n: { value: 2 } } })).status).toBe(200);
    clock.advance(500);
    await slow;
    expect((await data("list")).body.data).toMatchObject([{ n: 2 }, { n: 1 }]);
  });
});

describe("a fault on pushes", () => {
  async function aPush(fault: object, retryMs: readonly number[] = [1]) {
    const receiver = await aReceiver();
    const form = await aFormSandbox([aField("n", "number")], { retryMs });
    const { webhook_id } = (
      await form.control("POST", `/forms/${form.entry_id}/webhooks`, { url: receiver.url, secret: "s" })
    ).body;
    await form.control("POST", "/faults", { endpoint: "push", ...fault });
    for (const n of [1, 2]) await form.control("POST", form.records, { data: { n } });
    await form.sandbox.idle();
    const { counts } = (await form.control("GET", `/webhooks/${String(webhook_id)}/deliveries`)).body;
    return { counts, numbers: receiver.seen.map(({ body }) => Number(body.data?.n)), seen: receiver.seen };
  }

  it("drop loses the push for good", async () => {
    const { counts, numbers } = await aPush({ kind: "drop", count: 1 });
    expect(numbers).toEqual([2]);
    expect(counts).toMatchObject({ lost: 1, delivered: 1 });
  });

  it("duplicate sends it twice under one delivery id", async () => {
    const { numbers, seen } = await aPush({ kind: "duplicate", count: 1 });
    expect([...numbers].sort()).toEqual([1, 1, 2]);
    expect(new Set(seen.map(({ headers }) => headers["x-jdy-deliverid"])).size).toBe(2);
  });

  it.each(["reorder", "delay"])("%s holds it back while the next one overtakes", async (kind) => {
    const clock = aFakeClock();
    const receiver = await aReceiver();
    const { control, entry_id, records, sandbox } = await aFormSandbox([aField("n", "number")], { clock });
    await control("POST", `/forms/${entry_id}/webhooks`, { url: receiver.url, secret: "s" });
    await control("POST", "/faults", { endpoint: "push", kind, value: 500, count: 1 });
    for (const n of [1, 2]) await control("POST", records, { data: { n } });
    await receiver.received(1);
    clock.advance(500);
    await sandbox.idle();
    expect(receiver.seen.map(({ body }) => Number(body.data?.n))).toEqual([2, 1]);
  });

  it("status is a failed attempt that never reaches the receiver", async () => {
    const { counts, numbers } = await aPush({ kind: "status", value: 500, count: 1 });
    expect([...numbers].sort()).toEqual([1, 2]);
    expect(counts).toMatchObject({ delivered: 2 });
  });

  it("applied_then_timeout reaches the receiver and is tried again", async () => {
    expect((await aPush({ kind: "applied_then_timeout", count: 1 })).numbers.sort()).toEqual([1, 1, 2]);
  });
});

describe("setting up faults", () => {
  it.each([
    { name: "an unknown kind", body: { kind: "fire" } },
    { name: "an unknown endpoint", body: { kind: "drop", endpoint: "v5/nothing" } },
    { name: "a rate above one", body: { kind: "drop", rate: 2 } },
    { name: "a count of none", body: { kind: "drop", count: 0 } },
    { name: "an error code for a push", body: { kind: "code", endpoint: "push", value: 8303 } },
  ])("refuses $name", async ({ body }) => {
    const { control } = await aFormSandbox([]);
    expect((await control("POST", "/faults", body)).body.code).toBe(17017);
  });

  it("draws the same mishaps from the same seed, about as often as the rate says", () => {
    const draw = (seed: number) => {
      const faults = createFaults(seed);
      faults.add({ kind: "drop", rate: 0.3 });
      return Array.from({ length: 1000 }, () => faults.draw(LIST).kind);
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    const hits = draw(7).filter((kind) => kind === "drop").length;
    expect(hits).toBeGreaterThan(250);
    expect(hits).toBeLessThan(350);
  });
});
