/** The panel of what people chose to be told, in Chinese. */
export const zhConsents = {
  consents: {
    title: "同意与退订",
    lead: "按手机号、邮箱或微信账号查看；登记的选择立即对所有通道生效，并记入审计。",
    address: "手机号",
    find: "查询",
    standing: { opted_in: "已同意", opted_out: "已退订", silent: "没有表示" },
    source: { reply: "短信回复", vendor_block: "平台或运营商拦截", form: "表单", person: "人工登记" },
    kind: { opt_in: "同意", opt_out: "退订" },
    none: "没有同意或退订的记录。",
    at: "时间",
    choice: "选择",
    purpose: "用途",
    from: "来源",
    note: "说明",
    note_hint: "怎样得知；登记同意时必填，例如“会员表单第 3 题”",
    record: "登记",
    recorded: "已登记，立即生效",
    sent: (n: number) => `近 60 天发给对方 ${n} 条`,
  },
};
