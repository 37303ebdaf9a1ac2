/** The page of customers' rights in Chinese. */
export const zhCustomers = {
  customers: {
    title: "客户数据",
    lead: "客户要求查阅、带走或删除个人信息时用（个人信息保护法第 45、47 条）。每次导出和删除都记入审计。",
    code: "客户编码",
    find: "查看",
    export: "导出 JSON",
    exported: "已导出，请只交给客户本人",
    erase: "删除个人信息…",
    lift: "取消删除标记",
    lifted: "已取消，以后读到的记录照常保存",
    no_name: "（没有姓名）",
    erased_before: (at: string) => `${at} 已删除。以后再读到该客户的记录会自动以假名保存，直到取消标记。`,
    kept: "本系统保存的",
    nothing: "没有任何可识别该客户的内容。",
    count: {
      customers: "客户资料",
      sales_lines: "订单行",
      records: "表单原始记录",
      pending_actions: "未写出的关怀任务",
      past_actions: "已写出的关怀任务",
      consents: "同意与发送记录",
      messages: "提到该客户的消息",
      care: "关怀与优惠券记录",
      bodies: "收到的平台消息",
      waiting: "排队中的平台消息",
    },
    open_orders: (n: number) =>
      `还有 ${n} 行订单未发完。履行合同所需的信息可以先保留，建议发完再删；删除后不再为该客户生成关怀任务。`,
    on_platform: "还需在简道云中处理",
    on_platform_hint:
      "缺货卫士不会改动平台上的这些记录。客户资料和关怀任务请删除；订单请清空姓名、电话，保留客户编码（否则不再计入需求）。依法须保存的按期限保留。",
    records: (n: number) => `${n} 条`,
    dialogue_title: "删除这位客户的个人信息？",
    dialogue_lead:
      "不可恢复。姓名、电话、地址和自由文字会清除，未写出的关怀任务会取消，消息里的姓名换成“已删除的客户”。",
    dialogue_stays: "商品、数量、日期、金额和订单号保留在随机假名下，用于预测需求。",
    type_code: (code: string) => `输入客户编码 ${code} 以确认`,
    confirm: "删除",
    cancel: "取消",
    done: (pseudonym: string) => `已删除。订单从此记在 ${pseudonym} 名下；再读到该客户的记录也以此保存，直到取消标记。`,
  },
};
