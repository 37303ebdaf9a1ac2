import { isArray, isObject, type JsonObject } from "../json.ts";
import type { FieldKind } from "./kind.ts";
import { misfit } from "./plain-kinds.ts";

const ADDRESS_PARTS = ["province", "city", "district", "detail"] as const;

/** 地址: province, city, district, detail. */
export const ADDRESS: FieldKind = {
  empty: null,
  isWritable: true,
  family: "other",
  decode(value, setting) {
    const address = readAddress(value);
    if (address) return address;
    throw misfit(setting, "{province, city, district, detail}");
  },
  loosen: (value) => (typeof value === "string" ? { detail: value } : value),
};

/** 定位: an address with lnglatXY. */
export const LOCATION: FieldKind = {
  ...ADDRESS,
  decode(value, setting) {
    const address = readAddress(value);
    const point = isObject(value) ? (value.lnglatXY ?? []) : undefined;
    if (address && isPoint(point)) return { ...address, lnglatXY: point };
    throw misfit(setting, "{province, city, district, detail, lnglatXY:[经度, 纬度]}");
  },
};

function readAddress(value: unknown): JsonObject | undefined {
  if (!isObject(value)) return undefined;
  const parts = ADDRESS_PARTS.map((part) => [part, value[part] ?? ""] as const);
  return parts.every(([, text]) => typeof text === "string") ? Object.fromEntries(parts) : undefined;
}

function isPoint(value: unknown): boolean {
  return (
    isArray(value) && (value.length === 0 || value.length === 2) && value.every((axis) => typeof axis === "number")
  );
}
