import type { Problem } from "../../contracts/problem.ts";

/** The faults of a document's lines as one problem of the record; none without. The other lines are used. */
export function lineProblems(code: string, document: string, faults: readonly string[]): readonly Problem[] {
  if (faults.length === 0) return [];
  return [
    {
      code,
      message: `${document}有内容未使用：${faults.join("；")}`,
      hint: "请在表单中改正后保存；保存时会自动重新处理，其余明细已照常使用。",
    },
  ];
}
