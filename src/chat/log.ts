/** The part of the log that is needed here; a pino logger is one. Ids and counts only, never what people say. */
export interface Log {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
  error(details: object, message: string): void;
}

/** For who does not care. */
export const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
