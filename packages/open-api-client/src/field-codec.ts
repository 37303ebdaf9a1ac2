import type { FieldCodec, FieldWidget } from "./fields/codec.ts";
import type { FieldType, FieldValues } from "./fields/field-value.ts";
import { FieldValueError } from "./fields/field-value-error.ts";
import { filesCodec, signatureCodec } from "./fields/file-codecs.ts";
import { linkdataCodec, lookupCodec } from "./fields/link-codecs.ts";
import { deptCodec, deptgroupCodec, usergroupCodec, userCodec } from "./fields/people-codecs.ts";
import { addressCodec, locationCodec, phoneCodec } from "./fields/place-codecs.ts";
import {
  aggregationCodec,
  choicesCodec,
  datetimeCodec,
  numberCodec,
  serialNumberCodec,
  textCodec,
} from "./fields/scalar-codecs.ts";
import { createSubformCodec } from "./fields/subform-codec.ts";

const subformCodec = createSubformCodec({
  isKnown: isFieldType,
  isWritable,
  decode: ({ type, items }, raw) => decodeField(knownType(type), raw, items),
  encode: ({ type, items }, value) => encodeField(type, value, items),
});

/** One codec per field type (open/10993, open/14222). */
const CODECS: { readonly [T in FieldType]: FieldCodec<FieldValues[T]> } = {
  text: textCodec,
  textarea: textCodec,
  sn: serialNumberCodec,
  number: numberCodec,
  datetime: datetimeCodec,
  radiogroup: textCodec,
  checkboxgroup: choicesCodec,
  combo: textCodec,
  combocheck: choicesCodec,
  address: addressCodec,
  location: locationCodec,
  phone: phoneCodec,
  image: filesCodec,
  upload: filesCodec,
  signature: signatureCodec,
  user: userCodec,
  usergroup: usergroupCodec,
  dept: deptCodec,
  deptgroup: deptgroupCodec,
  subform: subformCodec,
  linkdata: linkdataCodec,
  lookup: lookupCodec,
  aggregation: aggregationCodec,
};

/** Whether this client knows the field type; the platform may name more. */
export function isFieldType(type: string): type is FieldType {
  return Object.hasOwn(CODECS, type);
}

/** Whether the API takes values for fields of this type. */
export function isWritable(type: string): boolean {
  return isFieldType(type) && CODECS[type].encode !== undefined;
}

/** The plain value of a field as read or pushed; throws a FieldValueError when it has another shape. */
export function decodeField<T extends FieldType>(
  type: T,
  raw: unknown,
  items: readonly FieldWidget[] = [],
): FieldValues[T] {
  return CODECS[type].decode(raw, items);
}

/** The write shape of a plain value; throws a FieldValueError when the value or the type cannot be written. */
export function encodeField(
  type: string,
  value: unknown,
  items: readonly FieldWidget[] = [],
): { readonly value: unknown } {
  const encode = isFieldType(type) ? CODECS[type].encode : undefined;
  if (!encode) throw new FieldValueError("not_writable", `${type} 类型的字段不能写入`);
  return { value: encode(value, items) };
}

/** Row fields are filtered by type before they get here, so an unknown one is a fault of the program. */
function knownType(type: string): FieldType {
  if (isFieldType(type)) return type;
  throw new TypeError(`unknown field type ${type}`);
}
