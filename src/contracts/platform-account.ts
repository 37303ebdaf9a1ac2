import { z } from "zod";

/** With what a platform is called: a key, and the address of its API. */
export const platformAccount = z.strictObject({
  api_key: z.string().regex(/^[\x21-\x7e]+$/, { error: "API KEY 为空，或含有空格、换行、中文等字符" }),
  base_url: z
    .url({ protocol: /^https?$/, error: "接口地址应以 https:// 或 http:// 开头" })
    .transform((url) => url.replace(/\/+$/, "")),
});
export type PlatformAccount = z.output<typeof platformAccount>;
