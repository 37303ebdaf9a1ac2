import { describe, expect, it } from "@jest/globals";
import { aField, aFormSandbox, closeLater } from "../platform-sandbox/support.ts";
import { aClient } from "./a-client.ts";
import { rejectionOf } from "./error-of.ts";

const aFile = (name: string, content: string) => ({ name, content: new TextEncoder().encode(content) });

/** A form with two fields for files in a real sandbox. */
async function aFileForm() {
  const { url, key, app_id, entry_id } = await aFormSandbox([
    aField("note"),
    aField("photo", "image"),
    aField("papers", "upload"),
  ]);
  const client = aClient({ baseUrl: url, apiKey: key });
  closeLater(() => {
    client.close();
    return Promise.resolve();
  });
  return { client, form: { app_id, entry_id } };
}

describe("a record with files on the sandbox", () => {
  it("is created in one go, each file in its field and order", async () => {
    const { client, form } = await aFileForm();
    const files = { photo: [aFile("货架.png", "png")], papers: [aFile("a.txt", "一"), aFile("b.txt", "二")] };
    const { _id } = await client.createRecordWithFiles({ ...form, data: { note: { value: "盘点" } }, files });
    expect(await client.getRecord({ ...form, data_id: _id })).toMatchObject({
      note: "盘点",
      photo: [{ name: "货架.png" }],
      papers: [{ name: "a.txt" }, { name: "b.txt" }],
    });
  });

  it("gets new files in one go, and keeps its other fields", async () => {
    const { client, form } = await aFileForm();
    const { _id: data_id } = await client.createRecord({ ...form, data: { note: { value: "盘点" } } });
    const changed = await client.updateRecordWithFiles({
      ...form,
      data_id,
      data: {},
      files: { papers: [aFile("c.txt", "三")] },
    });
    expect(changed).toMatchObject({ note: "盘点", papers: [{ name: "c.txt" }] });
  });

  it("does not take a key that was uploaded under another transaction", async () => {
    const { client, form } = await aFileForm();
    const { keys } = await client.uploadFiles({ ...form, files: [aFile("a.txt", "a")] });
    const data = { papers: { value: keys } };
    const failed = await rejectionOf(client.createRecord({ ...form, data, transaction_id: crypto.randomUUID() }));
    expect(failed).toMatchObject({ kind: "refused" });
  });
});
