import { afterEach, beforeEach, describe, expect, it } from "@jest/globals";
import { smtpMail } from "../../src/adapters/notify/mail/smtp-mail.ts";
import { describeNotifier } from "../contract/notifier-battery.ts";
import { opened, someTools } from "./channel-tools.ts";
import { type MailServer, startMailServer } from "./mail-server.ts";
import { aMessage } from "./message-builder.ts";

const account = { user: "alerts@shop.test", password: "gk3-授权码-X7" };
const settingsOf = (port: number) => ({
  host: "127.0.0.1",
  port,
  security: "none",
  ...account,
  from: "alerts@shop.test",
  to: "owner@shop.test",
});

describeNotifier("e-mail", async () => {
  const { tools, logged } = someTools();
  const server = await startMailServer(account);
  return {
    notifier: opened(smtpMail, settingsOf(server.port), tools),
    secrets: [account.password, Buffer.from(account.password).toString("base64")],
    logged,
    delivered: () => Promise.resolve(server.mails.map(({ mail }) => `${mail.subject ?? ""}\n${mail.text ?? ""}`)),
    faults: {
      transient: () => server.behave({ recipient: () => 451 }),
      unknown: () => server.behave({ mail: "hangs up" }),
      permanent: () => server.behave({ recipient: () => 550 }),
      config: () => server.behave({ signIn: 535 }),
    },
    heal: () => server.behave({}),
    close: () => server.close(),
  };
}, ["transient", "unknown", "permanent", "config"]);

describe("e-mail over a real server", () => {
  let server: MailServer;
  const { tools } = someTools(3_000);
  beforeEach(async () => {
    server = await startMailServer(account);
  });
  afterEach(async () => {
    await server.close();
  });
  const mailChannel = (parts = {}) => opened(smtpMail, { ...settingsOf(server.port), ...parts }, tools);
  const only = () => {
    const [first] = server.mails;
    if (first === undefined) throw new Error("no mail arrived");
    return first;
  };

  it("bears a Chinese subject, both bodies and the link", async () => {
    const message = aMessage({ title: "【缺货】保温杯 已缺货", lines: ["可用 0 件", "处理：今天下单"] });
    await mailChannel().send(message);
    const { mail, raw } = only();
    expect(mail.subject).toBe("【缺货】保温杯 已缺货");
    expect(raw).toMatch(/^Subject: =\?UTF-8\?/m);
    expect(mail.from?.value).toEqual([{ address: "alerts@shop.test", name: "缺货卫士" }]);
    expect(mail.text?.trim()).toBe(
      "【缺货】保温杯 已缺货\n\n可用 0 件\n处理：今天下单\n\n查看详情：https://board.shop.test/items/A-1",
    );
    expect(mail.html).toContain("<p>处理：今天下单</p>");
    expect(mail.html).toContain('<a href="https://board.shop.test/items/A-1">');
  });

  it("shows markup in names as text", async () => {
    await mailChannel().send(aMessage({ title: '<b>&"杯"', lines: ["<img src=x onerror=alert(1)>"] }));
    const { mail } = only();
    expect(mail.html).toContain("&lt;b&gt;&amp;&quot;杯&quot;");
    expect(mail.html).not.toMatch(/<img|<b>/);
  });

  it("lets no name add a header, a receiver or a part", async () => {
    const evil = "保温杯\r\nBcc: thief@evil.test\r\nX-Evil: 1\r\n\r\n<b>body</b>";
    await mailChannel({ from_name: evil }).send(aMessage({ title: evil, lines: [evil], reference: evil }));
    const { mail, to } = only();
    expect(to).toEqual(["buyer@shop.test"]);
    expect([...mail.headers.keys()]).not.toEqual(expect.arrayContaining(["x-evil"]));
    expect(mail.bcc).toBeUndefined();
    expect(mail.subject).toBe("保温杯 Bcc: thief@evil.test X-Evil: 1 <b>body</b>");
  });

  it.each([
    { name: "an address", receiver: "a@shop.test", want: ["a@shop.test"] },
    {
      name: "several in any writing",
      receiver: "张三 <a@shop.test>，b@shop.test；b@shop.test",
      want: ["a@shop.test", "b@shop.test"],
    },
    { name: "a name alone: the channel's own", receiver: "张三", want: ["owner@shop.test"] },
    { name: "nobody: the channel's own", receiver: null, want: ["owner@shop.test"] },
  ])("goes to $name", async ({ receiver, want }) => {
    await mailChannel().send(aMessage({ receiver }));
    expect(only().to).toEqual(want);
  });

  it("asks for a receiver where neither rule nor channel has one", async () => {
    const outcome = await mailChannel({ to: "" }).send(aMessage({ receiver: "张三" }));
    expect(outcome).toMatchObject({ kind: "permanent", problem: { code: "mail_receiver_missing" } });
  });

  it.each(["a@shop.test、b@shop", "张三＠shop.test", `a@shop.test${" ".repeat(20_000)}b@shop.test`])(
    "goes to nobody rather than leave somebody out of %j",
    async (receiver) => {
      const outcome = await mailChannel().send(aMessage({ receiver }));
      expect(outcome).toMatchObject({ kind: "permanent", problem: { code: "mail_receiver_wrong" } });
      expect(server.mails).toEqual([]);
    },
  );

  it("is sent when some receivers are refused, and says which", async () => {
    server.behave({ recipient: (address) => (address.startsWith("gone") ? 550 : 250) });
    const outcome = await mailChannel().send(aMessage({ receiver: "a@shop.test, gone@shop.test" }));
    expect(outcome).toMatchObject({
      kind: "partial",
      left: [{ address: "gone@shop.test", end: { kind: "permanent", problem: { code: "mail_refused" } } }],
    });
    expect(only().to).toEqual(["a@shop.test"]);
  });

  it("bears the same id whenever the same message is sent, and another for another", async () => {
    const channel = mailChannel();
    const messages = [
      aMessage(),
      aMessage(),
      aMessage({ reference: "another" }),
      aMessage({ receiver: "b@shop.test" }),
    ];
    for (const message of messages) await channel.send(message);
    const [first, second, other, elsewhere] = server.mails.map(({ mail }) => mail.messageId);
    expect(second).toBe(first);
    expect(new Set([first, other, elsewhere]).size).toBe(3);
  });

  it.each([
    { name: "all recipients are refused for good", behaviour: { recipient: () => 550 }, want: "permanent" },
    { name: "all recipients are put off", behaviour: { recipient: () => 451 }, want: "transient" },
    { name: "the mail is refused for good", behaviour: { mail: 554 }, want: "permanent" },
    { name: "the mail is put off", behaviour: { mail: 452 }, want: "transient" },
    { name: "the sign-in is put off", behaviour: { signIn: 454 }, want: "transient" },
    { name: "the sign-in is refused", behaviour: { signIn: 535 }, want: "config" },
    { name: "nobody says whether the mail was taken", behaviour: { mail: "hangs up" as const }, want: "unknown" },
  ])("is $want when $name", async ({ behaviour, want }) => {
    server.behave(behaviour);
    expect((await mailChannel().send(aMessage())).kind).toBe(want);
  });

  it("is config with a wrong password", async () => {
    expect((await mailChannel({ password: "wrong" }).send(aMessage())).kind).toBe("config");
  });

  it("never tells the password, not even when the server repeats it", async () => {
    server.behave({ signIn: 535 });
    const outcome = await mailChannel().send(aMessage());
    expect(JSON.stringify(outcome)).toContain("no entry for ***");
    expect(JSON.stringify(outcome)).not.toContain(account.password);
  });

  it("refuses to sign in where encryption is wanted and not offered", async () => {
    const outcome = await mailChannel({ security: "starttls" }).send(aMessage());
    expect(outcome).toMatchObject({ kind: "config", problem: { code: "mail_server_untrusted" } });
  });

  it("is transient when nobody listens", async () => {
    const gone = mailChannel();
    await server.close();
    expect(await gone.send(aMessage())).toMatchObject({ kind: "transient", problem: { code: "mail_not_connected" } });
    server = await startMailServer(account);
  });
});

describe("e-mail with encryption", () => {
  it.each(["starttls", "tls"])("refuses a certificate that nobody vouches for (%s)", async (security) => {
    // A handshake may take its time on a busy machine; the answer must not be a time-out.
    const { tools } = someTools(20_000);
    const server = await startMailServer(account, { secure: security === "tls" });
    const outcome = await opened(smtpMail, { ...settingsOf(server.port), security }, tools).send(aMessage());
    await server.close();
    // On a busy machine the server may hang up before the client has told why; either way nothing may be sent.
    expect(["mail_server_untrusted", "mail_not_connected"]).toContain("problem" in outcome ? outcome.problem.code : "");
    expect(server.mails).toHaveLength(0);
  });
});

describe("e-mail settings", () => {
  const good = { host: "smtp.shop.test", from: "alerts@shop.test" };
  it("take numbers as people type them, and fill in the rest", () => {
    expect(smtpMail.read({ ...good, port: "587" })).toMatchObject({
      kind: "usable",
      config: { port: 587, from_name: "缺货卫士", to: "" },
    });
    expect(smtpMail.read(good)).toMatchObject({ kind: "usable", config: { port: 465 } });
  });

  it.each([
    { name: "no server", config: { ...good, host: " " }, says: "SMTP 服务器 host" },
    { name: "a port out of range", config: { ...good, port: 99_999 }, says: "端口 port" },
    { name: "a sender that is no address", config: { ...good, from: "缺货卫士" }, says: "发件地址 from" },
    { name: "a receiver's address that is not whole", config: { ...good, to: "a@b.cn, c@d" }, says: "默认收件地址 to" },
    { name: "an unknown encryption", config: { ...good, security: "ssl" }, says: "加密方式" },
  ])("are refused in Chinese with $name", ({ config, says }) => {
    const reading = smtpMail.read(config);
    expect(reading.kind === "faulty" ? reading.faults.join() : "").toContain(says);
  });
});
