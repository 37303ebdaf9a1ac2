/** A mainland mobile number: eleven digits, perhaps in groups, perhaps behind the country's code. */
const MOBILE = /(?<!\d)(?:(?:\+|00)?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?!\d)/g;
const MAIL = /[^\s@]{1,64}@\S+/g;
/** Seven digits are the shortest telephone number there is. */
const LIKE_A_NUMBER = /\d[\d -]{5,}\d/g;
/** Room for more numbers than any vendor takes at once; what is longer is told of, and not searched. */
const LONGEST_LIST = 20_000;

/** The mainland mobile numbers in what a person typed, as eleven digits, each once; names around them are passed over. */
export function mobileNumbers(text: string | null): readonly string[] {
  const found = readable(text).matchAll(MOBILE);
  return [...new Set([...found].map(([, number = ""]) => number.replace(/\D/g, "")))];
}

/** Whether there is something that looks like a number and is no mainland mobile number: a digit too few, a landline. */
export function hasDoubtfulNumber(text: string | null): boolean {
  return doubtfulNumbers(text).length > 0;
}

/** What looks like a number and is no mainland mobile number, as it was typed, each once. */
export function doubtfulNumbers(text: string | null): readonly string[] {
  const rest = readable(text).replace(MOBILE, ";").replace(MAIL, ";");
  return [...new Set(rest.match(LIKE_A_NUMBER) ?? [])];
}

/** Whether a list is so long that it was not read to its end. */
export function isTooLongList(text: string | null): boolean {
  return (text ?? "").length > LONGEST_LIST;
}

/** Full-width digits and signs count as what they are. */
function readable(text: string | null): string {
  return (text ?? "").slice(0, LONGEST_LIST).normalize("NFKC");
}
