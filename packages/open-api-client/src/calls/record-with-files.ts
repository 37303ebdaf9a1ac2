import type { PlatformRecord, RequestOf } from "../platform-api.ts";
import { createRecord, updateRecord } from "./record.ts";
import { type FileToUpload, type UploadPorts, uploadFiles } from "./upload-files.ts";

/** Files by the name of the image or attachment field they go into; they replace what the field held. */
export type FilesByField = Readonly<Record<string, readonly FileToUpload[]>>;

/** A record to create, with files. */
export interface RecordWithFiles extends Omit<RequestOf<"/v5/app/entry/data/create">, "transaction_id"> {
  readonly files: FilesByField;
}

/** A change of a record, with files. */
export interface ChangeWithFiles extends Omit<RequestOf<"/v5/app/entry/data/update">, "transaction_id"> {
  readonly files: FilesByField;
}

/** Uploads the files, then creates the record under the same transaction id, which binds them to it. */
export async function createRecordWithFiles(ports: UploadPorts, wanted: RecordWithFiles): Promise<PlatformRecord> {
  const { files, ...record } = wanted;
  const { data, transaction_id } = await stored(ports, { ...record, files });
  return createRecord(ports.post, { ...record, data: { ...record.data, ...data }, transaction_id });
}

/** Uploads the files, then changes the record under the same transaction id. */
export async function updateRecordWithFiles(ports: UploadPorts, wanted: ChangeWithFiles): Promise<PlatformRecord> {
  const { files, ...change } = wanted;
  const { data, transaction_id } = await stored(ports, { ...change, files });
  return updateRecord(ports.post, { ...change, data: { ...change.data, ...data }, transaction_id });
}

interface FilesOfForm {
  readonly app_id: string;
  readonly entry_id: string;
  readonly files: FilesByField;
}

/** All files under one transaction, and what to write into their fields. */
async function stored(ports: UploadPorts, { app_id, entry_id, files }: FilesOfForm) {
  const transaction_id = ports.newTransactionId();
  const all = Object.values(files).flat();
  const { keys } = await uploadFiles(ports, { app_id, entry_id, transaction_id, files: all });
  const left = [...keys];
  const data = Object.entries(files).map(([field, list]) => [field, { value: left.splice(0, list.length) }] as const);
  return { transaction_id, data: Object.fromEntries(data) };
}
