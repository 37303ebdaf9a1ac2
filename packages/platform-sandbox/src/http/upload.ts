import { refusal } from "../problem.ts";
import type { Upload } from "../storage/files.ts";

/** Reads an upload: parts `token` and `file` of a multipart body. Failures are 17027 under HTTP 579. */
export async function readUpload(contentType: string, body: Buffer): Promise<Upload> {
  const form = await parse(contentType, body);
  const [token, file] = [form.get("token"), form.get("file")];
  if (typeof token !== "string") throw refusal(17027, "缺少 token", 579);
  if (!(file instanceof File)) throw refusal(17027, "缺少 file", 579);
  const mime = file.type === "" ? "application/octet-stream" : file.type;
  return { token, name: file.name, mime, content: new Uint8Array(await file.arrayBuffer()) };
}

async function parse(contentType: string, body: Buffer): Promise<FormData> {
  try {
    // The body is already read and capped, which is what the deprecation warns about.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    return await new Response(new Uint8Array(body), { headers: { "content-type": contentType } }).formData();
  } catch {
    throw refusal(17027, "不是合法的 multipart", 579);
  }
}
