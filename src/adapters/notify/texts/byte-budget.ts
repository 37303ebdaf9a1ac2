const ELLIPSIS = "…";
const utf8 = new TextEncoder();

/** Length of a text as UTF-8. */
export function byteLength(text: string): number {
  return utf8.encode(text).length;
}

/** The text cut to at most `limit` bytes of UTF-8, between characters as people see them, with "…" where cut. */
export function cutToBytes(text: string, limit: number): string {
  return cutTo(text, limit, byteLength);
}

/** The same by signs, as vendors count who limit those: an emoji of several parts counts as several. */
export function cutToSigns(text: string, limit: number): string {
  return cutTo(text, limit, ({ length }) => length);
}

function cutTo(text: string, limit: number, sizeOf: (text: string) => number): string {
  if (sizeOf(text) <= limit) return text;
  let left = limit - sizeOf(ELLIPSIS);
  if (left < 0) return "";
  let end = 0;
  // Lazy, so a very long text is read no further than it is kept.
  for (const { segment, index } of new Intl.Segmenter("zh").segment(text)) {
    left -= sizeOf(segment);
    if (left < 0) break;
    end = index + segment.length;
  }
  return text.slice(0, end) + ELLIPSIS;
}

/** As many lines, joined, as fit into `limit` bytes; the first that does not fit is cut and ends the text. */
export function linesWithin(lines: readonly string[], limit: number, joint = "\n"): string {
  let kept = "";
  for (const line of lines) {
    const next = kept === "" ? line : kept + joint + line;
    if (byteLength(next) > limit) return cutToBytes(next, limit);
    kept = next;
  }
  return kept;
}
