import { readFileSync } from "node:fs";
import { describe, expect, it } from "@jest/globals";
import { signatureHeaders } from "../../src/adapters/notify/webhook/signed-webhook.ts";
import { webhookBody } from "../../src/adapters/notify/webhook/signed-webhook-body.ts";
import { aMessage } from "./message-builder.ts";

const documented = readFileSync("docs/channels.md", "utf8");
const [, headers = "", body = ""] = /```http\n([\s\S]*?)\n\n(.*)\n```/.exec(documented) ?? [];
const header = (name: string) => new RegExp(`^${name}: (.*)$`, "m").exec(headers)?.[1] ?? "";

describe("the documentation of the signed webhook", () => {
  it("shows a request whose signature is right", () => {
    const signed = signatureHeaders({
      secret: /密钥 `([^`]*)`）：\n\n```http/.exec(documented)?.[1] ?? "",
      at: Number(header("X-StockGuard-Timestamp")) * 1_000,
      nonce: header("X-StockGuard-Nonce"),
      body,
    });
    expect(signed["X-StockGuard-Signature"]).toBe(header("X-StockGuard-Signature"));
  });

  it("shows a body with the fields that are sent, and names each of them", () => {
    const fields = Object.keys(webhookBody(aMessage()));
    expect(Object.keys(JSON.parse(body) as object)).toEqual(fields);
    expect(
      fields.filter((field) => !documented.includes(`| \`${field}\``) && !documented.includes(` \`${field}\``)),
    ).toEqual([]);
  });
});
