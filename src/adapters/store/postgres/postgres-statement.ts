import type { Statement } from "../sql/program.ts";

/** A statement as PostgreSQL knows it: prepared once a connection under a name of its own. */
export interface PreparedStatement {
  readonly name: string;
  readonly text: string;
}

const prepared = new Map<string, PreparedStatement>();

/** The statement with `$1`, `$2`, … for its `?` marks. None of our texts has a `?` of another meaning. */
export function preparedStatement({ text }: Pick<Statement, "text">): PreparedStatement {
  const known = prepared.get(text);
  if (known !== undefined) return known;
  let mark = 0;
  const made = { name: `sg${prepared.size}`, text: text.replaceAll("?", () => `$${(mark += 1)}`) };
  prepared.set(text, made);
  return made;
}

/** PostgreSQL keeps no NUL in a text; it is kept as the sign for what cannot be shown. */
export function preparedValues({ values }: Pick<Statement, "values">): readonly (string | number | null)[] {
  return values.map((value) => (typeof value === "string" ? value.replaceAll("\0", "\u{FFFD}") : value));
}
