import type { Day } from "../calendar/day.ts";

/** An open line that stock cannot serve. */
export interface UnservedLine {
  readonly kind: "unserved";
  readonly customer_code: string;
  /** Key of the order line: the same line counts once, whatever signs it gives. */
  readonly line_key: string;
  readonly units: number;
}

/** A line that the shortage has already hit. */
export interface HitLine {
  readonly kind: "refused" | "cut" | "delayed" | "cancelled";
  readonly customer_code: string;
  readonly line_key: string;
  /** Units refused, cut off, delivered late or cancelled. */
  readonly units: number;
}

/** A buyer foretold for the outage. */
export interface PredictedBuyer {
  readonly kind: "predicted";
  readonly customer_code: string;
  readonly probability: number;
  /** Units, if bought. */
  readonly units: number;
}

/** A sign of interest: a quote, an enquiry, a cart. */
export interface IntentSignal {
  readonly kind: "intent";
  readonly customer_code: string;
  readonly on: Day;
  /** The chance that such a signal of today becomes an order within the outage, 0–1. */
  readonly weight: number;
  readonly units: number;
}

/** Whatever makes a customer exposed to an outage of an item. */
export type ExposureSign = UnservedLine | HitLine | PredictedBuyer | IntentSignal;
export type ExposureKind = ExposureSign["kind"];

/** In the order in which a customer's kinds are named: the surest first. */
export const EXPOSURE_KINDS: readonly ExposureKind[] = [
  "unserved",
  "refused",
  "cut",
  "cancelled",
  "delayed",
  "intent",
  "predicted",
];

/** Whether units were ordered in fact, rather than foretold. */
export function isOrdered(sign: ExposureSign): sign is UnservedLine | HitLine {
  return sign.kind !== "predicted" && sign.kind !== "intent";
}
