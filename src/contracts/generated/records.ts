// Generated from templates/*.form.json by scripts/generate.ts. Do not edit.

/** Alert rule (预警规则). */
export interface AlertRuleRecord {
  /** 规则名称 */
  readonly rule_name: string;
  /** 规则状态 */
  readonly rule_status: string;
  /** 适用范围 */
  readonly scope_kind: string;
  /** 范围取值（多个用逗号隔开） */
  readonly scope_value: string | null;
  /** 最低预警等级 */
  readonly minimum_severity: string;
  /** 接收角色 */
  readonly receiver_role: string;
  /** 接收人（邮箱或姓名） */
  readonly receiver: string | null;
  /** 接收对象 */
  readonly receiver_kind: string | null;
  /** 客户范围（客户类型或地区，多个用逗号隔开） */
  readonly customer_group: string | null;
  /** 通道名称 */
  readonly channel: string;
  /** 发送方式 */
  readonly delivery_path: string | null;
  /** 静默时长（小时） */
  readonly cool_down_hours: number | null;
  /** 免打扰开始（如 21:00） */
  readonly quiet_start: string | null;
  /** 免打扰结束（如 08:00） */
  readonly quiet_end: string | null;
  /** 汇总方式 */
  readonly grouping: string | null;
  /** 每天汇总时间（如 09:00） */
  readonly digest_time: string | null;
  /** 触发条件 */
  readonly condition_kind: string | null;
  /** 条件数值（天数、概率或数量） */
  readonly condition_value: string | null;
  /** 生效日期 */
  readonly valid_from: string | null;
  /** 截止日期 */
  readonly valid_to: string | null;
  /** 优先级（数字大的优先） */
  readonly priority: number | null;
  /** 无人确认多久后升级（分钟） */
  readonly escalate_after_minutes: number | null;
  /** 升级接收角色 */
  readonly escalate_role: string | null;
  /** 升级通道名称 */
  readonly escalate_channel: string | null;
  /** 检查结果 */
  readonly rule_check: string | null;
}

/** Bill of materials row: Components. */
export interface BomLine {
  /** 用料编码 */
  readonly component_code: string;
  /** 用料名称 */
  readonly component_name: string | null;
  /** 单位用量 */
  readonly quantity_per: number | null;
  /** 损耗率（0–1，0.05 为 5%） */
  readonly scrap_rate: number | null;
}

/** Bill of materials (物料清单). */
export interface BomRecord {
  /** 商品编码 */
  readonly item_code: string;
  /** 商品名称 */
  readonly item_name: string | null;
  /** 生产天数 */
  readonly make_days: number | null;
  /** 用料明细 */
  readonly lines: readonly BomLine[];
}

/** Care plans (关怀方案). */
export interface CarePlanRecord {
  /** 方案名称 */
  readonly plan_name: string;
  /** 客户分层 */
  readonly customer_segment: string | null;
  /** 客户类型 */
  readonly customer_type: string | null;
  /** 受影响方式 */
  readonly exposure_kind: string | null;
  /** 关怀动作 */
  readonly care_action: string;
  /** 先后顺序 */
  readonly step: number | null;
  /** 话术（可写 {客户} {商品} {数量} {到货日} {替代商品} {券额} {券号} {有效期}） */
  readonly care_text: string | null;
  /** 券额（元） */
  readonly coupon_amount: number | null;
  /** 满多少元可用 */
  readonly coupon_minimum: number | null;
  /** 有效天数 */
  readonly coupon_valid_days: number | null;
  /** 方案状态 */
  readonly plan_status: string | null;
  /** 开始日期 */
  readonly start_date: string | null;
  /** 结束日期 */
  readonly end_date: string | null;
}

/** Care task (客户关怀任务). */
export interface CareTaskRecord {
  /** 系统关联号 */
  readonly effect_key: string | null;
  /** 客户编码 */
  readonly customer_code: string | null;
  /** 客户名称 */
  readonly customer_name: string | null;
  /** 商品编码 */
  readonly item_code: string | null;
  /** 商品名称 */
  readonly item_name: string | null;
  /** 缺货事件号 */
  readonly event_no: string | null;
  /** 相关订单号 */
  readonly order_no: string | null;
  /** 受影响数量 */
  readonly affected_quantity: number | null;
  /** 关怀动作 */
  readonly care_action: string | null;
  /** 关怀原因 */
  readonly care_reason: string | null;
  /** 建议话术 */
  readonly suggested_text: string | null;
  /** 推荐替代商品 */
  readonly substitute_items: string | null;
  /** 优惠券号 */
  readonly coupon_no: string | null;
  /** 负责人 */
  readonly owner_name: string | null;
  /** 截止日 */
  readonly due_date: string | null;
  /** 跟进状态 */
  readonly care_status: string | null;
  /** 跟进结果 */
  readonly outcome: string | null;
}

/** Count task (盘点任务). */
export interface CountTaskRecord {
  /** 系统关联号 */
  readonly effect_key: string | null;
  /** 商品编码 */
  readonly item_code: string | null;
  /** 商品名称 */
  readonly item_name: string | null;
  /** 仓库/门店/渠道编码 */
  readonly location_code: string | null;
  /** 账面数量 */
  readonly book_quantity: number | null;
  /** 存疑类型 */
  readonly doubt: string | null;
  /** 盘点原因 */
  readonly count_reason: string | null;
  /** 发起日 */
  readonly opened_on: string | null;
  /** 截止日 */
  readonly due_date: string | null;
  /** 负责人 */
  readonly owner_name: string | null;
  /** 任务状态 */
  readonly task_status: string | null;
  /** 盘点单号 */
  readonly count_no: string | null;
  /** 实盘数量 */
  readonly counted_quantity: number | null;
  /** 差异数量 */
  readonly variance: number | null;
  /** 结束日 */
  readonly closed_on: string | null;
}

/** Coupon (优惠券). */
export interface CouponRecord {
  /** 系统关联号 */
  readonly effect_key: string | null;
  /** 优惠券号 */
  readonly coupon_no: string | null;
  /** 客户编码 */
  readonly customer_code: string | null;
  /** 客户名称 */
  readonly customer_name: string | null;
  /** 缺货事件号 */
  readonly event_no: string | null;
  /** 券额（元） */
  readonly amount: number | null;
  /** 满多少元可用 */
  readonly minimum: number | null;
  /** 生效日 */
  readonly valid_from: string | null;
  /** 到期日 */
  readonly valid_to: string | null;
  /** 优惠券状态 */
  readonly coupon_status: string | null;
  /** 使用的订单号 */
  readonly order_no: string | null;
}

/** Customer (客户资料). */
export interface CustomerRecord {
  /** 客户编码 */
  readonly customer_code: string;
  /** 客户名称 */
  readonly customer_name: string;
  /** 客户类型 */
  readonly customer_type: string | null;
  /** 地区 */
  readonly region: string | null;
  /** 手机 */
  readonly phone: string | null;
  /** 邮箱 */
  readonly email: string | null;
  /** 负责销售 */
  readonly owner_name: string | null;
  /** 同意接收通知 */
  readonly message_consent: string | null;
  /** 重点客户 */
  readonly is_key_customer: string | null;
  /** 缺货影响标签 */
  readonly stockout_tag: string | null;
  /** 流失风险（0–1） */
  readonly churn_risk: number | null;
}

/** Customer feedback (客户反馈). */
export interface CustomerFeedbackRecord {
  /** 反馈编号 */
  readonly feedback_no: string | null;
  /** 客户编码 */
  readonly customer_code: string | null;
  /** 订单号 */
  readonly order_no: string | null;
  /** 商品编码 */
  readonly item_code: string | null;
  /** 反馈时间 */
  readonly received_at: string;
  /** 反馈类型 */
  readonly feedback_kind: string;
  /** 满意度（1–5 分） */
  readonly satisfaction_score: number | null;
  /** 反馈内容 */
  readonly content: string | null;
  /** 处理状态 */
  readonly handle_status: string | null;
  /** 处理人 */
  readonly owner_name: string | null;
  /** 缺货事件号 */
  readonly event_no: string | null;
  /** 是否与缺货有关 */
  readonly stockout_related: string | null;
  /** 判断依据 */
  readonly matched_words: string | null;
}

/** Demand adjustment (需求调整). */
export interface DemandAdjustmentRecord {
  /** 调整名称 */
  readonly adjustment_name: string;
  /** 调整类型 */
  readonly adjustment_kind: string | null;
  /** 适用范围 */
  readonly scope_kind: string;
  /** 范围取值（多个用逗号隔开） */
  readonly scope_value: string | null;
  /** 需求倍数（0.1–10，1 为不变） */
  readonly factor: number;
  /** 开始日 */
  readonly start_date: string;
  /** 结束日 */
  readonly end_date: string;
  /** 减半天数（热度每过几天减半） */
  readonly half_life_days: number | null;
  /** 调整原因 */
  readonly reason: string | null;
  /** 调整人 */
  readonly adjusted_by: string | null;
}

/** Enquiry (询价与意向). */
export interface EnquiryRecord {
  /** 意向编号 */
  readonly enquiry_no: string | null;
  /** 客户编码 */
  readonly customer_code: string | null;
  /** 商品编码 */
  readonly item_code: string;
  /** 仓库/门店/渠道编码 */
  readonly location_code: string | null;
  /** 意向数量 */
  readonly quantity: number;
  /** 询问时间 */
  readonly asked_at: string;
  /** 意向类型 */
  readonly enquiry_kind: string;
  /** 订单号 */
  readonly order_no: string | null;
  /** 意向状态 */
  readonly enquiry_state: string | null;
  /** 备注 */
  readonly note: string | null;
}

/** Goods receipt row: Lines. */
export interface GoodsReceiptLine {
  /** 商品编码 */
  readonly item_code: string;
  /** 入库数量 */
  readonly quantity: number;
}

/** Goods receipt (采购入库单). */
export interface GoodsReceiptRecord {
  /** 入库单号 */
  readonly receipt_no: string;
  /** 采购单号 */
  readonly purchase_order_no: string | null;
  /** 供应商编码 */
  readonly supplier_code: string | null;
  /** 仓库/门店/渠道编码 */
  readonly location_code: string | null;
  /** 到货时间 */
  readonly received_at: string;
  /** 入库明细 */
  readonly lines: readonly GoodsReceiptLine[];
}

/** Item row: Price breaks. */
export interface ItemPriceBreak {
  /** 起量 */
  readonly from_quantity: number;
  /** 单价 */
  readonly unit_price: number;
}

/** Item (商品资料). */
export interface ItemRecord {
  /** 商品编码 */
  readonly item_code: string;
  /** 商品名称 */
  readonly item_name: string;
  /** 分类 */
  readonly category: string | null;
  /** 品牌 */
  readonly brand: string | null;
  /** 规格型号 */
  readonly specification: string | null;
  /** 单位 */
  readonly unit: string | null;
  /** 默认供应商编码 */
  readonly supplier_code: string | null;
  /** 采购价 */
  readonly purchase_cost: number | null;
  /** 销售价 */
  readonly sale_price: number | null;
  /** 最小起订量 */
  readonly moq: number | null;
  /** 订货倍数 */
  readonly order_multiple: number | null;
  /** 提前期（天） */
  readonly lead_time_days: number | null;
  /** 订货检查周期（天） */
  readonly review_period_days: number | null;
  /** 服务水平（0–1） */
  readonly service_level: number | null;
  /** 补货目标 */
  readonly replenishment_target: string | null;
  /** 目标满足率（0–1） */
  readonly fill_rate_target: number | null;
  /** 库存下限 */
  readonly minimum_stock: number | null;
  /** 保质期（天） */
  readonly shelf_life_days: number | null;
  /** 库容上限 */
  readonly storage_quantity: number | null;
  /** 阶梯价 */
  readonly price_breaks: readonly ItemPriceBreak[];
  /** 每次订货费用 */
  readonly order_cost: number | null;
  /** 年持有费率（0–1） */
  readonly holding_cost_rate: number | null;
  /** 上市日期 */
  readonly launch_date: string | null;
  /** 可替代商品编码 */
  readonly substitute_codes: string | null;
  /** 商品状态 */
  readonly item_status: string | null;
  /** ABC 分类 */
  readonly abc_class: string | null;
  /** XYZ 分类 */
  readonly xyz_class: string | null;
  /** 生命周期阶段 */
  readonly life_cycle_stage: string | null;
  /** 标签 */
  readonly item_tags: string | null;
}

/** Location (仓库/门店/渠道). */
export interface LocationRecord {
  /** 仓库/门店/渠道编码 */
  readonly location_code: string;
  /** 名称 */
  readonly location_name: string;
  /** 类别 */
  readonly location_kind: string | null;
  /** 地址 */
  readonly address: Readonly<Record<string, unknown>> | null;
  /** 使用状态 */
  readonly location_status: string | null;
  /** 参与调拨 */
  readonly allows_transfer: string | null;
  /** 调拨到货天数 */
  readonly transfer_days: number | null;
  /** 每件调拨费（元） */
  readonly transfer_unit_cost: number | null;
  /** 每次调拨费（元） */
  readonly transfer_cost: number | null;
}

/** Production plan (生产计划). */
export interface ProductionPlanRecord {
  /** 生产单号 */
  readonly production_no: string;
  /** 商品编码 */
  readonly item_code: string;
  /** 商品名称 */
  readonly item_name: string | null;
  /** 仓库/门店/渠道编码 */
  readonly location_code: string | null;
  /** 计划数量 */
  readonly quantity: number;
  /** 已领料数量（按成品数） */
  readonly issued_quantity: number | null;
  /** 已完工数量 */
  readonly completed_quantity: number | null;
  /** 计划开工日 */
  readonly start_date: string;
  /** 生产状态 */
  readonly production_status: string;
  /** 物料状态 */
  readonly material_status: string | null;
  /** 预计停线日 */
  readonly line_stop_date: string | null;
  /** 最早停线日（90% 把握不早于） */
  readonly early_line_stop_date: string | null;
  /** 预计续产日 */
  readonly resume_date: string | null;
  /** 缺料商品（或清单问题） */
  readonly short_items: string | null;
  /** 物料可产数量 */
  readonly makeable_quantity: number | null;
  /** 物料说明 */
  readonly material_reason: string | null;
}

/** Promotion (促销日历). */
export interface PromotionRecord {
  /** 活动名称 */
  readonly promotion_name: string;
  /** 渠道 */
  readonly channel: string | null;
  /** 阶段 */
  readonly stage: string | null;
  /** 开始日 */
  readonly start_date: string;
  /** 结束日 */
  readonly end_date: string;
  /** 适用范围 */
  readonly scope_kind: string | null;
  /** 范围取值（多个用逗号隔开） */
  readonly scope_value: string | null;
  /** 预计倍数（1 为不变） */
  readonly expected_uplift: number | null;
}

/** Purchase order row: Lines. */
export interface PurchaseOrderLine {
  /** 商品编码 */
  readonly item_code: string;
  /** 商品名称 */
  readonly item_name: string | null;
  /** 采购数量 */
  readonly quantity: number;
  /** 已到数量 */
  readonly received_quantity: number | null;
  /** 单价 */
  readonly unit_cost: number | null;
}

/** Purchase order (采购订单). */
export interface PurchaseOrderRecord {
  /** 采购单号 */
  readonly purchase_order_no: string;
  /** 供应商编码 */
  readonly supplier_code: string;
  /** 下单时间 */
  readonly ordered_at: string;
  /** 预计到货日 */
  readonly expected_date: string | null;
  /** 仓库/门店/渠道编码 */
  readonly location_code: string | null;
  /** 采购状态 */
  readonly order_status: string;
  /** 采购明细 */
  readonly lines: readonly PurchaseOrderLine[];
}

/** Receivers (接收人名单). */
export interface ReceiverRecord {
  /** 姓名 */
  readonly receiver_name: string;
  /** 接收角色 */
  readonly receiver_role: string | null;
  /** 接收状态 */
  readonly receiver_status: string | null;
  /** 手机 */
  readonly phone: string | null;
  /** 邮箱 */
  readonly email: string | null;
  /** 企业微信账号 */
  readonly wechat_work_id: string | null;
  /** 微信 openid */
  readonly wechat_openid: string | null;
  /** 优先通道（按先后，用逗号隔开） */
  readonly preferred_channels: string | null;
}

/** Replenishment (补货建议单). */
export interface ReplenishmentRecord {
  /** 系统关联号 */
  readonly effect_key: string | null;
  /** 商品编码 */
  readonly item_code: string | null;
  /** 商品名称 */
  readonly item_name: string | null;
  /** 仓库/门店/渠道编码 */
  readonly location_code: string | null;
  /** 供应商编码 */
  readonly supplier_code: string | null;
  /** 建议补货量 */
  readonly suggested_order_quantity: number | null;
  /** 最晚下单日 */
  readonly order_by_date: string | null;
  /** 预计金额（元） */
  readonly estimated_cost: number | null;
  /** 数量取整说明 */
  readonly rounding_reason: string | null;
  /** 原因 */
  readonly alert_reason: string | null;
  /** 处理结果 */
  readonly replenishment_status: string | null;
  /** 实际下单数量 */
  readonly order_quantity: number | null;
}

/** Sales order row: Lines. */
export interface SalesOrderLine {
  /** 商品编码 */
  readonly item_code: string;
  /** 商品名称 */
  readonly item_name: string | null;
  /** 订购数量 */
  readonly quantity: number;
  /** 已发数量 */
  readonly shipped_quantity: number | null;
  /** 单价 */
  readonly unit_price: number | null;
}

/** Sales order (销售订单). */
export interface SalesOrderRecord {
  /** 订单号 */
  readonly order_no: string;
  /** 客户编码 */
  readonly customer_code: string;
  /** 客户名称 */
  readonly customer_name: string | null;
  /** 下单时间 */
  readonly ordered_at: string;
  /** 渠道 */
  readonly channel: string | null;
  /** 仓库/门店/渠道编码 */
  readonly location_code: string | null;
  /** 承诺交期 */
  readonly promised_date: string | null;
  /** 订单状态 */
  readonly order_status: string;
  /** 取消原因 */
  readonly cancel_reason: string | null;
  /** 订单明细 */
  readonly lines: readonly SalesOrderLine[];
}

/** Sales return row: Lines. */
export interface SalesReturnLine {
  /** 商品编码 */
  readonly item_code: string;
  /** 退货数量 */
  readonly quantity: number;
  /** 退货原因 */
  readonly return_reason: string | null;
}

/** Sales return (销售退货). */
export interface SalesReturnRecord {
  /** 退货单号 */
  readonly return_no: string;
  /** 原订单号 */
  readonly order_no: string | null;
  /** 客户编码 */
  readonly customer_code: string | null;
  /** 退货时间 */
  readonly returned_at: string;
  /** 仓库/门店/渠道编码 */
  readonly location_code: string | null;
  /** 退货明细 */
  readonly lines: readonly SalesReturnLine[];
}

/** Stock count row: Lines. */
export interface StockCountLine {
  /** 商品编码 */
  readonly item_code: string;
  /** 账面数量 */
  readonly book_quantity: number | null;
  /** 实盘数量 */
  readonly counted_quantity: number;
}

/** Stock count (盘点单). */
export interface StockCountRecord {
  /** 盘点单号 */
  readonly count_no: string;
  /** 仓库/门店/渠道编码 */
  readonly location_code: string;
  /** 盘点时间 */
  readonly counted_at: string;
  /** 盘点明细 */
  readonly lines: readonly StockCountLine[];
}

/** Stock level (库存台账). */
export interface StockLevelRecord {
  /** 商品编码 */
  readonly item_code: string;
  /** 商品名称 */
  readonly item_name: string | null;
  /** 仓库/门店/渠道编码 */
  readonly location_code: string;
  /** 现有库存 */
  readonly on_hand: number;
  /** 已分配 */
  readonly allocated: number | null;
  /** 在途/在订 */
  readonly on_order: number | null;
  /** 欠交 */
  readonly backorder: number | null;
  /** 为重点客户预留 */
  readonly reserved_quantity: number | null;
  /** 库存下限 */
  readonly minimum_stock: number | null;
  /** 预警等级 */
  readonly alert_severity: string | null;
  /** 预计缺货日 */
  readonly stockout_date: string | null;
  /** 缺货概率 */
  readonly stockout_probability: number | null;
  /** 可供天数 */
  readonly days_of_supply: number | null;
  /** 动态安全库存 */
  readonly safety_stock: number | null;
  /** 再订货点 */
  readonly reorder_point: number | null;
  /** 建议补货量 */
  readonly suggested_order_quantity: number | null;
  /** 原因 */
  readonly alert_reason: string | null;
  /** 评估时间 */
  readonly assessed_at: string | null;
}

/** Stock movement (出入库流水). */
export interface StockMovementRecord {
  /** 流水号 */
  readonly movement_no: string;
  /** 类型 */
  readonly movement_type: string;
  /** 商品编码 */
  readonly item_code: string;
  /** 仓库/门店/渠道编码 */
  readonly location_code: string;
  /** 数量（入库为正，出库为负） */
  readonly quantity: number;
  /** 发生时间 */
  readonly moved_at: string;
  /** 来源单号 */
  readonly source_no: string | null;
}

/** Stockout alert (缺货预警单). */
export interface StockoutAlertRecord {
  /** 系统关联号 */
  readonly effect_key: string | null;
  /** 商品编码 */
  readonly item_code: string | null;
  /** 商品名称 */
  readonly item_name: string | null;
  /** 仓库/门店/渠道编码 */
  readonly location_code: string | null;
  /** 预警等级 */
  readonly alert_severity: string | null;
  /** 预警时间 */
  readonly raised_at: string | null;
  /** 预计缺货日 */
  readonly stockout_date: string | null;
  /** 缺货概率 */
  readonly stockout_probability: number | null;
  /** 预计损失（元） */
  readonly expected_loss: number | null;
  /** 建议补货量 */
  readonly suggested_order_quantity: number | null;
  /** 原因 */
  readonly alert_reason: string | null;
  /** 处理状态 */
  readonly alert_status: string | null;
  /** 解除时间 */
  readonly cleared_at: string | null;
}

/** Stockout event (缺货事件与原因). */
export interface StockoutEventRecord {
  /** 系统关联号 */
  readonly effect_key: string | null;
  /** 缺货事件号 */
  readonly event_no: string | null;
  /** 商品编码 */
  readonly item_code: string | null;
  /** 商品名称 */
  readonly item_name: string | null;
  /** 仓库/门店/渠道编码 */
  readonly location_code: string | null;
  /** 开始时间 */
  readonly started_at: string | null;
  /** 结束时间 */
  readonly ended_at: string | null;
  /** 最高等级 */
  readonly peak_severity: string | null;
  /** 受影响客户数 */
  readonly affected_customer_count: number | null;
  /** 预计损失（元） */
  readonly expected_loss: number | null;
  /** 系统判断原因 */
  readonly machine_cause: string | null;
  /** 环节 */
  readonly supply_stage: string | null;
  /** 把握（0–1） */
  readonly cause_score: number | null;
  /** 依据 */
  readonly cause_evidence: string | null;
  /** 缺货天数 */
  readonly duration_days: number | null;
  /** 缺货损失数量 */
  readonly lost_quantity: number | null;
  /** 损失金额（元） */
  readonly lost_amount: number | null;
  /** 原因分类（人工） */
  readonly stockout_cause: string | null;
  /** 备注 */
  readonly note: string | null;
}

/** Stockout report (缺货月报). */
export interface StockoutReportRecord {
  /** 系统关联号 */
  readonly effect_key: string | null;
  /** 月份 */
  readonly report_month: string | null;
  /** 统计日 */
  readonly closed_on: string | null;
  /** 缺货率（缺货商品天数÷商品天数） */
  readonly stockout_rate: number | null;
  /** 缺货商品天数 */
  readonly item_days_out: number | null;
  /** 缺货事件数 */
  readonly event_count: number | null;
  /** 当场少卖件数 */
  readonly lost_units: number | null;
  /** 当场少卖金额（元） */
  readonly lost_revenue: number | null;
  /** 当场少赚毛利（元） */
  readonly lost_margin: number | null;
  /** 受影响客户数 */
  readonly affected_customer_count: number | null;
  /** 其中流失客户数 */
  readonly lost_customer_count: number | null;
  /** 缺货流失率 */
  readonly stockout_churn_rate: number | null;
  /** 缺货流失率说明 */
  readonly stockout_churn_note: string | null;
  /** 因缺货多流失的客户（估计） */
  readonly effect_customers: number | null;
  /** 因缺货多损失的毛利（估计，元） */
  readonly effect_margin: number | null;
  /** 影响估计与区间 */
  readonly effect_note: string | null;
  /** 因缺货取消率（订单行） */
  readonly cancel_rate: number | null;
  /** 因缺货延期率（订单行） */
  readonly delay_rate: number | null;
  /** 通知用时（小时，中位数） */
  readonly told_hours: number | null;
  /** 处理用时（小时，中位数） */
  readonly answered_hours: number | null;
  /** 下单用时（小时，中位数） */
  readonly ordered_hours: number | null;
  /** 到货用时（小时，中位数） */
  readonly received_hours: number | null;
  /** 留下客户数 */
  readonly kept_customer_count: number | null;
  /** 晚交仍成交金额（元） */
  readonly late_served_revenue: number | null;
  /** 晚交仍成交毛利（元） */
  readonly late_served_margin: number | null;
  /** 预警后没有断货（次） */
  readonly averted_count: number | null;
  /** 关怀成本（元） */
  readonly care_cost: number | null;
  /** 关怀净利润（估计，元） */
  readonly care_profit: number | null;
  /** 挽回说明 */
  readonly recovered_note: string | null;
  /** 库存金额（元，按采购成本） */
  readonly stock_value: number | null;
  /** 超出目标库存的占用资金（元） */
  readonly surplus_value: number | null;
  /** 备注 */
  readonly note: string | null;
}

/** Supplier (供应商资料). */
export interface SupplierRecord {
  /** 供应商编码 */
  readonly supplier_code: string;
  /** 供应商名称 */
  readonly supplier_name: string;
  /** 联系人 */
  readonly contact_name: string | null;
  /** 联系电话 */
  readonly phone: string | null;
  /** 邮箱 */
  readonly email: string | null;
  /** 提前期（天） */
  readonly lead_time_days: number | null;
  /** 提前期波动（天） */
  readonly lead_time_sd_days: number | null;
  /** 订货检查周期（天） */
  readonly review_period_days: number | null;
  /** 停工开始日 */
  readonly shutdown_start: string | null;
  /** 停工结束日 */
  readonly shutdown_end: string | null;
  /** 合作状态 */
  readonly supplier_status: string | null;
}

/** The record of each form, by the form's canonical name. */
export interface RecordsByForm {
  readonly alert_rule: AlertRuleRecord;
  readonly bom: BomRecord;
  readonly care_plan: CarePlanRecord;
  readonly care_task: CareTaskRecord;
  readonly count_task: CountTaskRecord;
  readonly coupon: CouponRecord;
  readonly customer: CustomerRecord;
  readonly customer_feedback: CustomerFeedbackRecord;
  readonly demand_adjustment: DemandAdjustmentRecord;
  readonly enquiry: EnquiryRecord;
  readonly goods_receipt: GoodsReceiptRecord;
  readonly item: ItemRecord;
  readonly location: LocationRecord;
  readonly production_plan: ProductionPlanRecord;
  readonly promotion: PromotionRecord;
  readonly purchase_order: PurchaseOrderRecord;
  readonly receiver: ReceiverRecord;
  readonly replenishment: ReplenishmentRecord;
  readonly sales_order: SalesOrderRecord;
  readonly sales_return: SalesReturnRecord;
  readonly stock_count: StockCountRecord;
  readonly stock_level: StockLevelRecord;
  readonly stock_movement: StockMovementRecord;
  readonly stockout_alert: StockoutAlertRecord;
  readonly stockout_event: StockoutEventRecord;
  readonly stockout_report: StockoutReportRecord;
  readonly supplier: SupplierRecord;
}

/** What people call each form. */
export const FORM_LABELS: Readonly<Record<keyof RecordsByForm, string>> = {
  alert_rule: "预警规则",
  bom: "物料清单",
  care_plan: "关怀方案",
  care_task: "客户关怀任务",
  count_task: "盘点任务",
  coupon: "优惠券",
  customer: "客户资料",
  customer_feedback: "客户反馈",
  demand_adjustment: "需求调整",
  enquiry: "询价与意向",
  goods_receipt: "采购入库单",
  item: "商品资料",
  location: "仓库/门店/渠道",
  production_plan: "生产计划",
  promotion: "促销日历",
  purchase_order: "采购订单",
  receiver: "接收人名单",
  replenishment: "补货建议单",
  sales_order: "销售订单",
  sales_return: "销售退货",
  stock_count: "盘点单",
  stock_level: "库存台账",
  stock_movement: "出入库流水",
  stockout_alert: "缺货预警单",
  stockout_event: "缺货事件与原因",
  stockout_report: "缺货月报",
  supplier: "供应商资料",
};

/** Type and obligation of every field, by form; `written` fields are filled by the add-on. */
export const FORM_FIELDS = {
  alert_rule: {
    rule_name: { type: "text", required: true, written: false },
    rule_status: { type: "radiogroup", required: true, written: false },
    scope_kind: { type: "combo", required: true, written: false },
    scope_value: { type: "text", required: false, written: false },
    minimum_severity: { type: "combo", required: true, written: false },
    receiver_role: { type: "combo", required: true, written: false },
    receiver: { type: "text", required: false, written: false },
    receiver_kind: { type: "combo", required: false, written: false },
    customer_group: { type: "text", required: false, written: false },
    channel: { type: "text", required: true, written: false },
    delivery_path: { type: "radiogroup", required: false, written: false },
    cool_down_hours: { type: "number", required: false, written: false },
    quiet_start: { type: "text", required: false, written: false },
    quiet_end: { type: "text", required: false, written: false },
    grouping: { type: "combo", required: false, written: false },
    digest_time: { type: "text", required: false, written: false },
    condition_kind: { type: "combo", required: false, written: false },
    condition_value: { type: "text", required: false, written: false },
    valid_from: { type: "datetime", required: false, written: false },
    valid_to: { type: "datetime", required: false, written: false },
    priority: { type: "number", required: false, written: false },
    escalate_after_minutes: { type: "number", required: false, written: false },
    escalate_role: { type: "combo", required: false, written: false },
    escalate_channel: { type: "text", required: false, written: false },
    rule_check: { type: "textarea", required: false, written: true },
  },
  bom: {
    item_code: { type: "text", required: true, written: false },
    item_name: { type: "text", required: false, written: false },
    make_days: { type: "number", required: false, written: false },
    lines: {
      type: "subform",
      required: false,
      written: false,
      items: {
        component_code: { type: "text", required: true, written: false },
        component_name: { type: "text", required: false, written: false },
        quantity_per: { type: "number", required: false, written: false },
        scrap_rate: { type: "number", required: false, written: false },
      },
    },
  },
  care_plan: {
    plan_name: { type: "text", required: true, written: false },
    customer_segment: { type: "combo", required: false, written: false },
    customer_type: { type: "combo", required: false, written: false },
    exposure_kind: { type: "combo", required: false, written: false },
    care_action: { type: "combo", required: true, written: false },
    step: { type: "number", required: false, written: false },
    care_text: { type: "textarea", required: false, written: false },
    coupon_amount: { type: "number", required: false, written: false },
    coupon_minimum: { type: "number", required: false, written: false },
    coupon_valid_days: { type: "number", required: false, written: false },
    plan_status: { type: "radiogroup", required: false, written: false },
    start_date: { type: "datetime", required: false, written: false },
    end_date: { type: "datetime", required: false, written: false },
  },
  care_task: {
    effect_key: { type: "text", required: false, written: true },
    customer_code: { type: "text", required: false, written: true },
    customer_name: { type: "text", required: false, written: true },
    item_code: { type: "text", required: false, written: true },
    item_name: { type: "text", required: false, written: true },
    event_no: { type: "text", required: false, written: true },
    order_no: { type: "text", required: false, written: true },
    affected_quantity: { type: "number", required: false, written: true },
    care_action: { type: "combo", required: false, written: true },
    care_reason: { type: "textarea", required: false, written: true },
    suggested_text: { type: "textarea", required: false, written: true },
    substitute_items: { type: "textarea", required: false, written: true },
    coupon_no: { type: "text", required: false, written: true },
    owner_name: { type: "text", required: false, written: true },
    due_date: { type: "datetime", required: false, written: true },
    care_status: { type: "combo", required: false, written: false },
    outcome: { type: "textarea", required: false, written: false },
  },
  count_task: {
    effect_key: { type: "text", required: false, written: true },
    item_code: { type: "text", required: false, written: true },
    item_name: { type: "text", required: false, written: true },
    location_code: { type: "text", required: false, written: true },
    book_quantity: { type: "number", required: false, written: true },
    doubt: { type: "text", required: false, written: true },
    count_reason: { type: "textarea", required: false, written: true },
    opened_on: { type: "datetime", required: false, written: true },
    due_date: { type: "datetime", required: false, written: true },
    owner_name: { type: "text", required: false, written: false },
    task_status: { type: "combo", required: false, written: true },
    count_no: { type: "text", required: false, written: true },
    counted_quantity: { type: "number", required: false, written: true },
    variance: { type: "number", required: false, written: true },
    closed_on: { type: "datetime", required: false, written: true },
  },
  coupon: {
    effect_key: { type: "text", required: false, written: true },
    coupon_no: { type: "text", required: false, written: true },
    customer_code: { type: "text", required: false, written: true },
    customer_name: { type: "text", required: false, written: true },
    event_no: { type: "text", required: false, written: true },
    amount: { type: "number", required: false, written: true },
    minimum: { type: "number", required: false, written: true },
    valid_from: { type: "datetime", required: false, written: true },
    valid_to: { type: "datetime", required: false, written: true },
    coupon_status: { type: "combo", required: false, written: false },
    order_no: { type: "text", required: false, written: false },
  },
  customer: {
    customer_code: { type: "text", required: true, written: false },
    customer_name: { type: "text", required: true, written: false },
    customer_type: { type: "combo", required: false, written: false },
    region: { type: "text", required: false, written: false },
    phone: { type: "phone", required: false, written: false },
    email: { type: "text", required: false, written: false },
    owner_name: { type: "text", required: false, written: false },
    message_consent: { type: "radiogroup", required: false, written: false },
    is_key_customer: { type: "combo", required: false, written: false },
    stockout_tag: { type: "text", required: false, written: true },
    churn_risk: { type: "number", required: false, written: true },
  },
  customer_feedback: {
    feedback_no: { type: "text", required: false, written: false },
    customer_code: { type: "text", required: false, written: false },
    order_no: { type: "text", required: false, written: false },
    item_code: { type: "text", required: false, written: false },
    received_at: { type: "datetime", required: true, written: false },
    feedback_kind: { type: "combo", required: true, written: false },
    satisfaction_score: { type: "number", required: false, written: false },
    content: { type: "textarea", required: false, written: false },
    handle_status: { type: "combo", required: false, written: false },
    owner_name: { type: "text", required: false, written: false },
    event_no: { type: "text", required: false, written: true },
    stockout_related: { type: "combo", required: false, written: true },
    matched_words: { type: "text", required: false, written: true },
  },
  demand_adjustment: {
    adjustment_name: { type: "text", required: true, written: false },
    adjustment_kind: { type: "combo", required: false, written: false },
    scope_kind: { type: "combo", required: true, written: false },
    scope_value: { type: "text", required: false, written: false },
    factor: { type: "number", required: true, written: false },
    start_date: { type: "datetime", required: true, written: false },
    end_date: { type: "datetime", required: true, written: false },
    half_life_days: { type: "number", required: false, written: false },
    reason: { type: "text", required: false, written: false },
    adjusted_by: { type: "text", required: false, written: false },
  },
  enquiry: {
    enquiry_no: { type: "text", required: false, written: false },
    customer_code: { type: "text", required: false, written: false },
    item_code: { type: "text", required: true, written: false },
    location_code: { type: "text", required: false, written: false },
    quantity: { type: "number", required: true, written: false },
    asked_at: { type: "datetime", required: true, written: false },
    enquiry_kind: { type: "combo", required: true, written: false },
    order_no: { type: "text", required: false, written: false },
    enquiry_state: { type: "combo", required: false, written: false },
    note: { type: "textarea", required: false, written: false },
  },
  goods_receipt: {
    receipt_no: { type: "text", required: true, written: false },
    purchase_order_no: { type: "text", required: false, written: false },
    supplier_code: { type: "text", required: false, written: false },
    location_code: { type: "text", required: false, written: false },
    received_at: { type: "datetime", required: true, written: false },
    lines: {
      type: "subform",
      required: true,
      written: false,
      items: {
        item_code: { type: "text", required: true, written: false },
        quantity: { type: "number", required: true, written: false },
      },
    },
  },
  item: {
    item_code: { type: "text", required: true, written: false },
    item_name: { type: "text", required: true, written: false },
    category: { type: "text", required: false, written: false },
    brand: { type: "text", required: false, written: false },
    specification: { type: "text", required: false, written: false },
    unit: { type: "text", required: false, written: false },
    supplier_code: { type: "text", required: false, written: false },
    purchase_cost: { type: "number", required: false, written: false },
    sale_price: { type: "number", required: false, written: false },
    moq: { type: "number", required: false, written: false },
    order_multiple: { type: "number", required: false, written: false },
    lead_time_days: { type: "number", required: false, written: false },
    review_period_days: { type: "number", required: false, written: false },
    service_level: { type: "number", required: false, written: false },
    replenishment_target: { type: "combo", required: false, written: false },
    fill_rate_target: { type: "number", required: false, written: false },
    minimum_stock: { type: "number", required: false, written: false },
    shelf_life_days: { type: "number", required: false, written: false },
    storage_quantity: { type: "number", required: false, written: false },
    price_breaks: {
      type: "subform",
      required: false,
      written: false,
      items: {
        from_quantity: { type: "number", required: true, written: false },
        unit_price: { type: "number", required: true, written: false },
      },
    },
    order_cost: { type: "number", required: false, written: false },
    holding_cost_rate: { type: "number", required: false, written: false },
    launch_date: { type: "datetime", required: false, written: false },
    substitute_codes: { type: "text", required: false, written: false },
    item_status: { type: "radiogroup", required: false, written: false },
    abc_class: { type: "combo", required: false, written: true },
    xyz_class: { type: "combo", required: false, written: true },
    life_cycle_stage: { type: "combo", required: false, written: true },
    item_tags: { type: "text", required: false, written: true },
  },
  location: {
    location_code: { type: "text", required: true, written: false },
    location_name: { type: "text", required: true, written: false },
    location_kind: { type: "combo", required: false, written: false },
    address: { type: "address", required: false, written: false },
    location_status: { type: "radiogroup", required: false, written: false },
    allows_transfer: { type: "radiogroup", required: false, written: false },
    transfer_days: { type: "number", required: false, written: false },
    transfer_unit_cost: { type: "number", required: false, written: false },
    transfer_cost: { type: "number", required: false, written: false },
  },
  production_plan: {
    production_no: { type: "text", required: true, written: false },
    item_code: { type: "text", required: true, written: false },
    item_name: { type: "text", required: false, written: false },
    location_code: { type: "text", required: false, written: false },
    quantity: { type: "number", required: true, written: false },
    issued_quantity: { type: "number", required: false, written: false },
    completed_quantity: { type: "number", required: false, written: false },
    start_date: { type: "datetime", required: true, written: false },
    production_status: { type: "combo", required: true, written: false },
    material_status: { type: "combo", required: false, written: true },
    line_stop_date: { type: "datetime", required: false, written: true },
    early_line_stop_date: { type: "datetime", required: false, written: true },
    resume_date: { type: "datetime", required: false, written: true },
    short_items: { type: "text", required: false, written: true },
    makeable_quantity: { type: "number", required: false, written: true },
    material_reason: { type: "textarea", required: false, written: true },
  },
  promotion: {
    promotion_name: { type: "text", required: true, written: false },
    channel: { type: "text", required: false, written: false },
    stage: { type: "combo", required: false, written: false },
    start_date: { type: "datetime", required: true, written: false },
    end_date: { type: "datetime", required: true, written: false },
    scope_kind: { type: "combo", required: false, written: false },
    scope_value: { type: "text", required: false, written: false },
    expected_uplift: { type: "number", required: false, written: false },
  },
  purchase_order: {
    purchase_order_no: { type: "text", required: true, written: false },
    supplier_code: { type: "text", required: true, written: false },
    ordered_at: { type: "datetime", required: true, written: false },
    expected_date: { type: "datetime", required: false, written: false },
    location_code: { type: "text", required: false, written: false },
    order_status: { type: "combo", required: true, written: false },
    lines: {
      type: "subform",
      required: true,
      written: false,
      items: {
        item_code: { type: "text", required: true, written: false },
        item_name: { type: "text", required: false, written: false },
        quantity: { type: "number", required: true, written: false },
        received_quantity: { type: "number", required: false, written: false },
        unit_cost: { type: "number", required: false, written: false },
      },
    },
  },
  receiver: {
    receiver_name: { type: "text", required: true, written: false },
    receiver_role: { type: "combo", required: false, written: false },
    receiver_status: { type: "radiogroup", required: false, written: false },
    phone: { type: "phone", required: false, written: false },
    email: { type: "text", required: false, written: false },
    wechat_work_id: { type: "text", required: false, written: false },
    wechat_openid: { type: "text", required: false, written: false },
    preferred_channels: { type: "text", required: false, written: false },
  },
  replenishment: {
    effect_key: { type: "text", required: false, written: true },
    item_code: { type: "text", required: false, written: true },
    item_name: { type: "text", required: false, written: true },
    location_code: { type: "text", required: false, written: true },
    supplier_code: { type: "text", required: false, written: true },
    suggested_order_quantity: { type: "number", required: false, written: true },
    order_by_date: { type: "datetime", required: false, written: true },
    estimated_cost: { type: "number", required: false, written: true },
    rounding_reason: { type: "text", required: false, written: true },
    alert_reason: { type: "textarea", required: false, written: true },
    replenishment_status: { type: "combo", required: false, written: false },
    order_quantity: { type: "number", required: false, written: false },
  },
  sales_order: {
    order_no: { type: "text", required: true, written: false },
    customer_code: { type: "text", required: true, written: false },
    customer_name: { type: "text", required: false, written: false },
    ordered_at: { type: "datetime", required: true, written: false },
    channel: { type: "text", required: false, written: false },
    location_code: { type: "text", required: false, written: false },
    promised_date: { type: "datetime", required: false, written: false },
    order_status: { type: "combo", required: true, written: false },
    cancel_reason: { type: "combo", required: false, written: false },
    lines: {
      type: "subform",
      required: true,
      written: false,
      items: {
        item_code: { type: "text", required: true, written: false },
        item_name: { type: "text", required: false, written: false },
        quantity: { type: "number", required: true, written: false },
        shipped_quantity: { type: "number", required: false, written: false },
        unit_price: { type: "number", required: false, written: false },
      },
    },
  },
  sales_return: {
    return_no: { type: "text", required: true, written: false },
    order_no: { type: "text", required: false, written: false },
    customer_code: { type: "text", required: false, written: false },
    returned_at: { type: "datetime", required: true, written: false },
    location_code: { type: "text", required: false, written: false },
    lines: {
      type: "subform",
      required: true,
      written: false,
      items: {
        item_code: { type: "text", required: true, written: false },
        quantity: { type: "number", required: true, written: false },
        return_reason: { type: "combo", required: false, written: false },
      },
    },
  },
  stock_count: {
    count_no: { type: "text", required: true, written: false },
    location_code: { type: "text", required: true, written: false },
    counted_at: { type: "datetime", required: true, written: false },
    lines: {
      type: "subform",
      required: true,
      written: false,
      items: {
        item_code: { type: "text", required: true, written: false },
        book_quantity: { type: "number", required: false, written: false },
        counted_quantity: { type: "number", required: true, written: false },
      },
    },
  },
  stock_level: {
    item_code: { type: "text", required: true, written: false },
    item_name: { type: "text", required: false, written: false },
    location_code: { type: "text", required: true, written: false },
    on_hand: { type: "number", required: true, written: false },
    allocated: { type: "number", required: false, written: false },
    on_order: { type: "number", required: false, written: false },
    backorder: { type: "number", required: false, written: false },
    reserved_quantity: { type: "number", required: false, written: false },
    minimum_stock: { type: "number", required: false, written: false },
    alert_severity: { type: "combo", required: false, written: true },
    stockout_date: { type: "datetime", required: false, written: true },
    stockout_probability: { type: "number", required: false, written: true },
    days_of_supply: { type: "number", required: false, written: true },
    safety_stock: { type: "number", required: false, written: true },
    reorder_point: { type: "number", required: false, written: true },
    suggested_order_quantity: { type: "number", required: false, written: true },
    alert_reason: { type: "textarea", required: false, written: true },
    assessed_at: { type: "datetime", required: false, written: true },
  },
  stock_movement: {
    movement_no: { type: "text", required: true, written: false },
    movement_type: { type: "combo", required: true, written: false },
    item_code: { type: "text", required: true, written: false },
    location_code: { type: "text", required: true, written: false },
    quantity: { type: "number", required: true, written: false },
    moved_at: { type: "datetime", required: true, written: false },
    source_no: { type: "text", required: false, written: false },
  },
  stockout_alert: {
    effect_key: { type: "text", required: false, written: true },
    item_code: { type: "text", required: false, written: true },
    item_name: { type: "text", required: false, written: true },
    location_code: { type: "text", required: false, written: true },
    alert_severity: { type: "combo", required: false, written: true },
    raised_at: { type: "datetime", required: false, written: true },
    stockout_date: { type: "datetime", required: false, written: true },
    stockout_probability: { type: "number", required: false, written: true },
    expected_loss: { type: "number", required: false, written: true },
    suggested_order_quantity: { type: "number", required: false, written: true },
    alert_reason: { type: "textarea", required: false, written: true },
    alert_status: { type: "combo", required: false, written: false },
    cleared_at: { type: "datetime", required: false, written: true },
  },
  stockout_event: {
    effect_key: { type: "text", required: false, written: true },
    event_no: { type: "text", required: false, written: true },
    item_code: { type: "text", required: false, written: true },
    item_name: { type: "text", required: false, written: true },
    location_code: { type: "text", required: false, written: true },
    started_at: { type: "datetime", required: false, written: true },
    ended_at: { type: "datetime", required: false, written: true },
    peak_severity: { type: "combo", required: false, written: true },
    affected_customer_count: { type: "number", required: false, written: true },
    expected_loss: { type: "number", required: false, written: true },
    machine_cause: { type: "combo", required: false, written: true },
    supply_stage: { type: "combo", required: false, written: true },
    cause_score: { type: "number", required: false, written: true },
    cause_evidence: { type: "textarea", required: false, written: true },
    duration_days: { type: "number", required: false, written: true },
    lost_quantity: { type: "number", required: false, written: true },
    lost_amount: { type: "number", required: false, written: true },
    stockout_cause: { type: "combo", required: false, written: false },
    note: { type: "textarea", required: false, written: false },
  },
  stockout_report: {
    effect_key: { type: "text", required: false, written: true },
    report_month: { type: "text", required: false, written: true },
    closed_on: { type: "datetime", required: false, written: true },
    stockout_rate: { type: "number", required: false, written: true },
    item_days_out: { type: "number", required: false, written: true },
    event_count: { type: "number", required: false, written: true },
    lost_units: { type: "number", required: false, written: true },
    lost_revenue: { type: "number", required: false, written: true },
    lost_margin: { type: "number", required: false, written: true },
    affected_customer_count: { type: "number", required: false, written: true },
    lost_customer_count: { type: "number", required: false, written: true },
    stockout_churn_rate: { type: "number", required: false, written: true },
    stockout_churn_note: { type: "textarea", required: false, written: true },
    effect_customers: { type: "number", required: false, written: true },
    effect_margin: { type: "number", required: false, written: true },
    effect_note: { type: "textarea", required: false, written: true },
    cancel_rate: { type: "number", required: false, written: true },
    delay_rate: { type: "number", required: false, written: true },
    told_hours: { type: "number", required: false, written: true },
    answered_hours: { type: "number", required: false, written: true },
    ordered_hours: { type: "number", required: false, written: true },
    received_hours: { type: "number", required: false, written: true },
    kept_customer_count: { type: "number", required: false, written: true },
    late_served_revenue: { type: "number", required: false, written: true },
    late_served_margin: { type: "number", required: false, written: true },
    averted_count: { type: "number", required: false, written: true },
    care_cost: { type: "number", required: false, written: true },
    care_profit: { type: "number", required: false, written: true },
    recovered_note: { type: "textarea", required: false, written: true },
    stock_value: { type: "number", required: false, written: true },
    surplus_value: { type: "number", required: false, written: true },
    note: { type: "textarea", required: false, written: false },
  },
  supplier: {
    supplier_code: { type: "text", required: true, written: false },
    supplier_name: { type: "text", required: true, written: false },
    contact_name: { type: "text", required: false, written: false },
    phone: { type: "phone", required: false, written: false },
    email: { type: "text", required: false, written: false },
    lead_time_days: { type: "number", required: false, written: false },
    lead_time_sd_days: { type: "number", required: false, written: false },
    review_period_days: { type: "number", required: false, written: false },
    shutdown_start: { type: "datetime", required: false, written: false },
    shutdown_end: { type: "datetime", required: false, written: false },
    supplier_status: { type: "radiogroup", required: false, written: false },
  },
} as const;
