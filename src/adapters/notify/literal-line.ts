import { plainLine } from "./plain-line.ts";

/** Signs that make markup, mentions or tags, and their full-width twins; robots know no way to escape them. */
const TWINS: Readonly<Record<string, string>> = {
  "<": "＜",
  ">": "＞",
  "[": "［",
  "]": "］",
  "*": "＊",
  "`": "｀",
  "#": "＃",
};

/** A text on one line that a robot which reads markup shows as it stands. */
export function literalLine(text: string): string {
  return plainLine(text).replace(/[<>[\]*`#]/g, (sign) => TWINS[sign] ?? sign);
}
