import { percentText, quantityText } from "../text/quantity-text.ts";
import type { LostProfile, ProfileDifference } from "./lost-profile.ts";

const TRAITS: Readonly<Record<string, string>> = {
  ...{ value: "缺货前一年金额", frequency: "缺货前一年下单天数", category: "缺货商品品类" },
  ...{ region: "地区", channel: "渠道", customer_type: "客户类型" },
};

/** The name of a trait in Chinese. */
function traitName(trait: string): string {
  return TRAITS[trait] ?? trait;
}

/** Chinese sentences of a profile: one for each difference, or one that says there is none. */
export function lostProfileSentences(profile: LostProfile): readonly string[] {
  if (profile.kind === "not_estimable") {
    const { lost, kept, needed } = profile;
    return [`流失 ${lost} 位、留下 ${kept} 位，各需要至少 ${needed} 位才能比较。`];
  }
  if (profile.differences.length === 0) {
    return [`比较了${profile.compared.map(traitName).join("、")}，没有发现可靠的差别（校正多重比较后）。`];
  }
  return profile.differences.map(sentence);
}

function sentence(one: ProfileDifference): string {
  const trait = traitName(one.trait);
  switch (one.kind) {
    case "number": {
      const direction = one.effect < 0 ? "低于" : "高于";
      return `流失客户的${trait}${direction}留下的客户：中位数 ${quantityText(one.lost_median)} 对 ${quantityText(one.kept_median)}（效应 ${one.effect.toFixed(2)}）。`;
    }
    case "name":
      return `${trait}“${one.name === "" ? "其他" : one.name}”在流失客户中占 ${percentText(one.lost_share)}，在留下的客户中占 ${percentText(one.kept_share)}（效应 ${one.effect.toFixed(2)}）。`;
  }
}
