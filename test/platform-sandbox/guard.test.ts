import { request } from "node:http";
import { describe, expect, it } from "@jest/globals";
import { aFormSandbox, aSandbox } from "./support.ts";

/** A raw request: fetch would not let a test choose Host and Origin. */
function raw(url: string, headers: Readonly<Record<string, string>>, method = "POST", body = "{}"): Promise<number> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers }, (response) => {
      response.resume();
      response.on("end", () => resolve(response.statusCode ?? 0));
    });
    call.on("error", reject);
    call.end(method === "GET" ? undefined : body);
  });
}

const JSON_TYPE = { "content-type": "application/json" };

const KNOCKS: readonly { name: string; headers: Readonly<Record<string, string>>; want: number }[] = [
  { name: "its own address", headers: {}, want: 200 },
  { name: "localhost", headers: { host: "localhost:4010" }, want: 200 },
  { name: "the loopback of IPv6", headers: { host: "[::1]:4010" }, want: 200 },
  { name: "a local page", headers: { origin: "http://localhost:5173" }, want: 200 },
  { name: "a foreign Host", headers: { host: "evil.example" }, want: 403 },
  { name: "a Host that only looks local", headers: { host: "127.0.0.1.evil.example" }, want: 403 },
  { name: "a foreign Origin", headers: { origin: "https://evil.example" }, want: 403 },
  { name: "an Origin of nowhere", headers: { origin: "null" }, want: 403 },
  { name: "a form's encoding", headers: { "content-type": "application/x-www-form-urlencoded" }, want: 415 },
  { name: "plain text", headers: { "content-type": "text/plain" }, want: 415 },
  { name: "multipart outside the upload", headers: { "content-type": "multipart/form-data; boundary=x" }, want: 415 },
];

describe("the sandbox's door", () => {
  it.each(KNOCKS)("answers $want to $name", async ({ headers, want }) => {
    const { origin } = await aSandbox();
    expect(await raw(`${origin}/sandbox/limits`, { ...JSON_TYPE, ...headers }, "POST", '{"enabled":true}')).toBe(want);
  });

  it("guards the API and the pages too", async () => {
    const { origin, url } = await aFormSandbox([]);
    expect(await raw(`${url}/v5/app/list`, { ...JSON_TYPE, origin: "https://evil.example" })).toBe(403);
    expect(await raw(`${origin}/`, { host: "evil.example" }, "GET")).toBe(403);
    expect(await raw(`${origin}/upload`, JSON_TYPE)).toBe(415);
  });

  it("takes a body without a type only when it is empty", async () => {
    const { origin } = await aSandbox();
    expect(await raw(`${origin}/sandbox/limits`, {}, "POST", '{"enabled":true}')).toBe(415);
    expect(await raw(`${origin}/sandbox/faults`, {}, "DELETE", "")).toBe(200);
  });

  it("refuses a body over 32 MB, a broken one, and one that is no object", async () => {
    const { origin } = await aSandbox();
    const send = (body: string) => raw(`${origin}/sandbox/limits`, JSON_TYPE, "POST", body);
    expect(await send(`"${"x".repeat(33 * 1024 * 1024)}"`)).toBe(413);
    expect(await send("{")).toBe(400);
    expect(await send("[]")).toBe(400);
  });

  it("knows unknown paths from unknown methods", async () => {
    const { origin } = await aSandbox();
    expect(await raw(`${origin}/sandbox/nothing`, JSON_TYPE)).toBe(404);
    expect(await raw(`${origin}/nothing`, {}, "GET")).toBe(404);
    expect(await raw(`${origin}/sandbox/apps`, {}, "DELETE", "")).toBe(405);
  });
});
