import { describe, expect, it } from "@jest/globals";
import { safeUploadUrl } from "../../packages/open-api-client/src/upload-place.ts";
import { API_KEY, aClient } from "./a-client.ts";
import { errorOf, rejectionOf } from "./error-of.ts";
import { startWireServer, type WireReply } from "./wire-server.ts";

const FORM = { app_id: "65f0aaaa0000000000000001", entry_id: "65f0bbbb0000000000000001" };
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const refusal = (code: number): WireReply => ({ status: 400, json: { code, msg: "refused" } });
const rows = (count: number) => Array.from({ length: count }, (_, index) => ({ qty: { value: index } }));

describe("uploadFiles", () => {
  const aFile = (name: string, content: string) => ({ name, content: new TextEncoder().encode(content) });
  const TOKENS = "/v5/app/entry/file/get_upload_token";

  /** The API and its upload host in one; `fails` names the tokens the host refuses. */
  async function aFileHost(fails: Readonly<Record<string, WireReply>> = {}, tokensACall = 100) {
    let tokens = 0;
    const server = await startWireServer(({ path, bytes, headers }) => {
      if (path.endsWith("get_upload_token")) {
        const host = `http://${headers.host ?? ""}/upload`;
        const token_and_url_list = rows(tokensACall).map(() => ({ url: host, token: `token-${tokens++}` }));
        return { json: { token_and_url_list } };
      }
      const token = /token-\d+/.exec(bytes.toString("latin1"))?.[0] ?? "";
      return fails[token] ?? { json: { key: `key of ${token}` } };
    });
    const uploads = () => server.requests.filter(({ path }) => path === "/upload");
    return { ...server, uploads };
  }

  it("stores files one by one, token first, and returns their keys in order", async () => {
    await using server = await aFileHost();
    using client = aClient(server);
    const files = [aFile("盘点表.txt", "第一份"), { ...aFile("b.png", "\u0089PNG"), mime: "image/png" }];
    const { transaction_id, keys } = await client.uploadFiles({ ...FORM, files });
    expect(keys).toEqual(["key of token-0", "key of token-1"]);
    expect(transaction_id).toMatch(UUID);
    expect(server.bodiesOf(TOKENS)).toEqual([{ ...FORM, transaction_id }]);
    const [first, second] = server.uploads().map(({ bytes }) => bytes.toString());
    expect(first).toMatch(/name="token"[\s\S]*token-0[\s\S]*name="file"; filename="盘点表.txt"[\s\S]*第一份/);
    expect(second).toContain("Content-Type: image/png");
  });

  it("does not send the API key to the upload host", async () => {
    await using server = await aFileHost();
    using client = aClient(server);
    await client.uploadFiles({ ...FORM, files: [aFile("a.txt", "a")] });
    const [upload] = server.uploads();
    expect(JSON.stringify(upload?.headers) + String(upload?.bytes)).not.toContain(API_KEY);
  });

  it("uses the given transaction", async () => {
    await using server = await aFileHost();
    using client = aClient(server);
    const transaction_id = crypto.randomUUID();
    expect(await client.uploadFiles({ ...FORM, files: [], transaction_id })).toEqual({ transaction_id, keys: [] });
    await client.uploadFiles({ ...FORM, files: [aFile("a.txt", "a")], transaction_id });
    expect(server.bodiesOf(TOKENS)).toEqual([{ ...FORM, transaction_id }]);
  });

  it.each<{ name: string; reply: WireReply }>([
    { name: "HTTP 579", reply: { status: 579, text: "" } },
    { name: "code 17027", reply: refusal(17027) },
    { name: "a cut connection", reply: "drop" },
  ])("tries a failed file again under a fresh token after $name", async ({ reply }) => {
    await using server = await aFileHost({ "token-0": reply });
    using client = aClient(server);
    const { keys } = await client.uploadFiles({ ...FORM, files: [aFile("a.txt", "a"), aFile("b.txt", "b")] });
    expect(keys).toEqual(["key of token-1", "key of token-2"]);
  });

  it("asks for more tokens when they run out", async () => {
    await using server = await aFileHost({}, 2);
    using client = aClient(server);
    const files = ["a", "b", "c"].map((name) => aFile(name, name));
    expect((await client.uploadFiles({ ...FORM, files })).keys).toHaveLength(3);
    expect(server.bodiesOf(TOKENS)).toHaveLength(2);
  });

  it("says so when the platform gives no token", async () => {
    await using server = await aFileHost({}, 0);
    using client = aClient(server);
    const failed = await rejectionOf(client.uploadFiles({ ...FORM, files: [aFile("a.txt", "a")] }));
    expect(failed).toMatchObject({ kind: "invalid_reply", endpoint: TOKENS });
  });

  it("refuses to send a file in the clear when the API is spoken to over https", () => {
    const send = (url: string, baseUrl: string) => errorOf(() => safeUploadUrl(url, baseUrl));
    expect(send("http://files.example/up", "https://api.jiandaoyun.com/api")).toMatchObject({ kind: "untrusted_host" });
    expect(send("https://files.example/up", "http://127.0.0.1:1/api")).toBeUndefined();
    expect(send("http://127.0.0.1:1/up", "http://127.0.0.1:1/api")).toBeUndefined();
  });
});
