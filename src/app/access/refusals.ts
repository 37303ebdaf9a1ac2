import { AddonError } from "../../contracts/problem.ts";

/** One answer for every wrong name, wrong password and disabled user, so that nothing is learned by trying. */
export function signInRefused(): AddonError {
  return new AddonError({
    code: "sign_in_refused",
    message: "用户名或密码不正确",
    hint: "检查后重试；忘记密码请找管理员要一条重设链接。",
  });
}

export function signInLocked(): AddonError {
  return new AddonError({
    code: "sign_in_locked",
    message: "尝试次数过多，请稍后再试",
    hint: "等待几分钟（最长 15 分钟）后重试；忘记密码请找管理员要一条重设链接。",
  });
}

export function linkInvalid(): AddonError {
  return new AddonError({
    code: "link_invalid",
    message: "链接无效、已使用或已过期",
    hint: "请管理员重新生成；管理员本人可在服务器上运行 `stockguard sign-in`。",
  });
}

export function alertOver(): AddonError {
  return new AddonError({
    code: "alert_over",
    message: "这条预警已经解除，或者已有新的一次，答复没有记下",
    hint: "请打开商品页看现在的情况；有新的预警时，用新消息里的链接答复。",
  });
}

export function orderUnstated(): AddonError {
  return new AddonError({
    code: "order_unstated",
    message: "没有填写下单数量",
    hint: "请填写已下单的数量后重试；链接仍然有效。",
  });
}

export function nameMissing(): AddonError {
  return new AddonError({
    code: "name_missing",
    message: "第一位管理员需要用户名和姓名",
    hint: "填写用户名和姓名后重试。",
  });
}

export function setUpDone(): AddonError {
  return new AddonError({
    code: "set_up_done",
    message: "已经有用户了，首次设置链接不再有效",
    hint: "请直接登录。",
  });
}

export function loginNameTaken(login_name: string): AddonError {
  return new AddonError({
    code: "login_name_taken",
    message: `用户名 ${login_name} 已被使用`,
    hint: "换一个用户名。",
  });
}

export function userUnknown(): AddonError {
  return new AddonError({ code: "user_unknown", message: "没有这个用户", hint: "刷新页面后再试。" });
}

export function tokenUnknown(): AddonError {
  return new AddonError({ code: "token_unknown", message: "没有这个令牌，或已吊销", hint: "刷新页面后再试。" });
}

export function lastAdmin(): AddonError {
  return new AddonError({
    code: "last_admin",
    message: "至少要有一位可登录的管理员",
    hint: "先把另一位用户设为管理员，再停用或更改这一位。",
  });
}

export function singleSignOnUnknown(): AddonError {
  return new AddonError({
    code: "sso_user_unknown",
    message: "单点登录成功，但这里没有与之对应的可用用户",
    hint: "请管理员添加一个同邮箱的用户，或在配置中设置单点登录的默认角色。",
  });
}
