import { BATCH_SIZE } from "../endpoints.ts";
import type { FormAddress, PlatformPost, RecordWrite } from "../platform-api.ts";
import { inBatches } from "./in-batches.ts";

/** The same values for any number of records; no subform fields. */
export interface RecordsToUpdate extends FormAddress {
  readonly data_ids: readonly string[];
  readonly data: RecordWrite;
}

/** Any number of records to delete. */
export interface RecordsToDelete extends FormAddress {
  readonly data_ids: readonly string[];
}

/** Sets the same values on the records, 100 a call; returns how many the platform counted as changed. */
export function updateRecords(post: PlatformPost, { data_ids, ...change }: RecordsToUpdate): Promise<number> {
  return countOver(data_ids, (batch) => post("/v5/app/entry/data/batch_update", { ...change, data_ids: batch }));
}

/** Deletes the records, 100 a call; returns how many the platform counted as deleted. */
export function deleteRecords(post: PlatformPost, { data_ids, ...form }: RecordsToDelete): Promise<number> {
  return countOver(data_ids, (batch) => post("/v5/app/entry/data/batch_delete", { ...form, data_ids: batch }));
}

type BatchCall = (batch: readonly string[]) => Promise<{ readonly success_count: number }>;

async function countOver(data_ids: readonly string[], call: BatchCall): Promise<number> {
  let count = 0;
  for (const batch of inBatches(data_ids, BATCH_SIZE)) count += (await call(batch)).success_count;
  return count;
}
