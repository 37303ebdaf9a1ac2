import { describe, expect, it } from "@jest/globals";
import { aFakeClock, aField, aFormSandbox, aReceiver, eventually, type Json } from "./support.ts";

type Delivery = {
  delivery_id: string;
  state: string;
  attempts: number;
  last_status: number | null;
  last_error: string | null;
};

async function aPush(options: Parameters<typeof aFormSandbox>[1], answer?: Parameters<typeof aReceiver>[0]) {
  const receiver = await aReceiver(answer);
  const form = await aFormSandbox([aField("n", "number")], options);
  const hook = await form.control("POST", `/forms/${form.entry_id}/webhooks`, { url: receiver.url, secret: "s" });
  const webhook = `/webhooks/${String(hook.body.webhook_id)}`;
  const log = async () => (await form.control("GET", `${webhook}/deliveries?limit=1000`)).body;
  const deliveries = async () => (await log()).deliveries as unknown as Delivery[];
  return {
    ...{ ...form, receiver, webhook, log, deliveries },
    edit: (n = 0) => form.control("POST", form.records, { data: { n } }),
    attempted: (attempts: number) => eventually(deliveries, ([first]) => first?.attempts === attempts),
  };
}

describe("a push that fails", () => {
  it("is tried again after 1, 2, 4, 8 and 16 s under the same delivery id, then given up", async () => {
    const clock = aFakeClock();
    const { receiver, edit, attempted, deliveries } = await aPush({ clock, retryMs: undefined }, (response) =>
      response.writeHead(500).end(),
    );
    await edit();
    await attempted(1);
    for (const [index, wait] of [1000, 2000, 4000, 8000, 16_000].entries()) {
      clock.advance(wait - 1);
      expect(await deliveries()).toMatchObject([{ state: "pending", attempts: index + 1, last_status: 500 }]);
      clock.advance(1);
      await attempted(index + 2);
    }
    expect(await deliveries()).toMatchObject([{ state: "failed", attempts: 6 }]);
    const stamps = receiver.seen.map(({ url }) => Number(url.searchParams.get("timestamp")) - 1767225600);
    expect(stamps).toEqual([0, 1, 3, 7, 15, 31]);
    expect(new Set(receiver.seen.map(({ headers }) => headers["x-jdy-deliverid"])).size).toBe(1);
    expect(new Set(receiver.seen.map(({ text }) => text)).size).toBe(1);
  });

  it("stops being tried once it is answered", async () => {
    const { receiver, edit, sandbox, deliveries } = await aPush({}, (response, count) =>
      response.writeHead(count < 3 ? 503 : 204).end(),
    );
    await edit();
    await sandbox.idle();
    expect(receiver.seen).toHaveLength(3);
    expect(await deliveries()).toMatchObject([{ state: "delivered", attempts: 3, last_status: 204, last_error: null }]);
  });

  it("has failed when no answer came within 2 s", async () => {
    const clock = aFakeClock();
    const { receiver, edit, attempted } = await aPush({ clock, retryMs: [] }, () => undefined);
    await edit();
    await receiver.received(1);
    clock.advance(2000);
    expect(await attempted(1)).toMatchObject([
      { state: "failed", last_status: null, last_error: expect.stringContaining("2000") },
    ]);
  });

  it("has failed on a redirect, which is not followed", async () => {
    const { edit, sandbox, deliveries, receiver } = await aPush({ retryMs: [] }, (response) =>
      response.writeHead(302, { location: "/x" }).end(),
    );
    await edit();
    await sandbox.idle();
    expect(await deliveries()).toMatchObject([{ state: "failed", last_status: 302 }]);
    expect(receiver.seen).toHaveLength(1);
  });

  it("has failed when nobody listens", async () => {
    const { control, entry_id, records, sandbox } = await aFormSandbox([], { retryMs: [] });
    const { webhook_id } = (
      await control("POST", `/forms/${entry_id}/webhooks`, { url: "http://127.0.0.1:9/", secret: "s" })
    ).body;
    await control("POST", records, { data: {} });
    await sandbox.idle();
    const { deliveries } = (await control("GET", `/webhooks/${String(webhook_id)}/deliveries`)).body;
    expect(deliveries?.[0]).toMatchObject({ state: "failed", last_status: null, last_error: expect.any(String) });
  });
});

describe("a push that failed 100 times in a row", () => {
  async function aBrokenPush() {
    const broken = { yes: true };
    const push = await aPush({ retryMs: [] }, (response) => response.writeHead(broken.yes ? 500 : 200).end());
    for (let n = 0; n < 99; n += 1) await push.edit(n);
    await push.sandbox.idle();
    return { ...push, broken };
  }

  it("is switched off, and edits are pushed no more", async () => {
    const { log, edit, sandbox, receiver } = await aBrokenPush();
    expect(await log()).toMatchObject({ enabled: true, failures_in_a_row: 99 });
    await edit();
    await sandbox.idle();
    expect(await log()).toMatchObject({ enabled: false, failures_in_a_row: 100, counts: { failed: 100, pending: 0 } });
    await edit();
    await sandbox.idle();
    expect(receiver.seen).toHaveLength(100);
  });

  it("starts counting again after one success", async () => {
    const { log, edit, sandbox, broken } = await aBrokenPush();
    broken.yes = false;
    await edit();
    await sandbox.idle();
    expect(await log()).toMatchObject({ enabled: true, failures_in_a_row: 0, counts: { delivered: 1 } });
  });

  it.each([
    { name: "drops what failed", retry: undefined, delivered: 1 },
    { name: "sends what failed once more when asked", retry: true, delivered: 101 },
  ])("is switched on again by hand, and $name", async ({ retry, delivered }) => {
    const { log, edit, sandbox, broken, control, webhook } = await aBrokenPush();
    await edit();
    await sandbox.idle();
    broken.yes = false;
    expect((await control("POST", `${webhook}/enable`, { retry })).body.webhook).toMatchObject({ enabled: true });
    await edit();
    await sandbox.idle();
    expect(await log()).toMatchObject({
      enabled: true,
      failures_in_a_row: 0,
      counts: { delivered } as unknown as Json,
    });
  });

  it("is not brought there by the test button", async () => {
    const { log, control, webhook } = await aBrokenPush();
    expect((await control("POST", `${webhook}/test`)).body).toMatchObject({ ok: false, status: 500 });
    expect(await log()).toMatchObject({ enabled: true, failures_in_a_row: 99 });
  });

  it("are not sent any more once the push is taken away", async () => {
    const clock = aFakeClock();
    const { control, records, sandbox, receiver, webhook, deliveries, entry_id } = await aPush(
      { retryMs: [1000], clock },
      (response) => response.writeHead(500).end(),
    );
    await control("POST", records, { data: {} });
    await eventually(deliveries, ([first]) => first?.attempts === 1);
    expect((await control("DELETE", webhook)).body).toEqual({ ok: true });
    clock.advance(1000);
    await control("POST", records, { data: {} });
    await sandbox.idle();
    expect(receiver.seen).toHaveLength(1);
    expect((await control("GET", `/forms/${entry_id}/webhooks`)).body.webhooks).toEqual([]);
    expect((await control("DELETE", webhook)).status).toBe(404);
  });
});
