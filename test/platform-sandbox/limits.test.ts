import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createRateLimits } from "../../packages/platform-sandbox/src/api/rate-limits.ts";
import { aFakeClock, aField, aFormSandbox, type Reply, wrapped } from "./support.ts";

const codes = (replies: readonly Reply[]) => replies.map(({ body }) => body.code);

describe("rate limits", () => {
  it.each([
    { name: "get", rate: 30 },
    { name: "list", rate: 30 },
    { name: "create", rate: 20 },
    { name: "update", rate: 20 },
    { name: "delete", rate: 20 },
    { name: "batch_create", rate: 10 },
    { name: "batch_update", rate: 10 },
    { name: "batch_delete", rate: 10 },
  ])("let $rate data/$name pass in a second, then say 8304", async ({ name, rate }) => {
    const clock = aFakeClock();
    const { data } = await aFormSandbox([aField("f")], { clock, limits: true });
    const _id = (await data("create", { data: {} })).body.data?._id;
    clock.advance(1000);
    const params = { data_id: _id, data_ids: [_id], data: wrapped({ f: "x" }), data_list: [{}] };
    const first = [];
    for (let n = 0; n < rate; n += 1) first.push(await data(name, params));
    expect(codes(first)).not.toContain(8304);
    clock.advance(999);
    const { status, body } = await data(name, params);
    expect([status, body.code]).toEqual([400, 8304]);
    clock.advance(1);
    expect((await data(name, params)).body.code).not.toBe(8304);
  });

  it("let 50 requests of the whole company pass in a second, then say 8303", async () => {
    const { data, api, key } = await aFormSandbox([], { clock: aFakeClock(), limits: true });
    for (let n = 0; n < 25; n += 1) {
      expect((await data("list")).status).toBe(200);
      expect((await api("app/list", {}, key)).status).toBe(200);
    }
    expect((await api("app/list", {}, key)).body.code).toBe(8303);
  });

  it("are off when switched off", async () => {
    const { data } = await aFormSandbox([], { clock: aFakeClock() });
    const replies = [];
    for (let n = 0; n < 60; n += 1)
      replies.push(await data("batch_delete", { data_ids: ["65f0c0ffee00000000000001"] }));
    expect(new Set(codes(replies))).toEqual(new Set([undefined]));
  });

  it("answer 429 when too many requests are under way at once", async () => {
    const clock = aFakeClock();
    const { data, control } = await aFormSandbox([], { clock });
    await control("POST", "/limits", { enabled: true, concurrency: 2 });
    await control("POST", "/faults", { endpoint: "v5/app/entry/data/list", kind: "delay", value: 100 });
    const all = [data("list"), data("list"), data("list")];
    expect((await Promise.race(all)).status).toBe(429);
    clock.advance(100);
    expect((await Promise.all(all)).map(({ status }) => status).sort()).toEqual([200, 200, 429]);
  });

  it("never let more than the rate pass in any span of one second", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 30 }),
        fc.array(fc.integer({ min: 0, max: 400 }), { maxLength: 120 }),
        (rate, gaps) => {
          const clock = aFakeClock();
          const limits = createRateLimits(clock);
          const passed: number[] = [];
          for (const gap of gaps) {
            clock.advance(gap);
            if (passes(() => limits.admit("x", rate))) passed.push(clock.now());
          }
          const crowds = passed.map((from) => passed.filter((at) => at >= from && at < from + 1000).length);
          expect(Math.max(0, ...crowds)).toBeLessThanOrEqual(rate);
        },
      ),
    );
  });
});

function passes(run: () => void): boolean {
  try {
    run();
    return true;
  } catch {
    return false;
  }
}
