import { randomBytes } from "node:crypto";
import { argon2id, argon2Verify } from "hash-wasm";
import type { PasswordHasher } from "../../ports/password-hasher.ts";

/** What one hash costs. */
interface Cost {
  readonly memory_kib: number;
  readonly iterations: number;
}

/** OWASP Password Storage Cheat Sheet: Argon2id with 19 MiB, 2 iterations, 1 lane. */
const COST: Cost = { memory_kib: 19_456, iterations: 2 };
const SALT_BYTES = 16;
const HASH_BYTES = 32;

/** Argon2id (RFC 9106). One password at a time: each takes 19 MiB and this thread for a while. */
export function createPasswordHasher({ memory_kib, iterations }: Cost = COST): PasswordHasher {
  let queue: Promise<unknown> = Promise.resolve();
  const stranger = nobodysHash(memory_kib, iterations);

  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const done = queue.then(work);
    queue = done.catch(() => undefined);
    return done;
  }

  function hashed(password: string): Promise<string> {
    return argon2id({
      password: password.normalize("NFKC"),
      salt: randomBytes(SALT_BYTES),
      parallelism: 1,
      iterations,
      memorySize: memory_kib,
      hashLength: HASH_BYTES,
      outputType: "encoded",
    });
  }

  return {
    hash: (password) => inTurn(() => hashed(password)),
    verify: async (password, encoded) => {
      const hash = encoded ?? stranger;
      const isRight =
        password !== "" && (await inTurn(() => argon2Verify({ password: password.normalize("NFKC"), hash })));
      return isRight && encoded !== null;
    },
  };
}

/** No password has it, and to find that out costs as much as with anybody's: random bytes in the form of a hash. */
function nobodysHash(memory_kib: number, iterations: number): string {
  const [salt, hash] = [SALT_BYTES, HASH_BYTES].map((size) => randomBytes(size).toString("base64").replace(/=+$/, ""));
  return `$argon2id$v=19$m=${memory_kib},t=${iterations},p=1$${salt}$${hash}`;
}
