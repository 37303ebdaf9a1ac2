import { BATCH_SIZE } from "../endpoints.ts";
import { JdyApiError } from "../jdy-api-error.ts";
import type { FormAddress, PlatformPost, PlatformRecord, RecordFilter } from "../platform-api.ts";

/** Which records of a form to read. */
export interface RecordQuery extends FormAddress {
  /** Names of the form fields to return; all when left out. */
  readonly fields?: readonly string[];
  readonly filter?: RecordFilter;
  /** Records a call, 1 to 100. */
  readonly pageSize?: number;
  /** Start after this record; what an interrupted run goes on from. */
  readonly after_id?: string;
}

const LIST = "/v5/app/entry/data/list";

/** Every matching record once, in ascending id order, by cursor; the next page is read when it is asked for. */
export async function* records(post: PlatformPost, query: RecordQuery): AsyncGenerator<PlatformRecord, void> {
  const { pageSize = BATCH_SIZE, after_id, ...what } = query;
  if (!Number.isInteger(pageSize) || pageSize < 1 || pageSize > BATCH_SIZE)
    throw new RangeError(`pageSize must be a whole number from 1 to ${BATCH_SIZE}, not ${pageSize}`);
  let cursor = after_id;
  let seen: ReadonlySet<string> = new Set(after_id ? [after_id] : []);
  for (;;) {
    const { data } = await post(LIST, { ...what, limit: pageSize, ...(cursor ? { data_id: cursor } : {}) });
    const fresh = data.filter(({ _id }) => !seen.has(_id));
    yield* fresh;
    if (data.length < pageSize) return;
    if (fresh.length === 0) throw stuckCursor();
    cursor = data.at(-1)?._id;
    seen = new Set(data.map(({ _id }) => _id));
  }
}

/** Asking again would bring the same page for ever. */
function stuckCursor(): JdyApiError {
  return new JdyApiError({ endpoint: LIST, kind: "invalid_reply", status: 200, detail: "分页游标没有前进" });
}
