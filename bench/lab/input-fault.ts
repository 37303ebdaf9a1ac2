/** A file that cannot be used: says where, what was expected and what was found. */
export class InputFault extends Error {
  constructor(file: string, line: number | null, reason: string) {
    super(line === null ? `${file}: ${reason}` : `${file}, line ${line}: ${reason}`);
  }
}

/** The fault of a line: `expected a number as value 3, found "x"`. */
export function unexpected(
  { file, line }: { readonly file: string; readonly line: number },
  expected: string,
  found: string,
): InputFault {
  return new InputFault(file, line, `expected ${expected}, found ${found === "" ? "nothing" : JSON.stringify(found)}`);
}
