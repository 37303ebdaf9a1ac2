import { createServer, type IncomingMessage, type Server } from "node:http";
import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createOutboundGuard, type Resolve } from "../../src/adapters/notify/sending/outbound-guard.ts";
import { sendRequest } from "../../src/adapters/notify/sending/outbound-request.ts";
import { signedWebhook } from "../../src/adapters/notify/webhook/signed-webhook.ts";
import { smtpMail } from "../../src/adapters/notify/mail/smtp-mail.ts";
import { wechatWorkRobot } from "../../src/adapters/notify/wechat-work/wechat-work-robot.ts";
import { opened, someTools } from "./channel-tools.ts";
import { startMailServer } from "./mail-server.ts";
import { aMessage } from "./message-builder.ts";

const answering =
  (...addresses: readonly string[]): Resolve =>
  () =>
    Promise.resolve(addresses.map((address) => ({ address, family: address.includes(":") ? 6 : 4 })));

describe("where messages may go", () => {
  it.each([
    "127.0.0.1",
    "10.1.2.3",
    "172.31.0.1",
    "192.168.1.1",
    "169.254.169.254",
    "100.100.100.200",
    "168.63.129.16",
    "0.0.0.0",
    "255.255.255.255",
    "224.0.0.1",
    "198.18.0.1",
    "::",
    "::1",
    "fe80::1",
    "fd00:ec2::254",
    "::ffff:127.0.0.1",
    "::ffff:a00:1",
    "64:ff9b::7f00:1",
    "2002:7f00:1::",
    "2001:db8::1",
  ])("is not %s", async (address) => {
    expect(await createOutboundGuard("", answering(address)).pin("robot.example")).toEqual({ kind: "forbidden" });
  });

  it.each([
    { address: "8.8.8.8", family: 4, is_named: false },
    { address: "2606:4700::1111", family: 6, is_named: false },
  ])("may be $address", async (pinned) => {
    const pinning = await createOutboundGuard("", answering(pinned.address)).pin("robot.example");
    expect(pinning).toEqual({ kind: "pinned", pinned });
  });

  it.each([
    { name: "by its host name", allowed: "erp.example", is_named: true },
    { name: "by a range with all of its addresses", allowed: "8.8.8.0/24, 10.0.0.0/8", is_named: true },
    { name: "with one address of two only", allowed: "10.0.0.0/8", is_named: false },
  ])("knows what the operator named $name", async ({ allowed, is_named }) => {
    const pinning = await createOutboundGuard(allowed, answering("8.8.8.8", "10.0.0.1")).pin("erp.example");
    expect(pinning).toEqual({ kind: "pinned", pinned: { address: "8.8.8.8", family: 4, is_named } });
  });

  it("is no name of which one address lies inside", async () => {
    const guard = createOutboundGuard("", answering("8.8.8.8", "10.0.0.1"));
    expect(await guard.pin("robot.example")).toEqual({ kind: "forbidden" });
  });

  it.each([
    { host: "mail.corp", allowed: "mail.corp", passes: true },
    { host: "MAIL.corp.", allowed: "mail.corp", passes: true },
    { host: "other.corp", allowed: "mail.corp", passes: false },
    { host: "other.corp", allowed: "8.8.8.8, 10.0.0.0/8", passes: true },
    { host: "other.corp", allowed: "10.0.0.1", passes: true },
    { host: "mail.corp", allowed: "other.corp；Mail.corp、", passes: true },
    { host: "other.corp", allowed: "10.0.0.2/32,fd00::/8,*", passes: false },
  ])("is $host (10.0.0.1) with “$allowed” allowed: $passes", async ({ host, allowed, passes }) => {
    const { kind } = await createOutboundGuard(allowed, answering("10.0.0.1")).pin(host);
    expect(kind).toBe(passes ? "pinned" : "forbidden");
  });

  it.each(["2130706433", "0177.0.0.1", "0x7f.1", "127.1", "[::1]", "localhost", "[::ffff:7f00:1]"])(
    "is not %s, as this machine's own resolver reads it",
    async (host) => {
      const { kind } = await createOutboundGuard("").pin(host);
      expect(kind).not.toBe("pinned");
    },
  );

  it("is no private address in any dress", async () => {
    const inside = fc.oneof(
      fc.tuple(fc.constant(10), fc.nat(255), fc.nat(255), fc.nat(255)),
      fc.tuple(fc.constant(127), fc.nat(255), fc.nat(255), fc.nat(255)),
      fc.tuple(fc.constant(192), fc.constant(168), fc.nat(255), fc.nat(255)),
      fc.tuple(fc.constant(172), fc.integer({ min: 16, max: 31 }), fc.nat(255), fc.nat(255)),
    );
    const hex = (value: number) => value.toString(16).padStart(2, "0");
    const dresses = inside.chain(([a, b, c, d]) =>
      fc.constantFrom(
        `${a}.${b}.${c}.${d}`,
        `::ffff:${a}.${b}.${c}.${d}`,
        `::ffff:${hex(a)}${hex(b)}:${hex(c)}${hex(d)}`,
        `2002:${hex(a)}${hex(b)}:${hex(c)}${hex(d)}::1`,
        `64:ff9b::${hex(a)}${hex(b)}:${hex(c)}${hex(d)}`,
      ),
    );
    await fc.assert(
      fc.asyncProperty(dresses, async (address) => {
        expect(await createOutboundGuard("", answering(address)).pin("x.example")).toEqual({ kind: "forbidden" });
      }),
    );
  });
});

describe("a guarded request", () => {
  let server: Server;
  let port: number;
  let requests: IncomingMessage[];
  let redirect: string | null;

  beforeEach(async () => {
    requests = [];
    redirect = null;
    server = createServer((request, response) => {
      requests.push(request);
      request.resume();
      if (redirect === null) response.end("{}");
      else response.writeHead(307, { location: redirect }).end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    port = typeof address === "object" && address !== null ? address.port : 0;
  });

  afterEach(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  const post = (host: string, guard: ReturnType<typeof createOutboundGuard>) =>
    sendRequest({ url: `http://${host}:${port}/send?key=k`, body: "{}", timeout_ms: 5_000, guard });

  it("goes to the address that was looked at, though the name answers otherwise a moment later", async () => {
    let asked = 0;
    const rebinding: Resolve = () => {
      asked += 1;
      return Promise.resolve([{ address: asked === 1 ? "127.0.0.1" : "169.254.169.254", family: 4 }]);
    };
    const reply = await post("robot.invalid", createOutboundGuard("127.0.0.1", rebinding));
    expect(reply).toMatchObject({ kind: "answered", status: 200 });
    expect(asked).toBe(1);
    expect(requests[0]?.headers.host).toBe(`robot.invalid:${port}`);
  });

  it("connects to nothing where the guard says no, however the address is written", async () => {
    const guard = createOutboundGuard("");
    for (const host of ["127.0.0.1", "2130706433", "0x7f000001", "0177.0.0.1", "localhost", "[::ffff:127.0.0.1]"])
      expect((await post(host, guard)).kind).toMatch(/forbidden|not_connected/);
    expect(requests).toEqual([]);
  });

  it("sends nothing in the clear to whom the operator has not named, however public", async () => {
    const passing = { address: "127.0.0.1", family: 4 as const, is_named: false };
    const guard = { pin: () => Promise.resolve({ kind: "pinned" as const, pinned: passing }) };
    expect(await post("robot.example", guard)).toEqual({ kind: "in_the_clear" });
    expect(requests).toEqual([]);
    const webhook = opened(
      signedWebhook,
      { url: `http://erp.example:${port}/`, secret: "0123456789abcdef" },
      { ...someTools().tools, guard },
    );
    expect(await webhook.send(aMessage())).toMatchObject({ kind: "config", problem: { code: "target_in_the_clear" } });
  });

  it("has written nothing where looking the name up took all of its time", async () => {
    const resolve: Resolve = async () => {
      await new Promise((resolve) => setTimeout(resolve, 60));
      return [{ address: "127.0.0.1", family: 4 }];
    };
    const guard = createOutboundGuard("127.0.0.1", resolve);
    const reply = await sendRequest({ url: `http://robot.invalid:${port}/`, body: "{}", timeout_ms: 20, guard });
    expect(reply).toEqual({ kind: "not_connected", code: "TIMEOUT" });
    expect(requests).toEqual([]);
  });

  it("follows no redirect, so that a public address cannot send it inside", async () => {
    redirect = `http://127.0.0.1:${port}/inside`;
    const reply = await post("robot.invalid", createOutboundGuard("127.0.0.1", answering("127.0.0.1")));
    expect(reply).toMatchObject({ kind: "answered", status: 307 });
    expect(requests).toHaveLength(1);
  });

  it("tells the person who set the channel up what to do", async () => {
    const tools = { ...someTools().tools, guard: createOutboundGuard("") };
    const robot = opened(wechatWorkRobot, { url: `http://127.0.0.1:${port}/send?key=k` }, tools);
    const mails = await startMailServer({ user: "u", password: "p" });
    const mail = opened(
      smtpMail,
      { host: "127.0.0.1", port: mails.port, security: "none", from: "a@b.cn", to: "c@d.cn" },
      tools,
    );
    for (const notifier of [robot, mail]) {
      const outcome = await notifier.send(aMessage());
      expect(outcome).toMatchObject({ kind: "config", problem: { code: "target_forbidden" } });
    }
    expect([requests, mails.mails]).toEqual([[], []]);
    await mails.close();
  });
});
