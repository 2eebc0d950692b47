/** The websocket side: sessions, heartbeats, and connections that break on command. */
import { GatewayCloseCodes, GatewayOpcodes as Op } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { serveConnection } from './gateway-connection.js';
import type { Session } from './gateway-session.js';
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
  /** Whether new connections are taken; when not, they break at once. */
  takes(connections: boolean): void;
  /** Closes every connection for a token that is no longer valid, and ends the sessions. */
  revokes(): void;
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

export function createGateway(world: World, heartbeatMs: number): GatewayServer {
  const sessions: Session[] = [];
  const sockets = new Set<WebSocket>();
  let acknowledging = true;
  let taking = true;
  const beat = () => {
    gateway.beats += 1;
    return acknowledging;
  };
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
    takes(connections) {
      taking = connections;
    },
    revokes() {
      for (const session of sessions) session.alive = false;
      for (const socket of sockets) socket.close(GatewayCloseCodes.AuthenticationFailed);
    },
    invalidates(resumable) {
      const session = current();
      session?.socket?.send(JSON.stringify({ op: Op.InvalidSession, d: resumable }));
      if (session && !resumable) session.alive = false;
    },
    asksReconnect: () => current()?.socket?.send(JSON.stringify({ op: Op.Reconnect, d: null })),
    asksHeartbeat: () => current()?.socket?.send(JSON.stringify({ op: Op.Heartbeat, d: null })),
    connected(socket, url) {
      if (!taking) {
        socket.terminate();
        return;
      }
      sockets.add(socket);
      if (url.searchParams.get('v') !== '10') {
        socket.close(GatewayCloseCodes.InvalidAPIVersion);
        return;
      }
      if (url.searchParams.has('compress')) world.violations.push('the fake gateway does not compress');
      socket.on('close', () => sockets.delete(socket));
      serveConnection({ world, socket, sessions, heartbeatMs, beat });
    },
    close: () => sockets.forEach((socket) => socket.terminate()),
  };

  world.tell = (event) => sessions.map((session) => session.tell(event)).some(Boolean);
  return gateway;
}
