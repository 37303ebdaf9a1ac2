import { STATUS_OFF, STATUS_ON } from "../../../../contracts/rule-editor.ts";
import { enRules } from "../text/en-rules.ts";
import { enWords } from "../text/en-words.ts";
import type { Language } from "../text/language.ts";
import { wordFor } from "../text/word-for.ts";
import { zhWords } from "../text/zh-words.ts";

/** English for the choices of the form, which are Chinese as people find them on the platform. */
const ENGLISH: Readonly<Record<string, string>> = {
  ...byChinese(zhWords.severity, enWords.severity),
  ...byChinese(zhWords.role, enWords.role),
  [STATUS_ON]: enRules.status.active,
  [STATUS_OFF]: enRules.status.stopped,
  全部: "All",
  分类: "Category",
  品牌: "Brand",
  商品: "Item",
  "仓库/门店/渠道": "Location",
  "ABC 分类": "ABC class",
  供应商: "Supplier",
  本系统: "This program",
  平台: "The platform",
  逐条: "One by one",
  每小时汇总: "Hourly digest",
  每天汇总: "Daily digest",
  达到等级: "Reaches a level",
  可供天数不足: "Few days of supply",
  缺货概率高于: "Stockout probability above",
  "N 天内缺货": "Out within N days",
  可用库存低于: "Stock available below",
  需求突增: "Surge of demand",
  异常大单: "Unusual order",
  账面为负: "Negative stock",
  疑似假性库存: "Suspected phantom stock",
  库存变动无单据: "Undocumented movement",
  到货逾期: "Receipt overdue",
  供应商变慢: "Supplier slower",
  每周周报: "Weekly report",
  按接收角色: "Those of the role",
  客户的负责销售: "Each customer's salesperson",
  受影响的客户: "Customers touched, who agreed",
};

/** A choice of the form in the language of the page; one that somebody added stands as it is. */
export function choiceWord(choice: string, language: Language): string {
  return language === "en" ? wordFor(ENGLISH, choice) : choice;
}

/** What the pages say elsewhere too, by its Chinese. */
function byChinese<Code extends string>(zh: Readonly<Record<Code, string>>, en: Readonly<Record<Code, string>>) {
  // The keys of a dictionary are its codes.
  const codes = Object.keys(zh) as Code[];
  return Object.fromEntries(codes.map((code) => [zh[code], en[code]]));
}
