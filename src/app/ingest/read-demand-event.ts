import type { Day } from "../../domain/calendar/day.ts";
import type { DemandScope } from "../../domain/demand/demand-scope.ts";
import { listedWords } from "../../domain/text/listed-words.ts";
import type { Problem } from "../../contracts/problem.ts";

/** What promotions and adjustments have in common on their forms. */
export interface DemandEventWords {
  readonly scope_kind: string | null;
  readonly scope_value: string | null;
  readonly start_date: Day | null;
  readonly end_date: Day | null;
  /** Multiple of demand, null where nobody says. */
  readonly multiple: number | null;
}

/** What they say: the days and the scope, or what a person should put right first. */
export type DemandEventReading =
  | {
      readonly faults: readonly [];
      readonly event: {
        readonly start_date: Day;
        readonly end_date: Day;
        readonly scope_kind: DemandScope["kind"];
        readonly scope_values: readonly string[];
      };
    }
  | { readonly faults: readonly [string, ...string[]] };

/** Multiples beyond these are taken for a slip of the pen. */
const LEAST_MULTIPLE = 0.1;
const LARGEST_MULTIPLE = 10;

const SCOPE_KINDS: Readonly<Record<string, DemandScope["kind"]>> = {
  全部: "all",
  分类: "category",
  品牌: "brand",
  商品: "item",
};

/** Reads days and scope; a scope nobody chose is everything. Nothing is concluded from a record with a fault. */
export function readDemandEvent(words: DemandEventWords): DemandEventReading {
  const { start_date, end_date } = words;
  const scope_kind = SCOPE_KINDS[words.scope_kind ?? "全部"];
  const scope_values = listedWords(words.scope_value);
  const [first, ...rest] = [...dayFaults(words), ...multipleFaults(words), ...scopeFaults(words, scope_values)];
  if (first !== undefined) return { faults: [first, ...rest] };
  if (start_date === null || end_date === null || scope_kind === undefined) return { faults: ["内容不完整"] };
  return {
    faults: [],
    event: { start_date, end_date, scope_kind, scope_values: scope_kind === "all" ? [] : scope_values },
  };
}

/** The faults as one problem of the record; none without. */
export function demandEventProblems(what: string, faults: readonly string[]): readonly Problem[] {
  if (faults.length === 0) return [];
  return [
    {
      code: "demand_event_unusable",
      message: `${what}暂不生效：${faults.join("；")}`,
      hint: "请在表单中改正后保存；保存时会自动重新处理。",
    },
  ];
}

function dayFaults({ start_date, end_date }: DemandEventWords): readonly string[] {
  if (start_date === null || end_date === null) return ["开始日或结束日不是日期"];
  return end_date < start_date ? [`结束日 ${end_date} 早于开始日 ${start_date}`] : [];
}

function multipleFaults({ multiple }: DemandEventWords): readonly string[] {
  if (multiple === null || (multiple >= LEAST_MULTIPLE && multiple <= LARGEST_MULTIPLE)) return [];
  return [`倍数 ${multiple} 不在 ${LEAST_MULTIPLE} 到 ${LARGEST_MULTIPLE} 之间`];
}

function scopeFaults({ scope_kind }: DemandEventWords, values: readonly string[]): readonly string[] {
  const label = scope_kind ?? "全部";
  const kind = SCOPE_KINDS[label];
  if (kind === undefined) return [`适用范围“${label}”无法识别，请选：${Object.keys(SCOPE_KINDS).join("、")}`];
  return kind !== "all" && values.length === 0 ? [`适用范围为${label}，但没有写范围取值`] : [];
}
