/** How a text stands inside JSON: as it is, and with every letter beyond ASCII as an escape. */
export function spellingsInJson(text: string): readonly string[] {
  const plain = JSON.stringify(text).slice(1, -1);
  const escaped = plain.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return plain === escaped ? [plain] : [plain, escaped];
}

/** How the field `customer_code` stands inside JSON that we wrote ourselves. */
export function customerCodeInJson(customer_code: string): string {
  return `"customer_code":${JSON.stringify(customer_code)}`;
}
