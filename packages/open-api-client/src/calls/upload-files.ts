import { JdyApiError } from "../jdy-api-error.ts";
import type { FormAddress, PlatformPost } from "../platform-api.ts";
import type { Retry } from "../retry.ts";

const TOKENS = "/v5/app/entry/file/get_upload_token";

/** A file to store, in memory. */
export interface FileToUpload {
  /** Name with extension, as people will see it. */
  readonly name: string;
  readonly content: Uint8Array<ArrayBuffer>;
  /** MIME type; the platform guesses when left out. */
  readonly mime?: string;
}

/** Files that will be written into fields of one record, or of records written under one transaction. */
export interface FilesToUpload extends FormAddress {
  readonly files: readonly FileToUpload[];
  readonly transaction_id?: string;
}

/** The keys to write into an image or attachment field, under the same transaction id. */
export interface UploadedFiles {
  readonly transaction_id: string;
  /** In the order of the files. */
  readonly keys: readonly string[];
}

/** Where one file may be put, once. */
export interface UploadPlace {
  readonly url: string;
  readonly token: string;
}

/** Puts one file into one place and returns its key. */
export type PutFile = (place: UploadPlace, file: FileToUpload) => Promise<string>;

export interface UploadPorts {
  readonly post: PlatformPost;
  readonly put: PutFile;
  readonly retry: Retry;
  readonly newTransactionId: () => string;
}

/** Stores files one after another; each attempt takes a fresh token, because a token takes one file once. */
export async function uploadFiles(ports: UploadPorts, wanted: FilesToUpload): Promise<UploadedFiles> {
  const { app_id, entry_id, files, transaction_id = ports.newTransactionId() } = wanted;
  const nextPlace = createPlaces(async () => {
    const tokens = await ports.post(TOKENS, { app_id, entry_id, transaction_id });
    return tokens.token_and_url_list;
  });
  const keys: string[] = [];
  for (const file of files) keys.push(await ports.retry(async () => ports.put(await nextPlace(), file), "repeatable"));
  return { transaction_id, keys };
}

function createPlaces(fetchPlaces: () => Promise<readonly UploadPlace[]>): () => Promise<UploadPlace> {
  const left: UploadPlace[] = [];
  return async function nextPlace() {
    if (left.length === 0) left.push(...(await fetchPlaces()));
    const place = left.shift();
    if (!place) throw new JdyApiError({ endpoint: TOKENS, kind: "invalid_reply", status: 200, detail: "没有上传凭证" });
    return place;
  };
}
