const MOST = 8;

/** What was last typed here for a purpose, the newest first; nothing where storage is forbidden. */
export function recentWords(name: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`stockguard.${name}`) ?? "[]");
    return Array.isArray(kept) ? kept.filter((word) => typeof word === "string").slice(0, MOST) : [];
  } catch {
    return [];
  }
}

/** Keeps a word before the others. */
export function keepWord(name: string, word: string): void {
  try {
    const words = [word, ...recentWords(name).filter((other) => other !== word)].slice(0, MOST);
    localStorage.setItem(`stockguard.${name}`, JSON.stringify(words));
  } catch {
    // Private windows may refuse; the next time it is typed again.
  }
}
