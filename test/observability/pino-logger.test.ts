import { describe, expect, it } from "@jest/globals";
import fc from "fast-check";
import { createPinoLogger } from "../../src/adapters/observability/pino-logger.ts";

function logged(fields: Readonly<Record<string, unknown>>): string {
  let written = "";
  createPinoLogger("info", { write: (line: string) => void (written += line) }).info("thing.happened", fields);
  return written;
}

describe("the log", () => {
  it("is a JSON line with its event, its level in words and its instant", () => {
    expect(JSON.parse(logged({ item_code: "A-1", waited_ms: 3 }))).toMatchObject({
      level: "info",
      msg: "thing.happened",
      item_code: "A-1",
      waited_ms: 3,
      time: expect.stringMatching(/^\d{4}-\d\d-\d\dT/),
    });
  });

  it.each([
    { name: "a secret by its name", fields: { push_secret: "s3cr3t" }, hidden: "s3cr3t" },
    { name: "a key deep inside", fields: { channel: { config: [{ api_key: "s3cr3t" }] } }, hidden: "s3cr3t" },
    { name: "a password", fields: { smtp_password: "s3cr3t" }, hidden: "s3cr3t" },
    { name: "a session", fields: { session: "s3cr3t" }, hidden: "s3cr3t" },
    { name: "a header", fields: { headers: { authorization: "Bearer s3cr3t" } }, hidden: "s3cr3t" },
    { name: "a bearer token in a text", fields: { message: "sent Bearer s3cr3t" }, hidden: "s3cr3t" },
    { name: "a field named url", fields: { url: "s3cr3t" }, hidden: "s3cr3t" },
    {
      name: "a robot's key in an address",
      fields: { message: "POST https://qyapi.weixin.qq.com/cgi-bin/webhook/send?key=s3cr3t failed" },
      hidden: "s3cr3t",
    },
    { name: "a token in a path", fields: { message: "http://127.0.0.1:4000/hooks/s3cr3t?nonce=1" }, hidden: "s3cr3t" },
    { name: "a push path alone", fields: { stack: "at POST /hooks/s3cr3t" }, hidden: "s3cr3t" },
    { name: "a set-up link", fields: { message: "/set-up#code=s3cr3t" }, hidden: "s3cr3t" },
    { name: "the password of a database", fields: { message: "postgres://me:s3cr3t@db/stock" }, hidden: "s3cr3t" },
    { name: "a phone number", fields: { message: "客户 13812345678 未收到" }, hidden: "13812345678" },
    { name: "a phone number with its country", fields: { note: "+86 138-1234-5678" }, hidden: "1234" },
    { name: "a phone field of any form", fields: { customer: { phone: 13812345678 } }, hidden: "13812345678" },
    { name: "what an error says", fields: { error: new Error("https://x/y?token=s3cr3t") }, hidden: "s3cr3t" },
  ])("never shows $name", ({ fields, hidden }) => {
    const line = logged(fields);
    expect(line).not.toContain(hidden);
    expect(line).toContain("[hidden]");
  });

  it("leaves codes, quantities and instants as they are", () => {
    const fields = { item_code: "6901234567892", revision: 13_812_345_678, at: "2026-11-23T05:00:00.000Z" };
    expect(JSON.parse(logged(fields))).toMatchObject(fields);
  });

  it("never shows a secret field, whatever is in it and however deep it lies", () => {
    fc.assert(
      fc.property(
        fc.constantFrom("secret", "push_token", "apiKey", "userPassword", "set-cookie", "mobile_phone"),
        fc.integer({ min: 0, max: 9 }),
        (name, depth) => {
          let fields: Record<string, unknown> = { [name]: "a-value-to-hide" };
          for (let level = 0; level < depth; level += 1) fields = { inner: level % 2 === 0 ? fields : [fields] };
          expect(logged(fields)).not.toContain("a-value-to-hide");
        },
      ),
    );
  });
});
