/** What stands wherever the name of a customer stood whose data was erased. */
export const ERASED_NAME = "已删除的客户";

const PREFIX = "erased-";

/** The code that a customer's orders bear after erasure, made of a random text. */
export function erasedCode(random: string): string {
  return PREFIX + random;
}

/** Whether a customer code is what erasure left, so that nobody can or may be cared for. */
export function isErasedCode(customer_code: string): boolean {
  return customer_code.startsWith(PREFIX);
}
