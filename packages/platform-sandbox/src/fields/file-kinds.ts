import { isArray, isObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { FieldKind } from "./kind.ts";
import { misfit } from "./plain-kinds.ts";

/** 图片, 附件: keys of files uploaded under the write's transaction_id; plain keys and {key} objects are both taken. */
export const FILES: FieldKind = {
  empty: [],
  isWritable: true,
  family: "other",
  decode(value, setting) {
    if (!isArray(value)) throw misfit(setting, "文件 key 数组");
    return value.map((member) => {
      const key = isObject(member) ? member.key : member;
      if (typeof key !== "string") throw misfit(setting, "文件 key 数组");
      if (setting.hasFile(key)) return key;
      throw refusal(17017, `字段 ${setting.field} 的文件 ${key} 不是用本次 transaction_id 上传的`);
    });
  },
  read: (kept, { fileEntity }) => (isArray(kept) ? kept.map((key) => fileEntity(String(key))) : []).filter(Boolean),
};
