import { connect, createServer, type AddressInfo, type Server, type Socket } from "node:net";
import { type ParsedMail, simpleParser } from "mailparser";
import { SMTPServer, type SMTPServerOptions } from "smtp-server";

/** What the server does with a recipient, a sign-in or a whole mail. */
interface MailBehaviour {
  /** SMTP code for a recipient; 250 takes it. */
  readonly recipient?: (address: string) => number;
  /** SMTP code that a sign-in is refused with. */
  readonly signIn?: number;
  /** SMTP code for the mail once it is written; "hangs up" takes it and never says so. */
  readonly mail?: number | "hangs up";
}

/** A mail server on localhost, behind a wire that can be cut. */
export interface MailServer {
  readonly port: number;
  readonly mails: readonly { readonly raw: string; readonly mail: ParsedMail; readonly to: readonly string[] }[];
  behave(behaviour: MailBehaviour): void;
  close(): Promise<void>;
}

/** A real SMTP server in process that wants a sign-in as `user` with `password`. */
export async function startMailServer(
  { user, password }: { readonly user: string; readonly password: string },
  options: SMTPServerOptions = { disabledCommands: ["STARTTLS"], allowInsecureAuth: true },
): Promise<MailServer> {
  const mails: { raw: string; mail: ParsedMail; to: string[] }[] = [];
  const sockets = new Set<Socket>();
  let behaviour: MailBehaviour = {};

  const smtp = new SMTPServer({
    ...options,
    logger: false,
    disableReverseLookup: true,
    onAuth(auth, _session, callback) {
      if (behaviour.signIn !== undefined) callback(refusal(behaviour.signIn, `no entry for ${auth.password ?? ""}`));
      else if (auth.username !== user || auth.password !== password) callback(refusal(535, "authentication failed"));
      else callback(null, { user });
    },
    onRcptTo({ address }, _session, callback) {
      const code = behaviour.recipient?.(address) ?? 250;
      callback(code === 250 ? null : refusal(code, `${address} is not taken`));
    },
    onData(stream, session, callback) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        if (behaviour.mail === "hangs up") {
          for (const socket of sockets) socket.destroy();
          return;
        }
        if (behaviour.mail !== undefined) {
          callback(refusal(behaviour.mail, "mail is not taken"));
          return;
        }
        const raw = Buffer.concat(chunks);
        void simpleParser(raw).then((mail) => {
          mails.push({ raw: raw.toString("latin1"), mail, to: session.envelope.rcptTo.map(({ address }) => address) });
          callback(null);
        });
      });
    },
  });
  smtp.on("error", () => undefined);
  const inner = await listening(smtp.server);
  const wire = createServer((client) => {
    const upstream = connect(inner, "127.0.0.1");
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      socket.on("error", () => undefined).on("close", () => sockets.delete(socket));
    }
    client.pipe(upstream).pipe(client);
  });

  return {
    port: await listening(wire),
    mails,
    behave(next) {
      behaviour = next;
    },
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => wire.close(() => resolve()));
      await new Promise<void>((resolve) => smtp.close(() => resolve()));
    },
  };
}

function refusal(code: number, message: string): Error {
  return Object.assign(new Error(message), { responseCode: code });
}

function listening(server: Server): Promise<number> {
  return new Promise((resolve) => {
    server.listen(0, "127.0.0.1", () => {
      // A server that listens on TCP has an address object.
      resolve((server.address() as AddressInfo).port);
    });
  });
}
