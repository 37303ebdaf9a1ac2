import { inspect } from "node:util";
import { describe, expect, it } from "@jest/globals";
import { classifyFailure, createRetry, JdyApiError } from "@jdy/open-api-client";
import fc from "fast-check";
import { repeatSafety } from "../../packages/open-api-client/src/repeat-safety.ts";
import { createManualClock } from "./manual-clock.ts";

const ENDPOINT = "/v5/app/entry/data/get";
const refused = (code: number) => new JdyApiError({ endpoint: ENDPOINT, kind: "refused", status: 400, code });
const status = (code: number) => new JdyApiError({ endpoint: ENDPOINT, kind: "http", status: code });
const failed = (kind: "timeout" | "not_connected" | "connection_lost" | "untrusted_host" | "invalid_reply") =>
  new JdyApiError({ endpoint: ENDPOINT, kind });

/** An operation that fails with each error in turn and then works. */
function anOperation(errors: readonly Error[]) {
  const left = [...errors];
  const operation = {
    attempts: 0,
    run: (): Promise<string> => {
      operation.attempts++;
      const error = left.shift();
      return error ? Promise.reject(error) : Promise.resolve("done");
    },
  };
  return operation;
}

describe("classifyFailure", () => {
  it.each([
    { error: refused(8303), want: "retry" },
    { error: refused(8304), want: "retry" },
    { error: refused(9004), want: "retry" },
    { error: refused(9007), want: "retry" },
    { error: refused(17027), want: "retry" },
    { error: status(429), want: "retry" },
    { error: status(579), want: "retry" },
    { error: failed("not_connected"), want: "retry" },
    { error: status(502), want: "unknown_outcome" },
    { error: status(503), want: "unknown_outcome" },
    { error: status(504), want: "unknown_outcome" },
    { error: failed("timeout"), want: "unknown_outcome" },
    { error: failed("connection_lost"), want: "unknown_outcome" },
    { error: refused(17026), want: "already_done" },
    { error: refused(4000), want: "read_back" },
    { error: refused(4042), want: "read_back" },
    { error: refused(4402), want: "never" },
    { error: refused(17018), want: "never" },
    { error: refused(8302), want: "never" },
    { error: refused(987_654), want: "never" },
    { error: status(500), want: "unknown_outcome" },
    { error: status(404), want: "never" },
    { error: failed("untrusted_host"), want: "never" },
    { error: failed("invalid_reply"), want: "never" },
    { error: new TypeError("a fault of ours"), want: "never" },
    { error: "a thrown text", want: "never" },
  ])("puts $error into $want", ({ error, want }) => expect(classifyFailure(error)).toBe(want));

  it("trusts a rate code over the status it came with", () => {
    const error = new JdyApiError({ endpoint: ENDPOINT, kind: "refused", status: 502, code: 8303 });
    expect(classifyFailure(error)).toBe("retry");
  });

  it("falls back on the status when the code is not known", () => {
    const error = new JdyApiError({ endpoint: ENDPOINT, kind: "refused", status: 429, code: 123_456 });
    expect(classifyFailure(error)).toBe("retry");
  });
});

describe("repeatSafety", () => {
  it.each([
    { path: "/v5/app/entry/data/create", body: {}, want: "not_repeatable" },
    { path: "/v5/app/entry/data/create", body: { transaction_id: "t" }, want: "not_repeatable" },
    { path: "/v5/app/entry/data/batch_create", body: {}, want: "not_repeatable" },
    { path: "/v5/app/entry/data/batch_create", body: { transaction_id: "t" }, want: "repeatable" },
    { path: "/v5/app/entry/data/update", body: { is_start_trigger: true }, want: "not_repeatable" },
    { path: "/v5/app/entry/data/update", body: { is_start_trigger: false }, want: "repeatable" },
    { path: "/v5/app/entry/data/update", body: {}, want: "repeatable" },
    { path: "/v5/app/entry/data/delete", body: { is_start_trigger: true }, want: "repeatable" },
    { path: "/v5/app/entry/data/batch_update", body: {}, want: "repeatable" },
    { path: "/v5/app/entry/data/list", body: {}, want: "repeatable" },
  ] as const)("$path with $body is $want", ({ path, body, want }) => expect(repeatSafety(path, body)).toBe(want));
});

describe("createRetry", () => {
  const aRetry = (options: { random?: number; maxAttempts?: number } = {}) => {
    const clock = createManualClock();
    const { random = 1, maxAttempts = 6 } = options;
    return { clock, retry: createRetry({ clock, random: () => random, maxAttempts }) };
  };

  it.each([
    { failure: refused(8303), safety: "not_repeatable", attempts: 2 },
    { failure: failed("not_connected"), safety: "not_repeatable", attempts: 2 },
    { failure: failed("timeout"), safety: "repeatable", attempts: 2 },
    { failure: failed("connection_lost"), safety: "repeatable", attempts: 2 },
    { failure: status(502), safety: "repeatable", attempts: 2 },
    { failure: failed("timeout"), safety: "not_repeatable", attempts: 1 },
    { failure: failed("connection_lost"), safety: "not_repeatable", attempts: 1 },
    { failure: status(502), safety: "not_repeatable", attempts: 1 },
    { failure: refused(4000), safety: "repeatable", attempts: 1 },
    { failure: refused(17026), safety: "repeatable", attempts: 1 },
    { failure: refused(4402), safety: "repeatable", attempts: 1 },
    { failure: new TypeError("a fault of ours"), safety: "repeatable", attempts: 1 },
  ] as const)("tries $attempts time(s) after $failure when $safety", async ({ failure, safety, attempts }) => {
    const { clock, retry } = aRetry();
    const operation = anOperation([failure]);
    const outcome = retry(operation.run, safety).then(
      (value) => value,
      (error: unknown) => error,
    );
    await clock.runOut();
    expect(operation.attempts).toBe(attempts);
    expect(await outcome).toBe(attempts === 2 ? "done" : failure);
  });

  it("doubles its pauses up to the longest", async () => {
    const { clock, retry } = aRetry({ maxAttempts: 8 });
    const outcome = retry(anOperation(Array.from({ length: 7 }, () => refused(8303))).run, "repeatable");
    await clock.runOut();
    expect(await outcome).toBe("done");
    expect(clock.naps).toEqual([500, 1_000, 2_000, 4_000, 8_000, 15_000, 15_000]);
  });

  it("spreads each pause between half and the whole of its length", async () => {
    await fc.assert(
      fc.asyncProperty(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }), async (random) => {
        const { clock, retry } = aRetry({ random });
        const outcome = retry(anOperation([refused(8303)]).run, "repeatable");
        await clock.runOut();
        await outcome;
        const [pause = NaN] = clock.naps;
        expect(pause).toBeGreaterThanOrEqual(250);
        expect(pause).toBeLessThanOrEqual(500);
        expect(pause).toBeCloseTo(250 + 250 * random, 6);
      }),
      { numRuns: 30 },
    );
  });

  it("gives up after its attempts with the last failure", async () => {
    const { clock, retry } = aRetry({ maxAttempts: 3 });
    const last = refused(8304);
    const operation = anOperation([refused(8303), refused(8303), last, refused(8303)]);
    const outcome = retry(operation.run, "repeatable").catch((error: unknown) => error);
    await clock.runOut();
    expect(await outcome).toBe(last);
    expect(operation.attempts).toBe(3);
  });
});

describe("JdyApiError", () => {
  it.each([
    { error: refused(8302), code: 8302, httpStatus: 400, meaning: "没有调用权限" },
    { error: refused(4008), code: 4008, httpStatus: 400, meaning: "流程无法继续" },
    { error: refused(6002), code: 6002, httpStatus: 400, meaning: "部门不存在" },
    { error: refused(6003), code: 6003, httpStatus: 400, meaning: "部门操作出错" },
    { error: refused(4010), code: 4010, httpStatus: 400, meaning: "错误码 4010 未收录" },
    { error: status(502), code: 502, httpStatus: 502, meaning: "网关异常" },
    { error: status(404), code: 404, httpStatus: 404, meaning: "未说明的 HTTP 状态" },
    { error: failed("timeout"), code: 0, httpStatus: 0, meaning: "没有在限定时间内答复" },
  ])("explains $code in Chinese and says what to do", ({ error, code, httpStatus, meaning }) => {
    expect(error).toMatchObject({ code, status: httpStatus });
    expect(error.meaning).toContain(meaning);
    expect(error.message).toContain(error.next_step);
  });

  it("keeps message and facts when it is written as JSON", () => {
    const error = refused(8303);
    const { name, message, code, failure_class } = error;
    expect(JSON.parse(JSON.stringify(error))).toMatchObject({ name, message, code, failure_class });
  });

  it("shows its code and next step when it is inspected", () => {
    expect(inspect(refused(8302))).toContain("密钥管理");
  });
});
