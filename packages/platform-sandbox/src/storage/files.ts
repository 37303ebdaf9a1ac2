import { createHmac, randomBytes, timingSafeEqual } from "node:crypto";
import type { Clock } from "../clock.ts";
import { refusal } from "../problem.ts";
import type { Database } from "./database.ts";
import { keepOnce } from "./meta.ts";
import { bytes, integer, text } from "./row.ts";

/** A file on its way in. */
export interface Upload {
  readonly token: string;
  readonly name: string;
  readonly mime: string;
  readonly content: Uint8Array;
}

/** A file on its way out. */
type StoredFile = Omit<Upload, "token">;

/** Uploaded files: tokens bound to a transaction_id, one file per token. */
export interface Files {
  issueTokens(transaction_id: string, count: number): readonly string[];
  /** Keeps a file and gives its key. */
  store(upload: Upload): string;
  /** Whether the file was uploaded under this transaction_id. */
  belongs(key: string, transaction_id: string | undefined): boolean;
  /** What a record shows of a file: name, size, mime and a url that works for 15 days; undefined when unknown. */
  entity(key: string): { name: string; size: number; mime: string; url: string } | undefined;
  /** A file by key, if the link's expiry and proof are good. */
  open(key: string, expires: number, proof: string): StoredFile | undefined;
}

const URL_LIFE_MS = 15 * 86_400_000;

/** Keeps files in SQLite; `origin` tells where this server can be reached. */
export function createFiles(db: Database, clock: Clock, origin: () => string): Files {
  const linkKey = keepOnce(db, "file_link_key", () => randomBytes(32).toString("hex"));
  const prove = (key: string, expires: number) =>
    createHmac("sha256", linkKey).update(`${key}:${expires}`).digest("hex");
  return {
    issueTokens(transaction_id, count) {
      const tokens = Array.from({ length: count }, () => randomBytes(18).toString("base64url"));
      const insert = db.statement("insert into upload_token (token, transaction_id) values (?, ?)");
      db.transaction(() => tokens.forEach((token) => insert.run(token, transaction_id)));
      return tokens;
    },
    store: (upload) => db.transaction(() => store(db, upload)),
    belongs(key, transaction_id) {
      const row = db.statement("select transaction_id from file where key = ?").get(key);
      return row !== undefined && text(row, "transaction_id") === transaction_id;
    },
    entity(key) {
      const row = db.statement("select name, mime, size from file where key = ?").get(key);
      if (!row) return undefined;
      const expires = clock.now() + URL_LIFE_MS;
      const url = `${origin()}/files/${key}?expires=${expires}&proof=${prove(key, expires)}`;
      return { name: text(row, "name"), size: integer(row, "size"), mime: text(row, "mime"), url };
    },
    open(key, expires, proof) {
      const row = db.statement("select name, mime, content from file where key = ?").get(key);
      if (!row || !(expires > clock.now()) || !isSame(proof, prove(key, expires))) return undefined;
      return { name: text(row, "name"), mime: text(row, "mime"), content: bytes(row, "content") };
    },
  };
}

function store(db: Database, { token, name, mime, content }: Upload): string {
  const taken = db
    .statement("update upload_token set used = 1 where token = ? and used = 0 returning transaction_id")
    .get(token);
  if (!taken) throw refusal(17027, "token 无效或已经用过", 579);
  const key = randomBytes(16).toString("hex");
  db.statement("insert into file (key, transaction_id, name, mime, size, content) values (?, ?, ?, ?, ?, ?)").run(
    ...[key, text(taken, "transaction_id"), name, mime, content.byteLength, content],
  );
  return key;
}

function isSame(given: string, wanted: string): boolean {
  return given.length === wanted.length && timingSafeEqual(Buffer.from(given), Buffer.from(wanted));
}
