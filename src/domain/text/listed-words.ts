/** What people put between the words of a list. */
export const WORD_SEPARATORS = [",", "，", "、", ";", "；", "|", "\r", "\n"] as const;
const SEPARATORS = new RegExp(`[${WORD_SEPARATORS.join("")}]`, "u");

/** What people list in one field, each word once, in their order: “电商，批发；直营”. */
export function listedWords(text: string | null): readonly string[] {
  const words = (text ?? "").split(SEPARATORS).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ""))];
}

/** The same where spaces and other signs part words too, as they do addresses. */
export function spacedWords(text: string | null, also: RegExp = /\s/gu): readonly string[] {
  return listedWords((text ?? "").replace(also, "\n"));
}

/** Whether a text stands in a list as one word. */
export function isOneWord(text: string): boolean {
  return !SEPARATORS.test(text);
}
