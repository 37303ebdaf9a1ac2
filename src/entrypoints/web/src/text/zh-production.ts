/** The page of the production plan in Chinese. */
export const zhProduction = {
  production: {
    title: "生产计划",
    lead: "未完成的生产单和它们的用料，先停线的在前。料不够时点用料名称看库存和在途。",
    status: { complete: "齐套", at_risk: "可能延误", short: "缺料", unknown: "清单有误" },
    line_stop_date: "预计停线日",
    early_line_stop_date: "最早停线日",
    start_on: "计划开工",
    makeable: "物料可产",
    makeable_of: (makeable: string, quantity: string) => `${makeable} / ${quantity}`,
    resume_date: "预计续产日",
    shortages: "缺料",
    missing: (quantity: string) => `缺 ${quantity}`,
    needed_on: (day: string) => `${day}要用`,
    covered_on: (day: string) => `${day}到齐`,
    never_covered: "没有在途能补上",
    no_stock_record: "没有库存记录",
    uses: "生产用料",
    uses_hint: "未完成的生产单按物料清单要用的数量，按计划确定，不是预测。",
    makes: (code: string) => `生产 ${code}`,
    takes: "要用",
    empty: "没有未完成的生产单",
    empty_hint: "在“生产计划”表单登记生产单、在“物料清单”登记用料后，这里会提前指出哪天会停线、缺什么。",
    unbound: "还没有绑定生产计划",
    unbound_hint:
      "请管理员运行 `stockguard install` 新建“生产计划”和“物料清单”表单，或用 `stockguard bind` 选择已有的表单。",
  },
};
