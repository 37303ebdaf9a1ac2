const ADDRESS = /(?<![\w.!#$%&*+/=?^`{|}~-])[\w.!#$%&*+/=?^`{|}~-]{1,64}@[a-z\d-]+(?:\.[a-z\d-]+)+/gi;

/** Room for more addresses than any mail server takes at once; what is longer is told of, and not searched. */
const LONGEST_LIST = 20_000;

/** The e-mail addresses in what a person typed: names, commas and brackets around them are passed over. */
export function mailAddresses(text: string | null): readonly string[] {
  return [...new Set(text?.slice(0, LONGEST_LIST).match(ADDRESS) ?? [])];
}

/** Whether somebody would be left out: an address that is not whole, or a list too long to be read. */
export function hasDoubtfulAddress(text: string | null): boolean {
  return text !== null && (text.length > LONGEST_LIST || /[@＠]/.test(text.replace(ADDRESS, "")));
}

/** What stands around an @ and is no whole address, as it was typed. */
export function doubtfulAddresses(text: string | null): readonly string[] {
  return (
    text
      ?.slice(0, LONGEST_LIST)
      .replace(ADDRESS, " ")
      .match(/[^\s,，;；、]*[@＠][^\s,，;；、]*/g) ?? []
  );
}
