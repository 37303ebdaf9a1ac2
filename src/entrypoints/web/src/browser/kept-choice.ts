/** A choice kept in this browser; the fallback when there is none, an unknown one, or no storage. */
export function readChoice<Choice extends string>(
  name: string,
  choices: readonly Choice[],
  fallback: NoInfer<Choice>,
): Choice {
  try {
    const kept = localStorage.getItem(`stockguard.${name}`);
    return choices.find((choice) => choice === kept) ?? fallback;
  } catch {
    return fallback;
  }
}

/** Keeps a choice; where storage is forbidden it lasts as long as the page. */
export function writeChoice(name: string, choice: string): void {
  try {
    localStorage.setItem(`stockguard.${name}`, choice);
  } catch {
    // Private windows may refuse; the choice still holds for this page.
  }
}
