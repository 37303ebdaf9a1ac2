import { AddonError } from "../../contracts/problem.ts";

export function customerUnknown(customer_code: string): AddonError {
  return new AddonError({
    code: "customer_unknown",
    message: `没有保存客户 ${customer_code} 的任何数据`,
    hint: "检查客户编码（区分大小写）；若该客户的数据已删除，这里自然查不到。",
  });
}

export function erasureNotConfirmed(customer_code: string): AddonError {
  return new AddonError({
    code: "erasure_not_confirmed",
    message: "删除客户数据不可恢复，需要再输入一次客户编码确认",
    hint: `先看预览；确认无误后输入 ${customer_code}。`,
  });
}

export function erasureIncomplete(customer_code: string): AddonError {
  return new AddonError({
    code: "erasure_incomplete",
    message: `客户 ${customer_code} 的数据一直有新内容写入，尚未全部删除`,
    hint: "已标记为删除；稍后再运行一次即可删完剩余部分。",
  });
}

export function erasureUnknown(customer_code: string): AddonError {
  return new AddonError({
    code: "erasure_unknown",
    message: `客户 ${customer_code} 没有删除标记`,
    hint: "检查客户编码（区分大小写）。",
  });
}
