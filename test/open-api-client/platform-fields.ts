import type { FieldType } from "@jdy/open-api-client";
import fc from "fast-check";

/** A value to write, and what the same field gives when it is read again. */
export interface PlainValue {
  readonly write: unknown;
  readonly read: unknown;
}

const same = <T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<PlainValue> =>
  arbitrary.map((value) => ({ write: value, read: value }));

const words = fc.string({ unit: "grapheme", minLength: 1 });
const textOrNull = fc.option(words);
const finite = fc
  .double({ min: Number.MIN_SAFE_INTEGER, max: Number.MAX_SAFE_INTEGER, noNaN: true })
  .map((value) => (value === 0 ? 0 : value));
const instant = fc
  .date({ noInvalidDate: true, min: new Date(0), max: new Date("2100-01-01") })
  .map((day) => day.toISOString());
const address = fc.record({ province: words, city: fc.string(), district: fc.string(), detail: fc.string() });
const point = fc.option(fc.tuple(finite, finite));
const member = words.map((username) => ({ username, name: nameOf(username) }));
const department = fc.nat().map((dept_no) => ({ dept_no, name: nameOf(dept_no) }));
const files = fc.array(words).map((keys) => ({ write: keys, read: keys.map(storedFile) }));
const choices = same(fc.array(words));
const texts = same(textOrNull);
const row = fc.record({ sku: textOrNull, qty: fc.option(finite), row_number: fc.constant(null) });
const rowWithId = fc.tuple(row, fc.stringMatching(/^[0-9a-f]{24}$/)).map(([fields, _id]) => ({ _id, ...fields }));

const ARBITRARIES: Readonly<Record<FieldType, fc.Arbitrary<PlainValue>>> = {
  text: texts,
  textarea: texts,
  sn: texts,
  number: same(fc.option(finite)),
  datetime: same(fc.option(instant)),
  radiogroup: texts,
  checkboxgroup: choices,
  combo: texts,
  combocheck: choices,
  address: same(fc.option(address)),
  location: same(fc.option(fc.tuple(address, point).map(([where, lnglatXY]) => ({ ...where, lnglatXY })))),
  phone: same(fc.option(words.map((phone) => ({ phone, verified: false })))),
  image: files,
  upload: files,
  signature: same(fc.constant(null)),
  user: same(fc.option(member)),
  usergroup: same(fc.array(member)),
  dept: same(fc.option(department)),
  deptgroup: same(fc.array(department)),
  subform: same(fc.array(fc.oneof(row, rowWithId))),
  linkdata: same(fc.constant(null)),
  lookup: texts,
  aggregation: same(fc.constant(null)),
};

/** Every field type there is. */
export const FIELD_TYPES = Object.keys(ARBITRARIES).filter((type): type is FieldType => type in ARBITRARIES);

/** Any value of a field type. */
export function plainValue(type: FieldType): fc.Arbitrary<PlainValue> {
  return ARBITRARIES[type];
}

/** What the platform gives to read after a value was written: over JSON, and with people and files looked up. */
export function platformReads(type: FieldType, written: unknown): unknown {
  const stored: unknown = JSON.parse(JSON.stringify(written));
  const look = LOOK_UPS[type];
  return look && stored !== null ? look(stored) : stored;
}

const each = (look: (entry: unknown) => unknown) => (list: unknown) => (Array.isArray(list) ? list.map(look) : list);

const readMember = (username: unknown) => ({ username, name: nameOf(username), status: 1, type: 0, departments: [1] });
const readDepartment = (dept_no: unknown) => ({ dept_no, name: nameOf(dept_no), type: 0, parent_no: 1, status: 1 });
const readRow = (written: unknown) =>
  Object.fromEntries(fieldsOf(written).map(([name, field]) => [name, Object.fromEntries(fieldsOf(field))["value"]]));

const LOOK_UPS: Readonly<Partial<Record<FieldType, (written: unknown) => unknown>>> = {
  user: readMember,
  usergroup: each(readMember),
  dept: readDepartment,
  deptgroup: each(readDepartment),
  image: each(storedFile),
  upload: each(storedFile),
  subform: each(readRow),
};

function fieldsOf(value: unknown): readonly (readonly [string, unknown])[] {
  return typeof value === "object" && value !== null ? Object.entries(value) : [];
}

function nameOf(id: unknown): string {
  return `name of ${String(id)}`;
}

function storedFile(key: unknown) {
  return { name: String(key), url: `https://files.example/${String(key)}`, size: 1, mime: "text/plain" };
}
