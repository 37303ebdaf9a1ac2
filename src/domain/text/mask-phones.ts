/** Mainland mobile numbers keep their first three and last two digits; also in groups and behind +86. As long as before. */
export function maskPhones(text: string): string {
  return text.replace(
    /(?<!\d)((?:86[- ]?)?1[3-9]\d)([- ]?\d{4}[- ]?\d{2})(\d{2})(?!\d)/g,
    (_phone, first: string, middle: string, last: string) => first + middle.replace(/\d/g, "*") + last,
  );
}
