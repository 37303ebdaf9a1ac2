/** A word as a person types it into a shell, so that whatever it holds stays one word and is not run. */
export function shellWord(text: string): string {
  return /^[\p{L}\p{N}_.-]+$/u.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
