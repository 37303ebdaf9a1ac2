import { createHash } from "node:crypto";
import type { JsonObject } from "../json.ts";
import { refusal } from "../problem.ts";
import type { Database } from "../storage/database.ts";
import { text } from "../storage/row.ts";

/**
 * Runs a batch once per transaction_id, in one transaction. The same id with the same body gets the first reply again;
 * with another body it is refused (17026). Without an id it just runs.
 */
export function onceOnly(
  db: Database,
  transaction_id: string | undefined,
  body: JsonObject,
  run: () => JsonObject,
): unknown {
  if (transaction_id === undefined) return db.transaction(run);
  const digest = createHash("sha256").update(JSON.stringify(body)).digest("hex");
  return db.transaction(() => {
    const earlier = db
      .statement("select digest, reply from transaction_reply where transaction_id = ?")
      .get(transaction_id);
    if (earlier) return replyAgain(digest, text(earlier, "digest"), text(earlier, "reply"));
    const reply = run();
    db.statement("insert into transaction_reply (transaction_id, digest, reply) values (?, ?, ?)").run(
      ...[transaction_id, digest, JSON.stringify(reply)],
    );
    return reply;
  });
}

function replyAgain(digest: string, first: string, reply: string): unknown {
  if (digest === first) return JSON.parse(reply);
  throw refusal(17026);
}
