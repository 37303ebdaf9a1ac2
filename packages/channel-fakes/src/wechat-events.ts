import { createHash } from "node:crypto";

/** The server of an account's own, as 公众号 calls it in plain mode. */
export interface FakeWechatEvents {
  /** Tells of an event once; how the platform takes the answer. */
  post(xml: string): Promise<{ readonly status: number; readonly isTaken: boolean }>;
  /** The address with the query that the platform would sign for this time and number. */
  signed(timestamp: string, nonce: string): string;
}

const TOKEN = /^[A-Za-z0-9]{3,32}$/;
const ECHO = "5836258452183485123";

/** Keeps an address and its token as the platform's console does: it is tried first, and refused where it does not echo. */
export async function configureWechatServer(url: string, token: string, now: () => number): Promise<FakeWechatEvents> {
  if (!TOKEN.test(token)) throw new Error("Token 必须为英文或数字，长度为 3-32 字符");
  let count = 0;

  function signed(timestamp: string, nonce: string): string {
    const signature = createHash("sha1").update([token, timestamp, nonce].sort().join("")).digest("hex");
    return `${url}?${new URLSearchParams({ signature, timestamp, nonce }).toString()}`;
  }

  function next(): string {
    count += 1;
    return signed(String(Math.floor(now() / 1_000)), String(1_320_562_132 + count));
  }

  const tried = await fetch(`${next()}&echostr=${ECHO}`);
  if (tried.status !== 200 || (await tried.text()) !== ECHO) throw new Error("token 验证失败");
  return {
    signed,
    async post(xml) {
      const headers = { "content-type": "text/xml" };
      const answer = await fetch(`${next()}&openid=o`, { method: "POST", headers, body: xml });
      const text = await answer.text();
      return { status: answer.status, isTaken: answer.status === 200 && (text === "success" || text === "") };
    },
  };
}
