/** Markup that is already safe. */
export interface Markup {
  readonly markup: string;
}

/** What may stand in a template: text is escaped, markup and lists of it are taken as they are, nothing stays nothing. */
export type Piece = string | number | Markup | readonly Piece[] | null | undefined | false;

/** Template tag for markup; every text put in is escaped. */
export function html(parts: TemplateStringsArray, ...pieces: readonly Piece[]): Markup {
  return { markup: parts.reduce((sofar, part, index) => sofar + render(pieces[index - 1]) + part) };
}

function render(piece: Piece): string {
  if (piece === null || piece === undefined || piece === false) return "";
  if (typeof piece === "string" || typeof piece === "number") return escape(String(piece));
  return "markup" in piece ? piece.markup : piece.map(render).join("");
}

const ENTITIES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escape(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}
