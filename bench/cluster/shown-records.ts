import type { FormBinding } from "../../src/contracts/form.ts";
import type { ShownRecord } from "../../test/support/a-shop-platform.ts";

const PAGE = 1_000;

/** All records of a form as the sandbox shows them to people. */
export async function shownRecords(origin: string, { entry_id }: FormBinding): Promise<readonly ShownRecord[]> {
  const all: ShownRecord[] = [];
  for (;;) {
    const after = all.at(-1)?._id ?? "";
    const answer = await fetch(`${origin}/sandbox/forms/${entry_id}/records?limit=${PAGE}&after=${after}`);
    // As the sandbox's control API answers.
    const { data } = (await answer.json()) as { readonly data: readonly ShownRecord[] };
    all.push(...data);
    if (data.length < PAGE) return all;
  }
}
