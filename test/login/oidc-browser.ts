/** A browser's part of a sign-in at `oidc-provider`'s own forms: returns the address it is sent back to. */
export async function walkThrough(address: string, login: string): Promise<string> {
  const cookies = new Map<string, string>();
  let at = address;
  for (let step = 0; step < 12; step += 1) {
    const answer = await visit(at, cookies);
    const next = answer.headers.get("location");
    if (next !== null) {
      at = new URL(next, at).href;
      if (new URL(at).pathname.endsWith("/callback")) return at;
      continue;
    }
    const page = await answer.text();
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (prompt === undefined) throw new Error(`the provider showed no form at step ${step}: ${page.slice(0, 200)}`);
    at = await submit(at, { prompt, login, password: "any" }, cookies);
    if (new URL(at).pathname.endsWith("/callback")) return at;
  }
  throw new Error("the provider never sent the browser back");
}

async function submit(at: string, fields: Record<string, string>, cookies: Map<string, string>): Promise<string> {
  const answer = await visit(at, cookies, { method: "POST", body: new URLSearchParams(fields) });
  return new URL(answer.headers.get("location") ?? "", at).href;
}

async function visit(at: string, cookies: Map<string, string>, options: RequestInit = {}): Promise<Response> {
  const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  const answer = await fetch(at, { redirect: "manual", headers: { cookie }, ...options });
  for (const set of answer.headers.getSetCookie()) {
    const [name = "", value = ""] = (set.split(";")[0] ?? "").split(/=(.*)/s);
    cookies.set(name, value);
  }
  return answer;
}
