import axios from "axios";

/** An app on the sandbox, made for the demo. */
export interface DemoAccount {
  readonly app_id: string;
  readonly api_key: string;
}

/** The control API of a sandbox, as far as a demo needs it. */
export interface SandboxControl {
  makeApp(name: string): Promise<DemoAccount>;
  setLimits(enabled: boolean): Promise<void>;
}

/** Talks to the sandbox at an origin such as http://127.0.0.1:4010. */
export function createSandboxControl(origin: string): SandboxControl {
  const http = axios.create({ baseURL: `${origin}/sandbox`, timeout: 10_000 });
  return {
    makeApp: async (name) => (await http.post<DemoAccount>("/apps", { name })).data,
    setLimits: async (enabled) => {
      await http.post("/limits", { enabled });
    },
  };
}
