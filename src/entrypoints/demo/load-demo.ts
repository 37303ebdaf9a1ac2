import type { DemoRecord, DemoShop } from "@stockguard/demo-shop";
import type { FieldValues, FormBinding } from "../../contracts/form.ts";
import type { Platform } from "../../ports/platform.ts";

const BATCH = 100;

/** Writes a demo shop's year of records to the platform through its API, form by form in the shop's own order. */
export async function loadDemo(
  shop: Pick<DemoShop, "records">,
  bindings: readonly FormBinding[],
  platform: Pick<Platform, "createRecords">,
  transactionId: () => string,
  onProgress: (done: number, total: number) => void,
): Promise<void> {
  let done = 0;
  for (const batch of batches(shop.records)) {
    const binding = bindings.find(({ form }) => form === batch[0]?.form);
    if (binding === undefined) throw new Error(`demo records of ${batch[0]?.form ?? "no form"} have no bound form`);
    // Demo values are plain JSON in the shape of canonical values.
    const rows = batch.map(({ data }) => data as FieldValues);
    await platform.createRecords(binding, rows, transactionId());
    done += batch.length;
    onProgress(done, shop.records.length);
  }
}

/** Neighbours of one form together, 100 at most. */
function* batches(records: readonly DemoRecord[]): Iterable<readonly DemoRecord[]> {
  let batch: DemoRecord[] = [];
  for (const record of records) {
    if (batch.length === BATCH || (batch[0] !== undefined && batch[0].form !== record.form)) {
      yield batch;
      batch = [];
    }
    batch.push(record);
  }
  if (batch.length > 0) yield batch;
}
