/** The websocket side: sessions, heartbeats, and connections that break on command. */
import { GatewayCloseCodes, GatewayOpcodes as Op } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { createSession, type Session } from './gateway-session.js';
import { greet, refuseIdentify, sendMembers } from './identify.js';
import { identify, opcode, payload, requestMembers, resume } from './gateway-forms.js';
import type { World } from './world.js';

export interface Gateway {
  /** All sessions there were, oldest first. */
  sessions: readonly Session[];
  /** How often the bot heartbeat. */
  beats: number;
  /** Cuts the connection, without a word (or with a close code); `resumable` false: the session is gone as well. */
  drops(options?: { code?: number; resumable?: boolean }): void;
  /** Heartbeats are no longer acknowledged, until told otherwise. */
  acknowledges(yes: boolean): void;
  /** Tells the bot that its session is invalid, and whether it may be resumed. */
  invalidates(resumable: boolean): void;
  /** Asks the bot to reconnect (op 7). */
  asksReconnect(): void;
  /** Asks for a heartbeat now (op 1). */
  asksHeartbeat(): void;
}

export interface GatewayServer extends Gateway {
  connected(socket: WebSocket, url: URL): void;
  close(): void;
}

/** From Discord's pages on the gateway. */
const maxPayload = 4096;
const maxSends = 120;
const sendWindow = 60_000;

export function createGateway(world: World, heartbeatMs: number): GatewayServer {
  const sessions: Session[] = [];
  const sockets = new Set<WebSocket>();
  let acknowledging = true;
  const current = () => sessions.filter(({ alive }) => alive).at(-1);

  const gateway: GatewayServer = {
    sessions,
    beats: 0,
    drops({ code, resumable = true } = {}) {
      const session = current();
      const socket = session?.socket;
      if (session && !resumable) session.alive = false;
      if (session) session.socket = undefined;
      if (code === undefined) socket?.terminate();
      else socket?.close(code);
    },
    acknowledges(yes) {
      acknowledging = yes;
    },
    invalidates(resumable) {
      const session = current();
      session?.socket?.send(JSON.stringify({ op: Op.InvalidSession, d: resumable }));
      if (session && !resumable) session.alive = false;
    },
    asksReconnect: () => current()?.socket?.send(JSON.stringify({ op: Op.Reconnect, d: null })),
    asksHeartbeat: () => current()?.socket?.send(JSON.stringify({ op: Op.Heartbeat, d: null })),
    connected(socket, url) {
      sockets.add(socket);
      if (url.searchParams.get('v') !== '10') {
        socket.close(GatewayCloseCodes.InvalidAPIVersion);
        return;
      }
      if (url.searchParams.has('compress')) world.violations.push('the fake gateway does not compress');
      serve(socket);
    },
    close: () => sockets.forEach((socket) => socket.terminate()),
  };

  function serve(socket: WebSocket) {
    let session: Session | undefined;
    const sends: number[] = [];
    const send = (op: Op, d: unknown) => socket.send(JSON.stringify({ op, d }));

    function handle(text: string) {
      const now = Date.now();
      sends.push(now);
      if (sends.filter((at) => now - at < sendWindow).length > maxSends) {
        socket.close(GatewayCloseCodes.RateLimited);
        return;
      }
      if (text.length > maxPayload) {
        socket.close(GatewayCloseCodes.DecodeError);
        return;
      }
      const { op: number, d } = payload.parse(JSON.parse(text));
      const { data: op } = opcode.safeParse(number);
      if (op === Op.Heartbeat) {
        gateway.beats += 1;
        if (acknowledging) send(Op.HeartbeatAck, null);
      } else if (op === Op.Identify) {
        const form = identify.parse(d);
        const code = session ? GatewayCloseCodes.AlreadyAuthenticated : refuseIdentify(world, form);
        if (code !== undefined) {
          socket.close(code);
          return;
        }
        session = createSession(world, socket, form.intents);
        sessions.push(session);
        greet(world, session);
      } else if (op === Op.Resume) {
        session = takeUp(resume.parse(d));
      } else if (!session) {
        socket.close(GatewayCloseCodes.NotAuthenticated);
      } else if (op === Op.RequestGuildMembers) {
        sendMembers(world, session, requestMembers.parse(d));
      } else if (op !== Op.PresenceUpdate && op !== Op.VoiceStateUpdate) {
        socket.close(GatewayCloseCodes.UnknownOpcode);
      }
      world.changed();
    }

    function takeUp({ token, session_id, seq }: { token: string; session_id: string; seq: number }) {
      const old = sessions.find(({ id, alive }) => id === session_id && alive);
      if (token !== world.token) {
        socket.close(GatewayCloseCodes.AuthenticationFailed);
        return;
      }
      if (!old) {
        send(Op.InvalidSession, false);
        return;
      }
      if (seq > old.seq) {
        socket.close(GatewayCloseCodes.InvalidSeq);
        return;
      }
      old.socket?.terminate();
      old.socket = socket;
      old.resumed += 1;
      old.replay(seq);
      socket.send(JSON.stringify({ op: Op.Dispatch, t: 'RESUMED', s: ++old.seq, d: {} }));
      return old;
    }

    socket.on('message', (data: Buffer) => {
      try {
        handle(data.toString('utf8'));
      } catch {
        socket.close(GatewayCloseCodes.DecodeError);
      }
    });
    socket.on('close', (code) => {
      sockets.delete(socket);
      if (session?.socket !== socket) return;
      session.socket = undefined;
      // Closed with these codes a session is over; with any other it waits to be resumed.
      if (code === 1000 || code === 1001) session.alive = false;
      world.changed();
    });
    send(Op.Hello, { heartbeat_interval: heartbeatMs });
  }

  world.tell = (event) => sessions.map((session) => session.tell(event)).some(Boolean);
  return gateway;
}
