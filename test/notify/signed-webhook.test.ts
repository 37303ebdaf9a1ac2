import { createHmac } from "node:crypto";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { type FakeWebhookReceiver, startFakeWebhookReceiver } from "@stockguard/channel-fakes";
import { signatureHeaders, signedWebhook } from "../../src/adapters/notify/webhook/signed-webhook.ts";
import { describeNotifier } from "../contract/notifier-battery.ts";
import { opened, someTools } from "./channel-tools.ts";
import { aMessage } from "./message-builder.ts";

describeNotifier("the signed webhook", async () => {
  const { tools, time, logged } = someTools();
  const receiver = await startFakeWebhookReceiver(() => time.now);
  const { url, secret } = receiver;
  const say = (status: number) => () => receiver.behave({ kind: "says", status, body: `refused, ${url} ${secret}` });
  let count = 0;
  const notifier = opened(signedWebhook, { url, secret }, tools);
  return {
    // Every message is one of its own, as a receiver drops what it knows.
    notifier: { send: (message) => notifier.send({ ...message, reference: `m/${(count += 1)}` }) },
    secrets: [secret, url],
    logged,
    delivered: () => Promise.resolve(receiver.shown.map(({ text }) => text)),
    faults: {
      rate: say(429),
      transient: say(503),
      permanent: say(422),
      config: say(401),
      unknown: () => receiver.behave({ kind: "hangs up", after: "request" }),
    },
    heal: () => receiver.behave({ kind: "strict" }),
    close: () => receiver.close(),
  };
}, ["rate", "transient", "unknown", "permanent", "config"]);

describe("the signed webhook's signature", () => {
  it("is that of time, nonce and body", () => {
    const body = '{"version":1,"title":"缺货"}';
    const signed = signatureHeaders({ secret: "0123456789abcdef", at: 1_764_000_000_999, nonce: "n-1", body });
    expect(signed).toEqual({
      "X-StockGuard-Timestamp": "1764000000",
      "X-StockGuard-Nonce": "n-1",
      "X-StockGuard-Signature":
        "sha256=" + createHmac("sha256", "0123456789abcdef").update(`1764000000.n-1.${body}`).digest("hex"),
    });
  });
});

describe("the signed webhook's wire", () => {
  const { tools, time } = someTools();
  let receiver: FakeWebhookReceiver;
  beforeEach(async () => {
    time.now += 3_600_000;
    receiver = await startFakeWebhookReceiver(() => time.now);
  });
  afterEach(async () => {
    await receiver.close();
  });
  const webhook = (parts = {}) =>
    opened(signedWebhook, { url: receiver.url, secret: receiver.secret, ...parts }, tools);

  it("posts the message in the documented form, under its reference as key", async () => {
    const reference = "message/物料-1/WH/1/critical/rule";
    const actions = [
      { label: "确认", link: "https://board.shop.test/answer/1" },
      { label: "坏", link: "javascript:alert(1)" },
    ];
    await webhook().send(aMessage({ title: "缺货", lines: ["可用\u0000 0 件", ""], reference, actions }));
    const [request] = receiver.requests;
    expect(request?.headers).toMatchObject({
      "content-type": "application/json; charset=utf-8",
      "idempotency-key": encodeURIComponent(reference),
      "x-stockguard-timestamp": String(time.now / 1_000),
      "x-stockguard-nonce": expect.stringMatching(/^[\w-]{36}$/),
      "x-stockguard-signature": expect.stringMatching(/^sha256=[0-9a-f]{64}$/),
    });
    expect(JSON.parse(request?.bytes.toString() ?? "")).toEqual({
      version: 1,
      reference,
      channel: "测试通道",
      receiver_role: "采购",
      receiver: "buyer@shop.test",
      severity: "critical",
      title: "缺货",
      lines: ["可用  0 件"],
      link: "https://board.shop.test/items/A-1",
      actions: [{ label: "确认", link: "https://board.shop.test/answer/1" }],
    });
  });

  it("keeps the receiver's receipt, and is known by its reference when it comes again with another nonce", async () => {
    const outcomes = [await webhook().send(aMessage()), await webhook().send(aMessage())];
    expect(outcomes).toEqual([
      { kind: "sent", receipt: "R-1" },
      { kind: "sent", receipt: "R-1" },
    ]);
    expect(receiver.shown).toHaveLength(1);
    expect(new Set(receiver.requests.map(({ headers }) => headers["x-stockguard-nonce"])).size).toBe(2);
  });

  it("stays within what receivers are promised with a text that JSON must escape", async () => {
    const long = '"\\'.repeat(40_000);
    const outcome = await webhook().send(
      aMessage({ title: long, lines: Array.from({ length: 200 }, () => long), channel: long, receiver: long }),
    );
    expect(outcome.kind).toBe("sent");
  });

  it.each([
    { name: "is sent again as it was", change: (headers: Record<string, string>) => headers, want: "nonce was used" },
    {
      name: "comes with another nonce",
      change: (headers: Record<string, string>) => ({ ...headers, "x-stockguard-nonce": "0123456789abcdef0" }),
      want: "signature does not match",
    },
    {
      name: "comes with another time",
      change: (headers: Record<string, string>) => ({ ...headers, "x-stockguard-timestamp": "1764000000" }),
      want: "signature does not match",
    },
  ])("is not believed by a receiver when it $name", async ({ change, want }) => {
    await webhook().send(aMessage());
    const [request] = receiver.requests;
    const names = ["content-type", "idempotency-key", "x-stockguard-timestamp", "x-stockguard-nonce"];
    const headers = Object.fromEntries(
      [...names, "x-stockguard-signature"].map((name) => [name, String(request?.headers[name])]),
    );
    const answer = await fetch(receiver.url, {
      method: "POST",
      headers: change(headers),
      body: request?.bytes.toString() ?? "",
    });
    expect([answer.status, await answer.json()]).toEqual([401, { error: want }]);
  });

  it("is not believed when its body was changed, its secret is another or its clock is off", async () => {
    const strange = webhook({ secret: "another-secret-of-ours" });
    expect(await strange.send(aMessage())).toMatchObject({
      kind: "config",
      problem: { code: "signed_webhook_distrusted" },
    });
    const late = opened(
      signedWebhook,
      { url: receiver.url, secret: receiver.secret },
      { ...tools, clock: { now: () => time.now - 301_000 } },
    );
    expect(await late.send(aMessage())).toMatchObject({ kind: "config" });
    const headers = {
      ...signatureHeaders({ secret: receiver.secret, at: time.now, nonce: "n".repeat(16), body: "{}" }),
    };
    expect((await fetch(receiver.url, { method: "POST", headers, body: "{ }" })).status).toBe(401);
  });

  it.each([
    { status: 200, body: '{"receipt":17}', want: { kind: "sent", receipt: "17" } },
    { status: 200, body: "ok", want: { kind: "sent", receipt: null } },
    { status: 201, body: '{"receipt":"a"}', want: { kind: "sent", receipt: "a" } },
    { status: 204, body: "", want: { kind: "sent", receipt: null } },
    { status: 307, body: "", want: { kind: "config", problem: { code: "signed_webhook_address_wrong" } } },
    { status: 400, body: "", want: { kind: "permanent", problem: { code: "signed_webhook_refused" } } },
    { status: 401, body: "", want: { kind: "config", problem: { code: "signed_webhook_distrusted" } } },
    { status: 403, body: "", want: { kind: "config", problem: { code: "signed_webhook_distrusted" } } },
    { status: 404, body: "", want: { kind: "config", problem: { code: "signed_webhook_gone" } } },
    { status: 405, body: "", want: { kind: "config", problem: { code: "signed_webhook_address_wrong" } } },
    { status: 410, body: "", want: { kind: "config", problem: { code: "signed_webhook_gone" } } },
    { status: 413, body: "", want: { kind: "permanent", problem: { code: "signed_webhook_refused" } } },
    { status: 422, body: "", want: { kind: "permanent", problem: { code: "signed_webhook_refused" } } },
    { status: 429, body: "", want: { kind: "rate", wait_ms: 60_000 } },
    { status: 500, body: "", want: { kind: "transient", problem: { code: "signed_webhook_busy" } } },
    { status: 503, body: "", want: { kind: "transient", problem: { code: "signed_webhook_busy" } } },
    { status: 504, body: "", want: { kind: "unknown", problem: { code: "signed_webhook_no_answer" } } },
  ])("takes HTTP $status with “$body” for $want.kind", async ({ status, body, want }) => {
    receiver.behave({ kind: "says", status, body });
    expect(await webhook().send(aMessage())).toMatchObject(want);
  });

  it.each([
    { name: "HTTP 504", behave: { kind: "says", status: 504, body: "" } as const },
    { name: "a lost answer", behave: { kind: "hangs up", after: "request" } as const },
  ])("is sent again after $name where the receiver takes it only once", async ({ behave }) => {
    receiver.behave(behave);
    const outcome = await webhook({ is_idempotent: true }).send(aMessage());
    expect(outcome).toMatchObject({
      kind: "unknown",
      is_repeatable: true,
      problem: { hint: expect.stringContaining("自动重发") },
    });
  });

  it("cuts its secrets out of a receipt", async () => {
    const said = JSON.stringify({ receipt: `${receiver.secret} at ${receiver.url}` });
    receiver.behave({ kind: "says", body: said });
    expect(await webhook().send(aMessage())).toEqual({ kind: "sent", receipt: "*** at ***" });
  });

  it("sends 60 in a minute and no more, and none while the receiver wants to be left alone", async () => {
    const notifier = webhook();
    const kinds: string[] = [];
    for (let i = 0; i < 61; i += 1) kinds.push((await notifier.send(aMessage())).kind);
    expect(kinds.filter((kind) => kind === "sent")).toHaveLength(60);
    time.now += 60_000;
    receiver.behave({ kind: "says", status: 429, body: "", headers: { "retry-after": "900" } });
    expect(await notifier.send(aMessage())).toMatchObject({
      kind: "rate",
      wait_ms: 900_000,
      problem: { code: "signed_webhook_too_many" },
    });
    receiver.behave({ kind: "strict" });
    time.now += 899_000;
    expect(await notifier.send(aMessage())).toMatchObject({ wait_ms: 1_000, problem: { code: "signed_webhook_turn" } });
  });
});

describe("the signed webhook's settings", () => {
  const url = "https://erp.shop.test/s3cret";
  const secret = "0123456789abcdef";
  it.each([
    { name: "nothing", config: {}, says: "接收地址 url" },
    { name: "another protocol", config: { url: "ftp://erp.test/s3cret", secret }, says: "完整的地址" },
    { name: "a secret that is too short", config: { url, secret: "s3cret" }, says: "至少 16 个字符" },
    { name: "a doubtful answer", config: { url, secret, is_idempotent: "大概" }, says: "应是“是”或“否”" },
    { name: "a misspelt field", config: { url, secret, sercet: "x" }, says: "sercet" },
  ])("are refused in Chinese with $name, without the secret", ({ config, says }) => {
    const reading = signedWebhook.read(config);
    const faults = reading.kind === "faulty" ? reading.faults.join("；") : "";
    expect(faults).toContain(says);
    expect(faults).not.toContain("s3cret");
  });

  it.each([
    { answer: "是", want: true },
    { answer: "true", want: true },
    { answer: "否", want: false },
    { answer: false, want: false },
    { answer: undefined, want: false },
  ])("take $answer to the question whether the receiver drops repeats for $want", ({ answer, want }) => {
    const reading = signedWebhook.read({ url, secret, ...(answer === undefined ? {} : { is_idempotent: answer }) });
    expect(reading).toMatchObject({ kind: "usable", config: { is_idempotent: want } });
  });
});
