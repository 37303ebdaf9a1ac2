import type { CustomerData, CustomerErasure } from "../../ports/customer-data.ts";
import type { Registry } from "../../ports/registry.ts";
import type { SecretBox } from "../../ports/secret-box.ts";
import type { TokenMaker } from "../../ports/token-maker.ts";

/** Ports of the marks. */
export interface MarkPorts {
  readonly customerData: Pick<CustomerData, "erasures">;
  readonly registry: Pick<Registry, "setting" | "firstSetting">;
  readonly box: SecretBox;
  readonly tokens: TokenMaker;
}

/** The code under which a customer's orders go on; null for everybody who was not erased. */
export type PseudonymOf = (customer_code: string) => string | null;

/** Its key must outlive every change of the server's own keys, so it is kept like any other secret of an installation. */
const KEY_SETTING = "customer_erasure_key";

/** Tells erased customers again without knowing who they are. */
export function createCustomerMarks({ customerData, registry, box, tokens }: MarkPorts) {
  return {
    /** The mark of a code; the first one asked for makes the installation's key. */
    async markOf(installation_id: string, customer_code: string): Promise<string> {
      return marked((await keptKey(installation_id)) ?? (await newKey(installation_id)), customer_code);
    },

    /** The marks of several texts, in their order. */
    async marksOf(installation_id: string, texts: readonly string[]): Promise<readonly string[]> {
      if (texts.length === 0) return [];
      const key = (await keptKey(installation_id)) ?? (await newKey(installation_id));
      return texts.map((text) => marked(key, text));
    },

    /** The erasure of a code, if any. */
    async erasureOf(installation_id: string, customer_code: string): Promise<CustomerErasure | null> {
      const key = await keptKey(installation_id);
      if (key === null) return null;
      const mark = marked(key, customer_code);
      return (await customerData.erasures(installation_id)).find(({ code_mark }) => code_mark === mark) ?? null;
    },

    /** Who of an installation's customers is erased, to be asked for many codes. */
    async pseudonyms(installation_id: string): Promise<PseudonymOf> {
      const erasures = await customerData.erasures(installation_id);
      const key = erasures.length === 0 ? null : await keptKey(installation_id);
      if (key === null) return () => null;
      const byMark = new Map(erasures.map(({ code_mark, pseudonym }) => [code_mark, pseudonym]));
      return (customer_code) => byMark.get(marked(key, customer_code)) ?? null;
    },
  };

  async function keptKey(installation_id: string): Promise<string | null> {
    const sealed = await registry.setting(installation_id, KEY_SETTING);
    return sealed === null ? null : box.open(sealed);
  }

  /** Several who need one at once get the same. */
  async function newKey(installation_id: string): Promise<string> {
    return box.open(await registry.firstSetting(installation_id, KEY_SETTING, box.seal(tokens.random())));
  }

  /** Hashed twice under the key, so that a mark tells nothing of the mark of a longer code. */
  function marked(key: string, customer_code: string): string {
    return tokens.hash(`${key} ${tokens.hash(`${key} ${customer_code.trim()}`)}`);
  }
}

/** The marks of erased customers. */
export type CustomerMarks = ReturnType<typeof createCustomerMarks>;
