/**
 * What vendors answer or report of a number whose owner wants no more: opted out, or on a do-not-disturb list. Tencent
 * documents its code; Alibaba's stands in receipts and is known from others' use of it alone.
 */
const OPT_OUT_CODES = new Set(["FailedOperation.PhoneNumberInBlacklist", "MOBILE_IN_BLACK", "isv.MOBILE_IN_BLACK"]);

/** Whether a vendor's code says that this number must not be written to again. */
export function isOptOutCode(code: string): boolean {
  return OPT_OUT_CODES.has(code);
}
