import type { Problem } from "../../contracts/problem.ts";
import type { Notices } from "../notices/notices.ts";

/** Why all writing rests until a person or the next month mends it. */
export type LastingFailure = "quota" | "key";

/** The notice of each, with how often writing is tried meanwhile (see company-pauses). */
const NOTICES: Readonly<Record<LastingFailure, { readonly code: string; readonly beat: string }>> = {
  quota: { code: "write_quota", beat: "小时" },
  key: { code: "write_key", beat: "分钟" },
};
const CODES = Object.values(NOTICES).map(({ code }) => code);

/** Keeps one notice, while it lasts, of a tenant whose platform takes no more writes. */
export function createPauseNotices({ notices }: { readonly notices: Pick<Notices, "replace"> }) {
  const place = (installation_id: string) => ({ installation_id, form: null });

  return {
    raise: async (installation_id: string, failure: LastingFailure, problem: Problem): Promise<void> => {
      const { code, beat } = NOTICES[failure];
      const message = `平台暂停写入：${problem.message}。待写入的内容不会丢失，系统每${beat}重试一次`;
      await notices.replace(place(installation_id), CODES, [{ code, message, hint: problem.hint, field: null }]);
    },
    end: async (installation_id: string): Promise<void> => {
      await notices.replace(place(installation_id), CODES, []);
    },
  };
}
