import { compileFilter } from "../fields/filter.ts";
import type { Presenter } from "../records/present.ts";
import type { Records } from "../storage/records.ts";
import type { Access } from "./access.ts";
import { type Endpoint, RATES } from "./endpoint.ts";
import { cursor, optionalTexts, wholeNumber } from "./parameters.ts";

interface DataReadParts {
  readonly access: Access;
  readonly records: Records;
  readonly presenter: Presenter;
}

/** Reading records: one by id, or a filtered page ascending by id beyond an exclusive cursor. */
export function dataReadEndpoints({ access, records, presenter }: DataReadParts): readonly Endpoint[] {
  return [
    {
      path: "v5/app/entry/data/get",
      rate: RATES.read,
      handle(call) {
        const form = access.form(call);
        return { data: presenter.record(form, access.record(call, form)) };
      },
    },
    {
      path: "v5/app/entry/data/list",
      rate: RATES.read,
      handle(call) {
        const form = access.form(call);
        const limit = wholeNumber(call.params, "limit", { from: 1, to: 100, absent: 10 });
        const after = cursor(call.params, "data_id") ?? "";
        const names = optionalTexts(call.params, "fields");
        const wanted = names && names.length > 0 ? new Set(names) : undefined;
        const page = records.page({
          entry_id: form.entry_id,
          after,
          limit,
          ...compileFilter(form, call.params.filter),
        });
        return {
          data: page.map((record) => (wanted ? presenter.part(form, record, wanted) : presenter.record(form, record))),
        };
      },
    },
  ];
}
