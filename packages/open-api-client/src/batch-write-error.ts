import { JdyApiError } from "./jdy-api-error.ts";

export interface StoppedBatchWrite {
  readonly failure: JdyApiError;
  readonly done_ids: readonly (string | null)[];
  readonly transaction_ids: readonly string[];
}

/** A write of many records that stopped half-way: what is done, and under which ids the rest can safely be sent again. */
export class BatchWriteError extends JdyApiError {
  override readonly name = "BatchWriteError";
  /** Ids of the records made before the failure, in order; the next record to send is at this length. */
  readonly done_ids: readonly (string | null)[];
  /** Transaction ids of the failed batch and the ones not tried; send the rest again under exactly these. */
  readonly transaction_ids: readonly string[];

  constructor({ failure, done_ids, transaction_ids }: StoppedBatchWrite) {
    super(failure, { cause: failure });
    this.done_ids = done_ids;
    this.transaction_ids = transaction_ids;
  }

  override toJSON() {
    const { done_ids, transaction_ids } = this;
    return { ...super.toJSON(), done_ids, transaction_ids };
  }
}
