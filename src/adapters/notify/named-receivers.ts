/** The ids of one kind in a text that people typed, parted by bars, commas, semicolons or spaces, each once. */
export function idsIn(text: string | null, kind: RegExp): readonly string[] {
  const parts = (text ?? "").split(/[|,;，；、\s]+/u);
  return [...new Set(parts.filter((part) => kind.test(part)))];
}

/** Whom a message names, else whom the channel names. */
export function namedReceivers(named: string | null, usual: string, kind: RegExp): readonly string[] {
  const ids = idsIn(named, kind);
  return ids.length > 0 ? ids : idsIn(usual, kind);
}
