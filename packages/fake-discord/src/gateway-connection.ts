/** One websocket of the bot's: identifying, resuming, heartbeats, and what it is closed for. */
import { GatewayCloseCodes as Close, GatewayOpcodes as Op } from 'discord-api-types/v10';
import type { WebSocket } from 'ws';
import { identify, opcode, payload, requestMembers, resume, type Resume } from './gateway-forms.js';
import { createSession, type Session } from './gateway-session.js';
import { greet, refuseIdentify, sendMembers } from './identify.js';
import type { World } from './world.js';

export interface Connection {
  world: World;
  socket: WebSocket;
  sessions: Session[];
  heartbeatMs: number;
  /** Counts a heartbeat, and says whether it is acknowledged. */
  beat: () => boolean;
}

/** From Discord's pages on the gateway. */
const maxPayload = 4096;
const maxSends = 120;
const sendWindow = 60_000;
/** Closed with these a session is over; with any other it waits to be resumed. */
const finalCodes = [1000, 1001];

export function serveConnection({ world, socket, sessions, heartbeatMs, beat }: Connection): void {
  let session: Session | undefined;
  const sends: number[] = [];
  const send = (op: Op, d: unknown) => socket.send(JSON.stringify({ op, d }));

  /** Gives the code to close with, if any. */
  function handle(text: string): Close | undefined {
    const now = Date.now();
    sends.push(now);
    if (sends.filter((at) => now - at < sendWindow).length > maxSends) return Close.RateLimited;
    if (text.length > maxPayload) return Close.DecodeError;
    const { op, d } = payload.parse(JSON.parse(text));
    switch (opcode.safeParse(op).data) {
      case Op.Heartbeat:
        if (beat()) send(Op.HeartbeatAck, null);
        return undefined;
      case Op.Identify: {
        if (session) return Close.AlreadyAuthenticated;
        const form = identify.parse(d);
        const refused = refuseIdentify(world, form);
        if (refused !== undefined) return refused;
        session = createSession(world, socket, form.intents);
        sessions.push(session);
        greet(world, session);
        return undefined;
      }
      case Op.Resume:
        return takeUp(resume.parse(d));
      case Op.RequestGuildMembers:
        if (!session) return Close.NotAuthenticated;
        sendMembers(world, session, requestMembers.parse(d));
        return undefined;
      case Op.PresenceUpdate:
      case Op.VoiceStateUpdate:
        return session ? undefined : Close.NotAuthenticated;
      case Op.Dispatch:
      case Op.Reconnect:
      case Op.InvalidSession:
      case Op.Hello:
      case Op.HeartbeatAck:
      case Op.RequestSoundboardSounds:
      case Op.RequestChannelInfo:
      case undefined:
        return Close.UnknownOpcode;
    }
  }

  function takeUp({ token, session_id, seq }: Resume): Close | undefined {
    if (token !== world.token) return Close.AuthenticationFailed;
    const old = sessions.find(({ id, alive }) => id === session_id && alive);
    if (!old) {
      send(Op.InvalidSession, false);
      return undefined;
    }
    if (seq > old.seq) return Close.InvalidSeq;
    old.socket?.terminate();
    old.socket = socket;
    old.resumed += 1;
    old.replay(seq);
    old.seq += 1;
    socket.send(JSON.stringify({ op: Op.Dispatch, t: 'RESUMED', s: old.seq, d: {} }));
    session = old;
    return undefined;
  }

  socket.on('message', (data: Buffer) => {
    let code: Close | undefined;
    try {
      code = handle(data.toString('utf8'));
    } catch {
      code = Close.DecodeError;
    }
    if (code !== undefined) socket.close(code);
    world.changed();
  });
  socket.on('close', (code) => {
    if (session?.socket !== socket) return;
    session.socket = undefined;
    if (finalCodes.includes(code)) session.alive = false;
    world.changed();
  });
  send(Op.Hello, { heartbeat_interval: heartbeatMs });
}
