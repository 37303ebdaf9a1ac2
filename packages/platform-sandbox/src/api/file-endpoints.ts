import { refusal } from "../problem.ts";
import type { Files } from "../storage/files.ts";
import type { Access } from "./access.ts";
import { type Endpoint, RATES } from "./endpoint.ts";
import { transactionId } from "./parameters.ts";

/** Upload tokens handed out per call. */
const TOKENS_PER_CALL = 100;

/** Upload tokens: always 100, bound to a transaction_id; the files go to `/upload`, not to the API. */
export function fileEndpoints(parts: {
  readonly access: Access;
  readonly files: Files;
  readonly origin: () => string;
}): readonly Endpoint[] {
  return [
    {
      path: "v5/app/entry/file/get_upload_token",
      rate: RATES.file,
      handle(call) {
        parts.access.form(call);
        const transaction_id = transactionId(call.params);
        if (transaction_id === undefined) throw refusal(1, "缺少参数 transaction_id");
        const url = `${parts.origin()}/upload`;
        const tokens = parts.files.issueTokens(transaction_id, TOKENS_PER_CALL);
        return { token_and_url_list: tokens.map((token) => ({ url, token })) };
      },
    },
  ];
}
