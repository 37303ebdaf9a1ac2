import type { Problem } from "../../contracts/problem.ts";
import type { Notices } from "../notices/notices.ts";

const CODE = "write_quota";

/** Keeps one notice, while it lasts, of a tenant whose plan takes no more writes. */
export function createQuotaNotices({ notices }: { readonly notices: Pick<Notices, "replace"> }) {
  const place = (installation_id: string) => ({ installation_id, form: null });

  return {
    raise: async (installation_id: string, problem: Problem): Promise<void> => {
      const message = `平台暂停写入：${problem.message}。待写入的内容不会丢失，系统每小时重试一次`;
      await notices.replace(place(installation_id), [CODE], [{ code: CODE, message, hint: problem.hint, field: null }]);
    },
    end: async (installation_id: string): Promise<void> => {
      await notices.replace(place(installation_id), [CODE], []);
    },
  };
}
