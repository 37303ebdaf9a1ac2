import type { FileToUpload, UploadPlace } from "./calls/upload-files.ts";
import { UPLOAD } from "./endpoints.ts";
import { JdyApiError } from "./jdy-api-error.ts";

/** The form the upload host takes: the token first, then the file. */
export function uploadForm({ token }: UploadPlace, { name, content, mime }: FileToUpload): FormData {
  const form = new FormData();
  form.append("token", token);
  form.append("file", new Blob([content], mime ? { type: mime } : {}), name);
  return form;
}

/** The address itself, unless it would send the file in the clear while the API is spoken to over https. */
export function safeUploadUrl(url: string, baseUrl: string): string {
  const { protocol } = new URL(url);
  if (protocol === "https:" || protocol === new URL(baseUrl).protocol) return url;
  throw new JdyApiError({ endpoint: UPLOAD, kind: "untrusted_host", detail: `上传地址使用 ${protocol}` });
}
