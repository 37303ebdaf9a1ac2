import { createPasswordHasher } from "../../../src/adapters/login/password-hasher.ts";
import { createSigner } from "../../../src/adapters/login/signer.ts";
import { createMemoryStore } from "../../../src/adapters/store/memory/create-memory-store.ts";
import { createSecretBox } from "../../../src/adapters/system/secret-box.ts";
import { tokenMaker } from "../../../src/adapters/system/token-maker.ts";
import { type AllAccessPorts, createAccess } from "../../../src/app/access/access.ts";
import type { Role } from "../../../src/contracts/access.ts";
import type { SingleSignOn } from "../../../src/ports/single-sign-on.ts";

/** Cheap to compute; only a real start pays the real price. */
const quickHasher = createPasswordHasher({ memory_kib: 64, iterations: 1 });
export const PASSWORD = "correct horse battery";
const KEY = new Uint8Array(32).fill(3);

/** A server's access on a memory store, with a clock that stands still until it is moved. */
export function anAccess(parts: Partial<AllAccessPorts> = {}) {
  const store = createMemoryStore();
  const time = { now: Date.parse("2026-11-23T02:00:00Z") };
  const answered: unknown[] = [];
  const access = createAccess({
    accounts: store.accounts,
    assessments: store.assessments,
    hasher: quickHasher,
    tokens: tokenMaker,
    clock: { now: () => time.now },
    signer: createSigner(KEY),
    box: createSecretBox(KEY),
    answers: {
      acknowledge: (...given) => Promise.resolve(answered.push(["acknowledge", ...given]) > 0),
      order: (...given) => Promise.resolve(answered.push(["order", ...given]) > 0),
      snooze: (...given) => Promise.resolve(answered.push(["snooze", ...given]) > 0),
    },
    single_sign_on: null,
    ...parts,
  });
  return { access, accounts: store.accounts, store, time, answered };
}

/** Access that knows an administrator named "boss", and others by role. */
export async function aStaffedAccess(roles: readonly Role[] = [], parts: Partial<AllAccessPorts> = {}) {
  const world = anAccess(parts);
  const { links, users } = world.access;
  const code = (await links.issueSetUpCode()) ?? "";
  const boss = { code, login_name: "boss", display_name: "老板娘", password: PASSWORD };
  const session = await links.use(boss, null);
  for (const role of roles) {
    const user = { login_name: role, display_name: role, email: `${role}@example.com`, role };
    const own = await users.add(user, ASKING);
    await links.use({ code: own, password: PASSWORD }, null);
  }
  const idOf = async (login_name: string) => (await world.accounts.userByLogin(login_name))?.user_id ?? "";
  return { ...world, session, idOf };
}

/** The administrator at some address. */
export const ASKING = { actor: { name: "boss" }, origin: "203.0.113.9" };

/** A company login that says who it is told. */
export function aProvider(person: Awaited<ReturnType<SingleSignOn["finish"]>>): SingleSignOn {
  return {
    begin: () => Promise.resolve({ address: "https://id.example/authorize", kept: "state" }),
    finish: (_url, kept) => (kept === "state" ? Promise.resolve(person) : Promise.reject(new Error("wrong state"))),
  };
}
