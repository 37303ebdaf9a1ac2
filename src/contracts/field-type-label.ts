const TYPE_LABELS: Readonly<Record<string, string>> = {
  text: "单行文本",
  textarea: "多行文本",
  sn: "流水号",
  number: "数字",
  datetime: "日期时间",
  radiogroup: "单选按钮组",
  checkboxgroup: "复选框组",
  combo: "下拉框",
  combocheck: "下拉复选框",
  address: "地址",
  location: "定位",
  phone: "手机",
  image: "图片",
  upload: "附件",
  signature: "手写签名",
  user: "成员单选",
  usergroup: "成员多选",
  dept: "部门单选",
  deptgroup: "部门多选",
  subform: "子表单",
  linkdata: "选择数据",
  lookup: "关联数据",
  aggregation: "计算",
};

/** A field type as the platform's form designer names it. */
export function typeLabel(type: string): string {
  return TYPE_LABELS[type] ?? type;
}
