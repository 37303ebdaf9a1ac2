import { BatchWriteError } from "../batch-write-error.ts";
import { BATCH_SIZE } from "../endpoints.ts";
import { JdyApiError } from "../jdy-api-error.ts";
import type { PlatformPost, RequestOf } from "../platform-api.ts";
import { inBatches } from "./in-batches.ts";

const CREATE = "/v5/app/entry/data/batch_create";

/** Records to create, any number of them. */
export interface RecordsToCreate extends Omit<RequestOf<typeof CREATE>, "transaction_id"> {
  /** One UUID per batch of 100; given again after a crash, nothing is created twice. */
  readonly transaction_ids?: readonly string[];
}

/**
 * Ids of the new records, in the order they were given. Null where an earlier run under the same transaction id
 * had made the record and the platform does not tell its id again.
 */
export type CreatedIds = readonly (string | null)[];

/** Creates records in batches of 100, each under its own transaction id, so that a retry creates nothing twice. */
export async function createRecords(
  post: PlatformPost,
  newTransactionId: () => string,
  { data_list, transaction_ids, ...common }: RecordsToCreate,
): Promise<CreatedIds> {
  const batches = inBatches(data_list, BATCH_SIZE);
  const transactions = transaction_ids ?? batches.map(() => newTransactionId());
  if (transactions.length !== batches.length)
    throw new RangeError(`${batches.length} batches need as many transaction_ids, not ${transactions.length}`);

  const ids: (string | null)[] = [];
  for (const [index, batch] of batches.entries()) {
    try {
      ids.push(...(await createBatch(post, { ...common, data_list: batch, transaction_id: transactions[index] })));
    } catch (error) {
      if (!(error instanceof JdyApiError)) throw error;
      throw new BatchWriteError({ failure: error, done_ids: ids, transaction_ids: transactions.slice(index) });
    }
  }
  return ids;
}

async function createBatch(post: PlatformPost, batch: RequestOf<typeof CREATE>): Promise<CreatedIds> {
  try {
    const { success_ids } = await post(CREATE, batch);
    if (success_ids.length === batch.data_list.length) return success_ids;
    const detail = `提交 ${batch.data_list.length} 条，返回 ${success_ids.length} 个编号`;
    throw new JdyApiError({ endpoint: CREATE, kind: "invalid_reply", status: 200, detail });
  } catch (error) {
    if (error instanceof JdyApiError && error.failure_class === "already_done") return batch.data_list.map(() => null);
    throw error;
  }
}
