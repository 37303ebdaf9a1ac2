import type { FieldCodec } from "./codec.ts";
import type { Address, Location, Phone } from "./field-value.ts";
import { finiteNumber, isEmpty, list, orNull, parts, text, wrongShape } from "./shape.ts";

/** Addresses; one with nothing filled in is null. */
export const addressCodec: FieldCodec<Address | null> = {
  decode: (raw) => orNull(raw, readAddress),
  encode: (value) => orNull(value, readAddress),
};

/** Places on the map; one with nothing filled in is null. */
export const locationCodec: FieldCodec<Location | null> = {
  decode: (raw) => orNull(raw, readLocation),
  encode(value) {
    const location = orNull(value, readLocation);
    if (!location) return null;
    const { lnglatXY, ...address } = location;
    return lnglatXY ? { ...address, lnglatXY } : address;
  },
};

/** Telephone numbers; whether one is verified is the platform's to say. */
export const phoneCodec: FieldCodec<Phone | null> = {
  decode: (raw) => orNull(raw, readPhone),
  encode(value) {
    const phone = orNull(value, readPhone);
    return phone && { phone: phone.phone };
  },
};

function addressParts(raw: unknown): Address {
  const { province, city, district, detail } = parts(raw);
  const part = (value: unknown) => orNull(value, text) ?? "";
  return { province: part(province), city: part(city), district: part(district), detail: part(detail) };
}

function readAddress(raw: unknown): Address | null {
  const address = addressParts(raw);
  return isBlank(address) ? null : address;
}

function readLocation(raw: unknown): Location | null {
  const address = addressParts(raw);
  const lnglatXY = readPoint(parts(raw)["lnglatXY"]);
  return isBlank(address) && !lnglatXY ? null : { ...address, lnglatXY };
}

function readPoint(raw: unknown): readonly [number, number] | null {
  const point = list(raw, finiteNumber);
  const [longitude, latitude] = point;
  if (longitude === undefined) return null;
  return latitude === undefined || point.length > 2 ? wrongShape("经度和纬度", raw) : [longitude, latitude];
}

function readPhone(raw: unknown): Phone | null {
  const { phone, verified } = parts(raw);
  return isEmpty(phone) ? null : { phone: text(phone), verified: verified === true };
}

function isBlank(address: Address): boolean {
  return Object.values(address).every((part) => part === "");
}
