/** A label without what people vary freely: width, case, spaces, punctuation, units in brackets, a required mark. */
export function plainLabel(label: string): string {
  return label
    .normalize("NFKC")
    .toLowerCase()
    .replaceAll(/[([【][^)\]】]*[)\]】]/g, "")
    .replaceAll(/[\s\p{P}\p{S}]/gu, "");
}

/** Likeness of two plain labels from 0 to 1: shared pairs of neighbouring characters (Sørensen–Dice). */
export function labelSimilarity(one: string, other: string): number {
  if (one === other) return one === "" ? 0 : 1;
  const left = pairs(one);
  const right = pairs(other);
  if (left.length === 0 || right.length === 0) return 0;
  const unmatched = [...right];
  const shared = left.filter((pair) => takeOut(unmatched, pair)).length;
  return (2 * shared) / (left.length + right.length);
}

function pairs(text: string): readonly string[] {
  const characters = Array.from(text);
  return characters.slice(1).map((character, index) => `${characters[index] ?? ""}${character}`);
}

function takeOut(list: string[], wanted: string): boolean {
  const place = list.indexOf(wanted);
  if (place < 0) return false;
  list.splice(place, 1);
  return true;
}
