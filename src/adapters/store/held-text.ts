/** How a text stands inside JSON: as it is, and with every letter beyond ASCII as an escape. */
export function spellingsInJson(text: string): readonly string[] {
  const plain = JSON.stringify(text).slice(1, -1);
  const escaped = plain.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`);
  return plain === escaped ? [plain] : [plain, escaped];
}

/** How a field that is a text stands inside JSON that we wrote ourselves. */
export function fieldInJson(field: string, value: string): string {
  return `${JSON.stringify(field)}:${JSON.stringify(value)}`;
}

/** The pattern of `like … escape '\\'` for what holds a text. */
export function patternOf(part: string): string {
  return `%${part.replace(/[\\%_]/g, "\\$&")}%`;
}
