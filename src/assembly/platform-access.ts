/** The way to the platform: each installation by its own account, within the limits of its company. */
import {
  type CallObserver,
  createJdyClient,
  createRateLimiter,
  type JdyClientOptions,
  type RateLimiter,
  systemClock,
} from "@jdy/open-api-client";
import { createJdyPlatform } from "../adapters/platform/jdy-platform.ts";
import { createPlatformByAccount, type OpenedPlatform } from "../adapters/platform/platform-by-account.ts";
import { createSandboxFormMaker } from "../adapters/platform/sandbox-form-maker.ts";
import { tokenMaker } from "../adapters/system/token-maker.ts";
import { checkedAccount, companyOf, createInstallationAccounts } from "../app/account/installation-accounts.ts";
import type { PlatformAccount } from "../contracts/platform-account.ts";
import type { Clock } from "../ports/clock.ts";
import type { FormMaker } from "../ports/form-maker.ts";
import type { Metrics } from "../ports/metrics.ts";
import type { Platform } from "../ports/platform.ts";
import type { AccountInUse, PlatformAccounts } from "../ports/platform-accounts.ts";
import type { Registry } from "../ports/registry.ts";
import type { SecretBox } from "../ports/secret-box.ts";

interface AccessOptions {
  readonly registry: Registry;
  readonly box: SecretBox;
  readonly clock: Clock;
  readonly api_key: string | null;
  readonly base_url: string;
  readonly is_unlimited: boolean;
  readonly sandbox_origin: string | null;
  readonly limiter: RateLimiter | undefined;
  readonly metrics: Metrics | undefined;
}

/** The platform as installations reach it. */
export interface PlatformAccess {
  readonly accounts: PlatformAccounts;
  /** Calls are tried again where that may help. */
  readonly patient: Platform;
  /** Calls are tried once: what inbox and outbox keep is tried again from there, and holds up nothing else. */
  readonly once: Platform;
  /** The apps that an account may see which no installation has yet. */
  appsOf(account: PlatformAccount): ReturnType<Platform["apps"]>;
  makerOf(installation_id: string): Promise<FormMaker | null>;
  close(): void;
}

type Opening = Omit<JdyClientOptions, "apiKey" | "baseUrl" | "company">;

/** Opens nothing before it is called. */
export function createPlatformAccess(options: AccessOptions): PlatformAccess {
  const { registry, box, clock, api_key, base_url, metrics } = options;
  const opening: Opening = { limiter: limiterOf(options), ...(metrics !== undefined && callCounting(metrics)) };
  const program = api_key === null ? null : checkedAccount({ api_key, base_url });
  const accounts = createInstallationAccounts({ registry, box, tokens: tokenMaker, clock, program });
  const patient = createPlatformByAccount({ accounts, open: (account) => opened(account, opening) });
  const single = { ...opening, maxAttempts: 1 };
  const once = createPlatformByAccount({ accounts, open: (account) => opened(account, single) });
  return {
    accounts,
    patient: patient.platform,
    once: once.platform,
    appsOf: async (account) => {
      const company = companyOf(account, tokenMaker);
      const tried = opened({ ...account, origin: "own", company }, single);
      return tried.platform.apps(null).finally(tried.close);
    },
    makerOf: sandboxMakers(options.sandbox_origin, accounts),
    close: () => {
      patient.close();
      once.close();
    },
  };
}

function limiterOf({ is_unlimited, limiter }: AccessOptions): RateLimiter {
  if (is_unlimited) return { waitTurn: () => Promise.resolve() };
  return limiter ?? createRateLimiter({ clock: systemClock });
}

/** The platform by one account: the limits of whose company are kept over all its installations. */
function opened({ api_key, base_url, company }: AccountInUse, opening: Opening): OpenedPlatform {
  const client = createJdyClient({ ...opening, apiKey: api_key, baseUrl: base_url, company });
  return { platform: createJdyPlatform({ client }), close: () => client.close() };
}

/** Forms are made only on the sandbox that the program knows, and there for installations whose account is on it. */
function sandboxMakers(
  sandbox_origin: string | null,
  accounts: Pick<PlatformAccounts, "of">,
): PlatformAccess["makerOf"] {
  const maker = sandbox_origin === null ? null : createSandboxFormMaker({ origin: sandbox_origin });
  return async (installation_id) =>
    new URL((await accounts.of(installation_id)).base_url).origin === sandbox_origin ? maker : null;
}

function callCounting(metrics: Metrics): CallObserver {
  return {
    onTurn: ({ waited_ms }) => metrics.limiterWaited(waited_ms),
    onReply: ({ endpoint, code, duration_ms }) => metrics.platformAnswered(endpoint, code, duration_ms),
  };
}
