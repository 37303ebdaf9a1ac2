import type { Bom } from "../../domain/production/bom.ts";
import type { Notices } from "../notices/notices.ts";

/** Code of the notice that bills of materials go round in a circle. */
const BOM_CYCLE_CODE = "bom_cycle";

/** Circles named in the notice. */
const NAMED = 3;

/** Keeps one notice while bills of materials that the plan needs go round in a circle: no single record is to blame. */
export async function noteBomCycles(
  notices: Pick<Notices, "replace">,
  installation_id: string,
  { aside }: Bom,
): Promise<void> {
  const reasons = [...new Set(aside.filter(({ kind }) => kind === "bom_cycle").map(({ reason }) => reason))];
  const more = reasons.length > NAMED ? ` 等 ${reasons.length} 处` : "";
  const notice = {
    code: BOM_CYCLE_CODE,
    message: `${reasons.slice(0, NAMED).join("；")}${more}。这些用料行暂不计入生产计划`,
    hint: "请在“物料清单”表单中去掉其中一行，使商品不再是自己的用料；保存后自动重新计算。",
    field: null,
  };
  const place = { installation_id, form: "bom" } as const;
  await notices.replace(place, [BOM_CYCLE_CODE], reasons.length === 0 ? [] : [notice]);
}
