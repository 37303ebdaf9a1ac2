import { AddonError } from "../../contracts/problem.ts";

export function ruleFormNotBound(): AddonError {
  return new AddonError({
    code: "form_not_bound",
    message: "还没有绑定“预警规则”表单，无处写入",
    hint: "先运行 `stockguard install` 按清单新建，或用 `stockguard bind` 绑定已有的表单。",
  });
}

export function ruleGone(): AddonError {
  return new AddonError({
    code: "rule_gone",
    message: "平台上已经没有这条预警规则",
    hint: "可能刚被别人删除；刷新页面后再看。变更记录里仍能查到它。",
  });
}

/** Written, as far as the platform says, but not to be found. */
export function ruleNotFoundAgain(): AddonError {
  return new AddonError({
    code: "rule_not_read_back",
    message: "已交给平台，但还读不到写入的规则",
    hint: "稍等片刻刷新“预警规则”页；没有出现时再保存一次，不会重复新建。",
  });
}
