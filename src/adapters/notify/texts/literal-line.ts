import { plainLine } from "./plain-line.ts";

/** Signs that make markup, mentions or tags, and their full-width twins; robots know no way to escape them. */
const TWINS: Readonly<Record<string, string>> = {
  ...{ "<": "＜", ">": "＞", "[": "［", "]": "］" },
  ...{ "*": "＊", "`": "｀", "#": "＃", _: "＿", "~": "～" },
  ...{ "-": "－", "+": "＋", "=": "＝", ".": "．", ")": "）" },
};

/** Wherever they stand; `_` and `~` are left alone where they make nothing, as in A_1 and 3~5. */
const MARKUP = /[[\]*`#]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|~(?=~)|(?<=~)~/gu;
/** What begins an item of a list, or makes a rule across the page: `- `, `+ `, `1. `, `---`. */
const LIST_MARK = /^(?:[+=-]|\d+[.)])(?=[\s+=-]|$)/;

/** A text on one line that a robot which reads markup shows as it stands. */
export function literalLine(text: string): string {
  return untaggedLine(text)
    .replace(MARKUP, twin)
    .replace(LIST_MARK, (mark) => mark.replace(/\D/, twin));
}

/** A text on one line for a vendor that reads no markup but tags, and makes links of web addresses. */
export function untaggedLine(text: string): string {
  return plainLine(text).replace(/[<>]/g, twin).replaceAll("://", "：//");
}

function twin(sign: string): string {
  return TWINS[sign] ?? sign;
}
