/** What is wrong with a value. */
export type FieldValueFault =
  | "wrong_shape"
  | "not_finite"
  | "not_exact"
  | "not_an_instant"
  | "not_writable"
  | "file_not_uploaded"
  | "unknown_subform_field"
  | "unknown_field";

const NEXT_STEP: Readonly<Record<FieldValueFault, string>> = {
  wrong_shape: "检查表单字段的类型是否被改过；如已修改，请重新绑定该字段",
  not_finite: "填写一个普通的数字",
  not_exact: "改用文本字段存放长编号，或减少数字的位数（不超过 15 位有效数字）",
  not_an_instant: "使用带时区的 ISO 8601 时间，例如 2024-05-01T02:00:00.000Z",
  not_writable: "从写入内容中去掉该字段：流水号、手写签名、选择数据和计算字段不能通过接口写入",
  file_not_uploaded: "先上传文件，再写入返回的文件 key；读出来的文件不能直接写回",
  unknown_subform_field: "表单结构已变化，写回整个子表单会丢失该字段；请重新读取表单字段后再写入",
  unknown_field: "检查字段名是否写错；表单结构可能已变化，请重新读取表单字段后再写入",
};

/** A field value that cannot be read or written: a code for machines, the fact, and the next step in Chinese. */
export class FieldValueError extends Error {
  override readonly name = "FieldValueError";
  readonly code: FieldValueFault;
  /** What was found, zh-CN; it names kinds of values, never the customer's data. */
  readonly fact: string;
  /** What to do now, zh-CN. */
  readonly next_step: string;
  /** Where it is, as `field` or `subform.row.field`; empty while nobody has said. */
  readonly field: string;

  constructor(code: FieldValueFault, fact: string, field = "") {
    super(`${field ? `字段 ${field}：` : ""}${fact}。下一步：${NEXT_STEP[code]}`);
    this.code = code;
    this.fact = fact;
    this.next_step = NEXT_STEP[code];
    this.field = field;
  }

  /** The same fault, one level further out. */
  within(outer: string | number): FieldValueError {
    return new FieldValueError(this.code, this.fact, this.field ? `${outer}.${this.field}` : String(outer));
  }
}

/** Runs a step and says where it was when a value was at fault. */
export function at<T>(place: string | number, step: () => T): T {
  try {
    return step();
  } catch (error) {
    throw error instanceof FieldValueError ? error.within(place) : error;
  }
}
