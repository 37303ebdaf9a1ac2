const ADDRESS = /[\w.!#$%&*+/=?^`{|}~-]+@[a-z\d-]+(?:\.[a-z\d-]+)+/gi;

const LONGEST_LIST = 2_000;

/** The e-mail addresses in what a person typed: names, commas and brackets around them are passed over. */
export function mailAddresses(text: string | null): readonly string[] {
  return [...new Set(text?.slice(0, LONGEST_LIST).match(ADDRESS) ?? [])];
}
