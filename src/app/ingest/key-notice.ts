import type { Problem } from "../../contracts/problem.ts";
import type { Notices } from "../notices/notices.ts";

/** Code of the notice that the platform refuses an installation's key when it is read. */
export const KEY_NOTICE_CODE = "read_key";

/** Keeps one notice, while it lasts, of an installation whose key the platform refuses. */
export function createKeyNotice({ notices }: { readonly notices: Pick<Notices, "replace"> }) {
  const place = (installation_id: string) => ({ installation_id, form: null });

  return {
    raise: async (installation_id: string, { message, hint }: Problem): Promise<void> => {
      const told = `平台不接受这个安装的账号：${message}。读取每分钟重试一次，推送照常接收，其他安装不受影响`;
      const notice = { code: KEY_NOTICE_CODE, message: told, hint, field: null };
      await notices.replace(place(installation_id), [KEY_NOTICE_CODE], [notice]);
    },
    end: async (installation_id: string): Promise<void> => {
      await notices.replace(place(installation_id), [KEY_NOTICE_CODE], []);
    },
  };
}
