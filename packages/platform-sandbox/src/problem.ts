/** The platform's error codes that the sandbox gives, with the text a person reads. */
const MESSAGES = {
  1: "请求不合法",
  1010: "成员不存在",
  1017: "成员名称不合法",
  1058: "没有查看待办的权限",
  1065: "成员已在企业中",
  1092: "成员编号过长",
  1096: "成员参数不合法",
  1201: "角色不存在",
  1203: "角色或角色组信息不合法",
  1205: "缺少角色组",
  1206: "角色组不存在",
  1207: "角色组名称过长",
  1208: "角色组里还有角色,不能删除",
  2004: "应用不存在",
  3000: "表单不存在",
  3001: "缺少表单名称",
  3005: "表单参数不合法",
  3041: "流水号字段过多",
  3042: "字段别名校验不通过",
  3083: "字段数量超出限制",
  3091: "表单名称过长",
  4000: "数据提交失败",
  4001: "数据不存在",
  4007: "流程没有负责人",
  4008: "操作失败,流程已经关闭",
  4009: "操作失败,无权限",
  4015: "转交的负责人不合法",
  4016: "不能转交给自己",
  4402: "聚合表校验不通过",
  4815: "过滤条件不合法",
  5003: "流程节点不存在",
  5004: "未提交流程审批意见",
  5008: "找不到对应的负责人",
  5011: "找不到流转节点",
  5049: "当前流程节点未开启转交",
  5056: "不能对非流程表单进行流程操作",
  6000: "同级部门重名",
  6001: "上级部门不存在",
  6002: "部门不存在",
  6003: "部门下还有子部门,不能删除",
  6006: "部门里还有成员,不能删除",
  6010: "部门编号不合法",
  6011: "部门成环",
  6012: "部门名称不合法",
  6013: "部门编号已存在",
  6014: "根部门下至少要有一个部门",
  6015: "根部门不能删除",
  6019: "缺少成员列表",
  6020: "一次导入的部门过多",
  6021: "一次导入的成员过多",
  7103: "系统已停用,请升级套餐",
  7212: "本月数据量已达上限",
  7216: "附件上传超出限制,请联系链接创建者",
  7217: "附件上传超出限制,请联系企业管理员",
  7218: "附件上传量已用完,请联系链接创建者",
  7219: "附件上传量已用完,请联系企业管理员",
  8017: "企业不存在或已关闭",
  8301: "API Key 校验失败",
  8302: "没有调用权限",
  8303: "超出公司请求频率限制",
  8304: "超出接口请求频率限制",
  17017: "参数不合法",
  17018: "API Key 无效",
  17023: "批量修改超出单次上限",
  17024: "批量新建超出单次上限",
  17025: "transaction_id 不合法",
  17026: "transaction_id 已被使用",
  17027: "文件上传失败",
  17032: "字段类型不支持写入",
  17034: "子字段类型不支持写入",
  50004: "待办任务不存在",
  50016: "流程实例不存在",
  50019: "不支持该操作",
  50040: "当前节点禁止回退",
  50041: "回退节点为当前节点",
  50049: "不允许回退到没有创建者的发起节点",
  50051: "重复的请求,待办已经处理过",
  50052: "节点不支持该加签行为",
  50053: "加签候选人列表不能为空",
  50054: "不支持嵌套加签",
  50057: "加签配置未开启",
  50059: "加签候选人不能选择节点负责人",
  50060: "加签候选人非法",
  50061: "不支持多人加签",
  50062: "待被加签人处理中",
} as const;

/** One of the platform's error codes. */
export type ErrorCode = keyof typeof MESSAGES;

/** A refusal the platform would give: its code, and the HTTP status it travels under (400 for all business errors). */
export class PlatformError extends Error {
  readonly code: number;
  readonly status: number;

  constructor(code: number, message: string, status = 400) {
    super(message);
    this.name = "PlatformError";
    this.code = code;
    this.status = status;
  }
}

/** Makes the refusal for a code, with what exactly is wrong behind its general text. */
export function refusal(code: ErrorCode, detail?: string, status?: number): PlatformError {
  return new PlatformError(code, detail === undefined ? MESSAGES[code] : `${MESSAGES[code]}:${detail}`, status);
}
