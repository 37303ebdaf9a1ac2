import type { PlaceName } from "../../domain/text/place-names.ts";
import type { AssessedSubject } from "../effects/assessed-subject.ts";

const LONGEST_NAME = 40;

/** Mainland mobiles (with 86 before or gaps within), landlines with their area code, and 400 or 800 numbers. */
const PHONE =
  /(?<!\d)(?:(?:\+?86[-\s]?)?1[3-9]\d[-\s]?\d{4}[-\s]?\d{4}|[(（]?0\d{2,3}[)）]?[-\s]?\d{7,8}|[48]00[-\s]?\d{3}[-\s]?\d{4})(?!\d)/g;

/**
 * A name as a message shows it: one line, not long, and without phone numbers. People write them into names, and a
 * group's messages are read by more people than the customer's record.
 */
export function shownName(text: string): string {
  const plain = oneLine(text).replace(/[０-９－＋]/g, (sign) => sign.normalize("NFKC"));
  return clipped(plain.replace(PHONE, "***"), LONGEST_NAME);
}

/** A code or number of a document as a message shows it: whole, for it may look like a phone number and is none. */
export function shownCode(text: string): string {
  return clipped(oneLine(text), LONGEST_NAME);
}

/** The name people know an item by, or its code where it has none. */
export function shownItem({ facts, subject }: Pick<AssessedSubject, "facts" | "subject">): string {
  return facts.item === null ? shownCode(subject.item_code) : shownName(facts.item.item_name);
}

/** A place as people call it; its code is shown as codes are. */
export function shownPlace(location_code: string, placeName: PlaceName): string {
  const name = placeName(location_code);
  return name === location_code ? shownCode(location_code) : shownName(name);
}

function oneLine(text: string): string {
  return text
    .toWellFormed()
    .replace(/[\p{Cc}\p{Z}]+/gu, " ")
    .trim();
}

/** A text of so many signs at most; what is longer ends in dots. */
export function clipped(text: string, longest: number): string {
  const characters = Array.from(text);
  return characters.length <= longest ? text : `${characters.slice(0, longest - 1).join("")}…`;
}
