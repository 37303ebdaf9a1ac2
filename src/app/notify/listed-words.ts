const SEPARATORS = /[,，、;；|\r\n]+/;

/** What people list in one field, each word once, in their order: “电商，批发；直营”. */
export function listedWords(text: string | null): readonly string[] {
  const words = (text ?? "").split(SEPARATORS).map((word) => word.trim());
  return [...new Set(words.filter((word) => word !== ""))];
}
