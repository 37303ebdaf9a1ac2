import type { NextFunction, Request, RequestHandler, Response } from "express";
import type { Access } from "../../app/access/access.ts";
import { type Actor, OPEN_ACTOR } from "../../app/access/actor.ts";
import type { Asking } from "../../app/access/manage-users.ts";
import type { Permission } from "../../contracts/access.ts";
import { clientAddress } from "./client-address.ts";
import { readSession, writeSession } from "./session-cookie.ts";

/** What is needed to tell who asks. */
export interface IdentityPorts {
  readonly access: Access;
  /** True where the board is open to whoever sits at this machine. */
  readonly is_open: boolean;
  readonly is_https: boolean;
}

const actors = new WeakMap<object, Actor>();
const LOOPBACK = /^(::1|(::ffff:)?127\.\d+\.\d+\.\d+)$/;

const NOT_SIGNED_IN = {
  code: "not_signed_in",
  message: "请先登录",
  hint: "打开看板首页登录；还没有用户时运行 `stockguard sign-in` 获取一次性链接。",
};
const TOKEN_REFUSED = {
  code: "not_signed_in",
  message: "令牌不正确、已过期或已吊销",
  hint: "请管理员在看板的“账户 > 接口令牌”新建一个，再填到调用它的程序或插件里。",
};

/** Finds out who asks: a program by its token, a browser by its session, anybody at this machine in a demo. */
export function createIdentity(ports: IdentityPorts): RequestHandler {
  return async (request, response, next) => {
    const actor = await actorIn(ports, request, response);
    if (actor === null) {
      response.status(401).json(bearerOf(request) === null ? NOT_SIGNED_IN : TOKEN_REFUSED);
    } else if (needsCsrfToken(request, actor) && !hasCsrfToken(ports.access, request, actor)) {
      const hint = "刷新页面后再试。";
      response.status(403).json({ code: "csrf_token_wrong", message: "页面已过期", hint });
    } else {
      actors.set(request, actor);
      next();
    }
  };
}

/** Whether the board is open to whoever asks, who need not sign in. */
export function isOpenTo({ socket }: Pick<Request, "socket">, { is_open }: Pick<IdentityPorts, "is_open">): boolean {
  return is_open && LOOPBACK.test(socket.remoteAddress ?? "");
}

/** Who asks; only behind the identity check. */
export function actorOf(request: object): Actor {
  const actor = actors.get(request);
  if (actor === undefined) throw new Error("this route stands before the identity check");
  return actor;
}

/** Who asks and from where, for the audit log. */
export function askingOf(request: Pick<Request<unknown>, "ip" | "socket">): Asking {
  return { actor: actorOf(request), origin: clientAddress(request) };
}

/** Lets pass only who may. */
export function may(permission: Permission) {
  return function check<Params>(request: Request<Params>, response: Response, next: NextFunction): void {
    if (actorOf(request).permissions.has(permission)) next();
    else {
      const hint = "需要时请管理员更改您的角色，或换一个有此权限的令牌。";
      response.status(403).json({ code: "not_allowed", message: "没有进行此操作的权限", hint });
    }
  };
}

async function actorIn(ports: IdentityPorts, request: Request, response: Response): Promise<Actor | null> {
  const bearer = bearerOf(request);
  if (bearer !== null) return ports.access.tokens.check(bearer);
  if (isOpenTo(request, ports)) return OPEN_ACTOR;
  const token = readSession(request);
  const session = token === null ? null : await ports.access.sessions.check(token);
  if (session?.new_token != null) writeSession(response, session.new_token, ports.is_https);
  return session?.actor ?? null;
}

function bearerOf(request: Request): string | null {
  return /^Bearer +(\S+)$/i.exec(request.headers.authorization ?? "")?.[1] ?? null;
}

function needsCsrfToken(request: Request, { session_id }: Actor): boolean {
  return session_id !== null && request.method !== "GET" && request.method !== "HEAD";
}

function hasCsrfToken(access: Access, request: Request, { session_id }: Actor): boolean {
  return session_id !== null && request.get("x-csrf-token") === access.csrfToken(session_id);
}
