import type { DemoData, DemoEdit, DemoRecord, DemoRow, DemoValue } from "@stockguard/demo-shop";

/** The forms of a shop as a platform would hold them: records, then edit after edit, each of which must fit. */
export interface ShopBooks {
  all(form: string): readonly DemoData[];
  get(form: string, key: string): DemoData;
  apply(edits: readonly DemoEdit[]): void;
}

export function openBooks(records: readonly DemoRecord[]): ShopBooks {
  const forms = new Map<string, Map<string, DemoData>>();

  function form(name: string): Map<string, DemoData> {
    const known = forms.get(name) ?? new Map<string, DemoData>();
    forms.set(name, known);
    return known;
  }

  function create(name: string, key: string, data: DemoData): void {
    if (form(name).has(key)) throw new Error(`${name} ${key} exists already`);
    form(name).set(key, data);
  }

  function get(name: string, key: string): DemoData {
    const data = form(name).get(key);
    if (data === undefined) throw new Error(`${name} ${key} does not exist`);
    return data;
  }

  for (const { form: name, key, data } of records) create(name, key, data);
  return {
    all: (name) => [...form(name).values()],
    get,
    apply(edits) {
      for (const { kind, form: name, key, data } of edits) {
        if (kind === "create") create(name, key, data);
        else if (kind === "update") form(name).set(key, { ...get(name, key), ...data });
        else form(name).delete(key);
      }
    },
  };
}

/** A number field; anything else is a fault of the shop. */
export function quantity(value: DemoValue | undefined): number {
  if (typeof value !== "number") throw new Error(`not a number: ${JSON.stringify(value)}`);
  return value;
}

/** A text field. */
export function text(value: DemoValue | undefined): string {
  if (typeof value !== "string") throw new Error(`not a text: ${JSON.stringify(value)}`);
  return value;
}

/** The rows of a subform. */
export function rows(value: DemoValue | undefined): readonly DemoRow[] {
  if (!Array.isArray(value)) throw new Error(`not a subform: ${JSON.stringify(value)}`);
  return value as readonly DemoRow[]; // lists of the demo are subforms: no field of these forms holds a list of texts
}

/** Key of the stock level a row with these fields belongs to. */
export function levelKey(item_code: DemoValue | undefined, location_code: DemoValue | undefined): string {
  return `${text(item_code)}|${text(location_code)}`;
}

/** Adds to a sum by key. */
export function addTo(sums: Map<string, number>, key: string, amount: number): void {
  sums.set(key, (sums.get(key) ?? 0) + amount);
}

/** Calendar day in the shop's zone, YYYY-MM-DD. */
export function localDay(instant: DemoValue | undefined): string {
  return new Date(Date.parse(text(instant)) + 8 * 3_600_000).toISOString().slice(0, 10);
}
