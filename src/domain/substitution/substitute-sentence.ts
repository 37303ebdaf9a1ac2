import type { RankedSubstitute, SubstituteBasis } from "./rank-substitutes.ts";

/** Fewer recommendations say nothing that could be told. */
const LEAST_OFFERED = 5;

/** Why something is offered in the place of an item, in one Chinese clause: “A 缺货期间，23 位老客户中 9 位改买了它，是平时的 3.1 倍”. */
export function substituteSentence(
  { basis, acceptance }: Pick<RankedSubstitute, "basis" | "acceptance">,
  item_name: string,
): string {
  const reason = reasonOf(basis, item_name);
  if (acceptance === null || acceptance.offered < LEAST_OFFERED) return reason;
  return `${reason}；推荐过 ${acceptance.offered} 次，${acceptance.taken} 次被采纳`;
}

function reasonOf(basis: SubstituteBasis, item_name: string): string {
  switch (basis.kind) {
    case "linked":
      return `商品资料中已指定可替代 ${item_name}`;
    case "moved":
      return `${item_name} 缺货期间，${basis.buyers} 位老客户中 ${basis.taken} 位改买了它，是平时的 ${timesText(basis.lift)} 倍`;
    case "own":
      return `该客户近 180 天有 ${basis.days} 天买过它`;
    case "co_buyers":
      return `同类商品，买过 ${item_name} 的客户中有 ${basis.buyers} 位也买它`;
    case "popular":
      return "同类商品，近期买的客户较多";
    case "in_category":
      return "同类有货";
  }
}

function timesText(times: number): string {
  return times.toFixed(1);
}
