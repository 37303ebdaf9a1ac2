import { isErasedCode } from "./erased-customer.ts";
import { isNobodyCode } from "./nobody-code.ts";

/** Whether a customer code names somebody who is known again and may be cared for: not nobody, nor whoever was erased. */
export function isNamedCustomer(customer_code: string): boolean {
  return !isNobodyCode(customer_code) && !isErasedCode(customer_code);
}
