import type { CodeMeaning } from "./wechat-answer.ts";

/** A fault with a next step of its own: its errcode, and the problem that it makes. */
export type FaultRow = readonly [
  errcode: number,
  kind: "config" | "permanent",
  code: string,
  message: string,
  hint: string,
];

/** What ends the remedy for a channel's wrong setting. */
export const SET_AGAIN = "用 `stockguard channel set` 重新设置该通道";

/** What 企业微信 and 微信 say by the same codes. */
const SHARED: ReadonlyMap<number, CodeMeaning> = new Map<number, CodeMeaning>([
  [-1, "busy"],
  [40_014, "token"],
  [41_001, "token"],
  [42_001, "token"],
]);

/** What the codes of one of them mean: the shared ones, its own, and its faults; `code` begins the codes of problems. */
export function codeTable(
  code: string,
  own: readonly (readonly [errcode: number, meaning: CodeMeaning])[],
  faults: readonly FaultRow[],
): ReadonlyMap<number, CodeMeaning> {
  return new Map([
    ...SHARED,
    ...own,
    ...faults.map(([errcode, kind, name, message, hint]): [number, CodeMeaning] => [
      errcode,
      { kind, problem: { code: `${code}_${name}`, message, hint } },
    ]),
  ]);
}
