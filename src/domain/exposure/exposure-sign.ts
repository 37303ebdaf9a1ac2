/** Why a customer is exposed to an outage, in the order in which a customer's kinds are named: the surest first. */
export const EXPOSURE_KINDS = ["unserved", "refused", "cut", "cancelled", "delayed", "intent", "predicted"] as const;
export type ExposureKind = (typeof EXPOSURE_KINDS)[number];
