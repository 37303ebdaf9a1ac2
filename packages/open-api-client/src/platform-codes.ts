import type { FailureFacts } from "./failure-class.ts";

interface CodeRow extends FailureFacts {
  readonly from: number;
  /** Last code of a range; the row is one code without it. */
  readonly to?: number;
}

const row = (code: number | readonly [number, number], meaning: string, next_step: string): CodeRow => ({
  ...(typeof code === "number" ? { from: code } : { from: code[0], to: code[1] }),
  meaning,
  next_step,
  failure_class: "never",
});

const retried = (code: number, meaning: string, next_step: string): CodeRow => ({
  ...row(code, meaning, next_step),
  failure_class: "retry",
});

/** The platform's error codes an integration meets (open/11261 and the error-code pages), in ascending order. */
const ROWS: readonly CodeRow[] = [
  row(1, "请求无效或缺少参数", "对照接口说明检查请求参数"),
  row(1010, "成员不存在", "检查成员账号（username）是否填写正确、成员是否已离职"),
  row(1017, "成员名称无效", "检查成员名称是否为空或过长"),
  row(1058, "没有查看待办列表的权限", "请管理员为该成员开通权限，或换一个成员"),
  row(1065, "成员已在企业中", "换一个成员账号（username），或改为更新该成员"),
  row(1092, "成员账号过长", "缩短成员账号（username）"),
  row(1096, "成员参数无效", "检查成员账号（username）的格式"),
  row(1201, "角色不存在", "检查角色编号（role_no），并重新选择角色"),
  row(1203, "角色或角色组的名称无效", "检查名称是否为空或过长"),
  row([1205, 1206], "角色组不存在", "检查角色组编号（group_no），并重新选择角色组"),
  row(1207, "角色组名称过长", "缩短角色组的名称"),
  row(1208, "角色组里还有角色", "先删除或移走组内的角色，再删除角色组"),
  row(2004, "应用不存在", "检查应用是否已被删除，并重新选择应用"),
  row(3000, "表单不存在", "检查表单是否已被删除，并重新绑定表单"),
  row(3001, "缺少表单名称", "补上表单名称后重试"),
  row(3005, "表单参数无效", "检查应用编号（app_id）和表单编号（entry_id）"),
  row(3041, "流水号字段过多", "在表单设计中减少流水号字段"),
  row(
    3042,
    "字段别名校验未通过",
    "别名只能用小写字母、数字和下划线，并以小写字母开头；请在“数据推送 > 设置字段别名”中修改",
  ),
  row(3083, "表单字段过多", "在表单设计中减少字段"),
  row(3091, "表单名称过长", "缩短表单名称"),
  { ...row(4000, "数据提交失败", "先读回数据确认是否已写入，再决定是否重新提交"), failure_class: "read_back" },
  row(4001, "数据不存在", "该数据可能已被删除；请重新同步后再操作"),
  row([4007, 4009], "流程无法继续：没有审批人、流程已关闭或没有权限", "在流程设计中检查负责人和流程状态"),
  row([4015, 4016], "流程无法继续：当前节点不允许此操作", "在流程设计中检查节点设置和权限"),
  row(4025, "流程无法继续：当前状态不允许此操作", "在流程设计中检查流程状态和权限"),
  { ...row(4042, "数据删除失败", "先读回数据确认是否已删除，再决定是否重新删除"), failure_class: "read_back" },
  row(4402, "聚合表校验未通过", "数据违反了聚合表的提交校验（例如库存不能小于 0）；请核对数量，或调整聚合表校验"),
  row(4815, "筛选条件无效", "检查筛选的字段、类型和方法；数字条件须用数字，子表单字段不能筛选"),
  row([5003, 5056], "流程节点出错", "在流程设计中检查节点设置"),
  row(6002, "部门不存在", "检查部门编号（dept_no）"),
  row(6010, "部门编号无效", "检查部门编号（dept_no）的格式"),
  row(6015, "不能对根部门执行此操作", "换一个部门"),
  row([6000, 6064], "部门操作出错", "在通讯录中检查该部门"),
  row(7103, "企业套餐已停用", "请企业管理员续费或联系简道云"),
  row(7212, "本月数据量已达套餐上限", "请企业管理员扩容或升级套餐；在此之前无法写入新数据"),
  row([7216, 7219], "附件上传量已达套餐上限", "请企业管理员扩容或升级套餐；在此之前无法上传文件"),
  row(8017, "企业不存在或已注销", "检查 API KEY 属于哪家企业"),
  row(8301, "API KEY 校验失败", "检查是否填写了完整的 API KEY，前后不要有空格"),
  row(8302, "API KEY 没有调用权限", "确认套餐为企业版及以上，并在“开放平台 > 密钥管理”中把该应用加入密钥范围"),
  retried(8303, "企业的接口调用频率超限", "程序会自动放慢并重试；若经常出现，请检查是否有其他程序在使用同一企业的接口"),
  retried(8304, "该接口的调用频率超限", "程序会自动放慢并重试；若经常出现，请检查是否有其他程序在调用同一接口"),
  retried(9004, "平台创建任务失败", "程序会自动重试；若一直失败，请联系简道云"),
  retried(9007, "平台未能取得数据锁", "程序会自动重试；请避免多个程序同时修改同一条数据"),
  row(17017, "参数无效", "对照接口说明检查请求参数"),
  row(17018, "API KEY 无效", "在“开放平台 > 密钥管理”中确认该密钥仍为启用状态，或换一个密钥"),
  row(17023, "批量修改的条数超限", "每批最多 100 条，请拆分后重试"),
  row(17024, "批量新增的条数超限", "每批最多 100 条，请拆分后重试"),
  row(17025, "事务编号（transaction_id）格式错误", "事务编号须为 UUID"),
  {
    ...row(17026, "事务编号（transaction_id）已被使用", "该操作先前已经完成，无需重复提交"),
    failure_class: "already_done",
  },
  retried(17027, "文件上传失败", "程序会换一个上传凭证自动重试；若一直失败，请检查文件大小和网络"),
  row(17032, "该字段类型不支持写入", "从写入内容中去掉该字段（如流水号、手写签名、选择数据、系统字段）"),
  row(17034, "该子表单字段类型不支持写入", "从子表单的写入内容中去掉该字段"),
  row(50004, "待办任务不存在", "待办可能已被他人处理；请重新读取待办列表"),
  row(50016, "流程实例不存在", "检查实例编号（instance_id，与数据编号相同），数据可能已被删除"),
  row(50051, "重复的请求：该待办已经处理过", "重新读取流程实例，确认处理结果"),
  row([50004, 50073], "流程引擎拒绝了操作", "检查流程实例、节点和办理人"),
];

/** What is known about a platform error code, or undefined; a code of its own wins over a range. */
export function platformCodeFacts(code: number): FailureFacts | undefined {
  return ROWS.find(({ from, to }) => code === from && to === undefined) ?? ROWS.find((row) => isInRange(row, code));
}

function isInRange({ from, to }: CodeRow, code: number): boolean {
  return to !== undefined && code >= from && code <= to;
}
