import { randomUUID } from "node:crypto";
import { describe, expect, it } from "@jest/globals";
import { aFakeClock, aField, aFormSandbox, type Json, wrapped } from "./support.ts";

const DAYS_MS = 86_400_000;

async function anUploader() {
  const clock = aFakeClock();
  const running = await aFormSandbox([aField("photo", "image"), aField("paper", "upload")], { clock });
  const tokens = async (transaction_id: unknown) =>
    (await running.api("app/entry/file/get_upload_token", { ...running.target, transaction_id }, running.key)).body;
  const upload = async (
    { url, token }: { url: string; token?: string },
    file: Blob | undefined = new Blob(["内容"], { type: "image/png" }),
  ) => {
    const form = new FormData();
    if (token !== undefined) form.set("token", token);
    form.set("file", file, "照片.png");
    const response = await fetch(url, { method: "POST", body: form });
    return { status: response.status, body: (await response.json()) as Json };
  };
  const tokenList = async (transaction_id: string) =>
    (await tokens(transaction_id)).token_and_url_list as unknown as { url: string; token: string }[];
  return { ...running, clock, tokens, tokenList, upload };
}

describe("files", () => {
  it("come with exactly 100 tokens per call, for one transaction_id", async () => {
    const { tokens, tokenList } = await anUploader();
    const list = await tokenList(randomUUID());
    expect(new Set(list.map(({ token }) => token)).size).toBe(100);
    expect((await tokens(undefined)).code).toBe(1);
    expect((await tokens("x")).code).toBe(17025);
  });

  it.each([{ shape: "keys" }, { shape: "objects" }])(
    "are written as $shape and read as links that work for 15 days",
    async ({ shape }) => {
      const { tokenList, upload, data, clock } = await anUploader();
      const transaction_id = randomUUID();
      const [first] = await tokenList(transaction_id);
      const { key } = (await upload(first ?? { url: "" })).body;
      const value = shape === "keys" ? [key] : [{ key }];
      const record = (await data("create", { data: wrapped({ photo: value }), transaction_id })).body.data;
      const photo = record?.photo?.[0] as unknown as { url: string };
      expect(photo).toEqual({
        name: "照片.png",
        size: 6,
        mime: "image/png",
        url: expect.stringContaining("http://127.0.0.1"),
      });
      expect(await (await fetch(photo.url)).text()).toBe("内容");
      expect((await fetch(photo.url.replace("proof=", "proof=0"))).status).toBe(404);
      clock.advance(15 * DAYS_MS);
      expect((await fetch(photo.url)).status).toBe(404);
    },
  );

  it("cannot be used under another transaction_id", async () => {
    const { tokenList, upload, data } = await anUploader();
    const [first] = await tokenList(randomUUID());
    const { key } = (await upload(first ?? { url: "" })).body;
    expect((await data("create", { data: wrapped({ photo: [key] }), transaction_id: randomUUID() })).body.code).toBe(
      17017,
    );
    expect((await data("create", { data: wrapped({ photo: [key] }) })).body.code).toBe(17017);
  });

  it("go away when batch_update sets the field", async () => {
    const { tokenList, upload, data } = await anUploader();
    const transaction_id = randomUUID();
    const [first] = await tokenList(transaction_id);
    const { key } = (await upload(first ?? { url: "" })).body;
    const { _id } = (await data("create", { data: wrapped({ paper: [key] }), transaction_id })).body.data ?? {};
    await data("batch_update", { data_ids: [_id], data: wrapped({ paper: [] }) });
    expect((await data("get", { data_id: _id })).body.data?.paper).toEqual([]);
  });

  it("are refused with HTTP 579 and 17027 for a used, unknown or missing token, or no file", async () => {
    const { tokenList, upload } = await anUploader();
    const [first, second] = await tokenList(randomUUID());
    const url = first?.url ?? "";
    await upload({ url, token: first?.token ?? "" });
    const noFile = new FormData();
    noFile.set("token", second?.token ?? "");
    const replies = [
      await upload({ url, token: first?.token ?? "" }),
      await upload({ url, token: "unknown" }),
      await upload({ url }),
      await fetch(url, { method: "POST", body: noFile }).then(async (r) => ({
        status: r.status,
        body: (await r.json()) as Json,
      })),
    ];
    for (const { status, body } of replies) expect([status, body.code]).toEqual([579, 17027]);
  });

  it.each([
    { code: 7217, plan: { file_bytes: 5 } },
    { code: 7219, plan: { total_file_bytes: 11 } },
  ])("are refused with $code beyond the quota $plan", async ({ code, plan }) => {
    const { tokenList, upload, control } = await anUploader();
    await control("PUT", "/company", plan);
    const [first, second] = await tokenList(randomUUID());
    await upload(first ?? { url: "" });
    expect(await upload(second ?? { url: "" })).toMatchObject({ status: 400, body: { code } });
  });

  it("fail by a fault with HTTP 579 and 17027, and the token can be used again", async () => {
    const { tokenList, upload, control } = await anUploader();
    const [first] = await tokenList(randomUUID());
    await control("POST", "/faults", { endpoint: "upload", kind: "status", count: 1 });
    expect(await upload(first ?? { url: "" })).toMatchObject({ status: 579, body: { code: 17027 } });
    await control("POST", "/faults", { endpoint: "upload", kind: "code", value: 7216, count: 1 });
    expect(await upload(first ?? { url: "" })).toMatchObject({ status: 400, body: { code: 7216 } });
    expect(await upload(first ?? { url: "" })).toMatchObject({ status: 200, body: { key: expect.any(String) } });
  });
});
