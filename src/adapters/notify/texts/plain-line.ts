/** Line ends, other control characters, and the marks that turn the direction of a text around. */
const UNPRINTABLE = /[\p{Cc}\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]+/gu;

/** A text on one line of valid Unicode: what people typed into a form may hold line ends and stray characters. */
export function plainLine(text: string): string {
  return text.toWellFormed().replace(UNPRINTABLE, " ").trim();
}

/** A title on one line that is never empty: vendors refuse a message without one. */
export function plainTitle(title: string): string {
  return plainLine(title) || "缺货卫士";
}
