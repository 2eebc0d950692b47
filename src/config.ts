/** The environment, read once: `loadConfig` is pure, and .env.example explains every variable (a test holds the two together). */
import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import { IANAZone } from 'luxon';
import { z } from 'zod';
import { UserError } from './errors.js';

const cores = availableParallelism();
const engineNames = ['face', 'resnet-50', 'onnx-face'] as const;
/** A file of a model hub: owner, name, file. */
const hubFile = z.string().regex(/^([\w-][\w.-]*\/)+[\w-][\w.-]*\.onnx$/, 'a file of a hub: owner/name/file.onnx');
/** As transformers.js names how exact a model's weights are. */
const dtypes = ['fp32', 'fp16', 'q8', 'int8', 'uint8', 'q4', 'q4f16', 'bnb4'] as const;
const whole = (least: number, most: number) => z.coerce.number().int().min(least).max(most);

/**
 * Milliseconds without a byte after which a model hub is given up. Whoever starts the bot must know within ten seconds, of
 * which a busy machine takes four to start; and it is well above what a slow line takes for its next byte: it is not the
 * time for a whole file.
 */
const hubPatience = 5_000;

/** Beyond it the face engine, which knows a face up to 0.058, would name nobody, or everybody. */
const mostFaceShift = 0.05;

/** Every variable with its default; the order is .env.example's. */
export const environment = z
  .object({
    DATA_DIR: z.string().default('data'),
    /** 32 bytes as base64. */
    ROLLCALL_KEY: z
      .string()
      .refine(
        (key) => Buffer.from(key, 'base64').length === 32,
        '32 bytes as base64, as `openssl rand -base64 32` makes them',
      )
      .optional(),
    ROLLCALL_KEY_FILE: z.string().optional(),
    WEB: z.enum(['auto', 'on', 'off']).default('auto'),
    HOST: z.string().default('127.0.0.1'),
    PORT: whole(0, 65_535).default(3000),
    TELEGRAM_BOT_TOKEN: z
      .string()
      .regex(/^\d+:[\w-]{30,}$/, 'a token as BotFather gives it: digits, a colon, letters')
      .optional(),
    TELEGRAM_API_ROOT: z.url({ protocol: /^https?$/ }).default('https://api.telegram.org'),
    TELEGRAM_WEBHOOK_URL: z.url({ protocol: /^https$/ }).optional(),
    TELEGRAM_WEBHOOK_SECRET: z
      .string()
      .regex(/^[\w-]{16,256}$/, '16 to 256 letters, digits, _ or -')
      .optional(),
    TELEGRAM_WEBHOOK_LISTEN: z
      .string()
      .regex(/^[^\s]+:\d{1,5}$/, 'an address and a port, as 127.0.0.1:8443')
      .default('127.0.0.1:8443'),
    DISCORD_TOKEN: z
      .string()
      .regex(
        /^[\w-]{20,}\.[\w-]{5,}\.[\w-]{20,}$/,
        'a token as the developer portal gives it: three parts with full stops',
      )
      .optional(),
    DISCORD_API_ROOT: z.url({ protocol: /^https?$/ }).default('https://discord.com/api'),
    DISCORD_MESSAGE_CONTENT: z.stringbool().default(false),
    TELEGRAM_PACE: z.enum(['on', 'off']).default('on'),
    RECOGNIZER: z
      .string()
      .default('face')
      .transform((list) => list.split(',').map((name) => name.trim()))
      .pipe(z.array(z.enum(engineNames)).nonempty()),
    MODEL_ID: z
      .string()
      .regex(/^[\w-][\w.-]*(\/[\w-][\w.-]*)?$/, 'a model as its hub names it, such as Xenova/resnet-50')
      .default('Xenova/resnet-50'),
    MODEL_DTYPE: z.enum(dtypes).default('q8'),
    ONNX_FACE_DETECTOR: hubFile.default('opencv/face_detection_yunet/face_detection_yunet_2023mar.onnx'),
    ONNX_FACE_EMBEDDER: hubFile.default('opencv/face_recognition_sface/face_recognition_sface_2021dec.onnx'),
    HF_ENDPOINT: z.url({ protocol: /^https?$/ }).default('https://huggingface.co'),
    MODELS_DIR: z.string().optional(),
    PHOTO_CHECK: z.enum(['off', 'resnet-50']).default('off'),
    THRESHOLD_SHIFT: z.coerce.number().min(-0.2).max(0.2).default(0),
    THREADS: whole(1, 256).default(cores),
    PHOTOS_AT_ONCE: whole(1, 64).default(cores === 1 ? 1 : 2),
    /** Millions. */
    MAX_PIXELS: z.coerce.number().min(1).max(500).default(60),
    /** Megabytes. */
    MAX_BYTES: z.coerce.number().min(1).max(500).default(25),
    TIME_ZONE: z
      .string()
      .refine((zone) => IANAZone.isValidZone(zone), 'an IANA zone such as Europe/Berlin')
      .default(Intl.DateTimeFormat().resolvedOptions().timeZone),
    LANGUAGE: z.string().default('en'),
    LOG_LEVEL: z.enum(['silent', 'error', 'warn', 'info', 'debug']).default('info'),
  })
  .superRefine((e, context) => {
    if (e.TELEGRAM_WEBHOOK_URL !== undefined && e.TELEGRAM_WEBHOOK_SECRET === undefined)
      context.addIssue({
        code: 'custom',
        path: ['TELEGRAM_WEBHOOK_SECRET'],
        message: 'needed with TELEGRAM_WEBHOOK_URL',
      });
    if (e.RECOGNIZER.includes('face') && Math.abs(e.THRESHOLD_SHIFT) > mostFaceShift)
      context.addIssue({
        code: 'custom',
        path: ['THRESHOLD_SHIFT'],
        message: `with the face engine from -${mostFaceShift} to ${mostFaceShift}, for its distances are smaller than they were (CHANGELOG.md)`,
      });
  });

export interface TelegramConfig {
  token: string;
  apiRoot: string;
  webhook: { url: string; secret: string; host: string; port: number } | undefined;
  /** Whether Telegram's limits are kept before it refuses. */
  isPaced: boolean;
}

export interface DiscordConfig {
  token: string;
  apiRoot: string;
  /** Whether the application was granted the Message Content intent, and is to use it. */
  readsAlong: boolean;
}

export interface Config {
  dataDir: string;
  /** Base64; where absent, `keyFile` is read, or made at the first start. */
  key: string | undefined;
  keyFile: string;
  web: { mode: 'auto' | 'on' | 'off'; host: string; port: number };
  telegram: TelegramConfig | undefined;
  discord: DiscordConfig | undefined;
  recognizer: {
    /** Tried in this order. */
    engines: (typeof engineNames)[number][];
    thresholdShift: number;
    threads: number;
    modelsDir: string;
    photoCheck: boolean;
    onnxFace: { detector: string; embedder: string };
    classifier: { model: string; dtype: (typeof dtypes)[number] };
    source: { endpoint: string; localDir: string | undefined; cacheDir: string; patience: number };
  };
  photos: { atOnce: number; maxPixels: number; maxBytes: number };
  timeZone: string;
  language: string;
  logLevel: string;
  /** Whether this machine has a screen that a browser could open on. */
  display: boolean;
}

/** Throws UserError `config.invalid` that names every problem at once. An empty variable counts as not set. */
export function loadConfig(env: Readonly<Record<string, string | undefined>>): Config {
  const set = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ''));
  const parsed = environment.safeParse(set);
  if (!parsed.success) throw new UserError('config.invalid', { problems: z.prettifyError(parsed.error) });
  const e = parsed.data;
  return {
    dataDir: e.DATA_DIR,
    key: e.ROLLCALL_KEY,
    keyFile: e.ROLLCALL_KEY_FILE ?? join(e.DATA_DIR, 'rollcall.key'),
    web: { mode: e.WEB, host: e.HOST, port: e.PORT },
    telegram: telegramOf(e),
    discord:
      e.DISCORD_TOKEN === undefined
        ? undefined
        : { token: e.DISCORD_TOKEN, apiRoot: e.DISCORD_API_ROOT, readsAlong: e.DISCORD_MESSAGE_CONTENT },
    recognizer: {
      engines: e.RECOGNIZER,
      thresholdShift: e.THRESHOLD_SHIFT,
      threads: e.THREADS,
      modelsDir: join(e.DATA_DIR, 'models'),
      photoCheck: e.PHOTO_CHECK !== 'off',
      onnxFace: { detector: e.ONNX_FACE_DETECTOR, embedder: e.ONNX_FACE_EMBEDDER },
      classifier: { model: e.MODEL_ID, dtype: e.MODEL_DTYPE },
      source: {
        endpoint: e.HF_ENDPOINT,
        localDir: e.MODELS_DIR,
        cacheDir: join(e.DATA_DIR, 'models', 'hub'),
        patience: hubPatience,
      },
    },
    photos: { atOnce: e.PHOTOS_AT_ONCE, maxPixels: e.MAX_PIXELS * 1e6, maxBytes: e.MAX_BYTES * 1e6 },
    timeZone: e.TIME_ZONE,
    language: e.LANGUAGE,
    logLevel: e.LOG_LEVEL,
    // Desktops other than Linux's do not say so in the environment.
    display: process.platform !== 'linux' || Boolean(set.DISPLAY ?? set.WAYLAND_DISPLAY),
  };
}

function telegramOf(e: z.infer<typeof environment>): TelegramConfig | undefined {
  if (e.TELEGRAM_BOT_TOKEN === undefined) return undefined;
  const [, host = '', port = ''] = /^(.+):(\d+)$/.exec(e.TELEGRAM_WEBHOOK_LISTEN) ?? [];
  const { TELEGRAM_WEBHOOK_URL: url, TELEGRAM_WEBHOOK_SECRET: secret } = e;
  return {
    token: e.TELEGRAM_BOT_TOKEN,
    apiRoot: e.TELEGRAM_API_ROOT,
    webhook: url !== undefined && secret !== undefined ? { url, secret, host, port: Number(port) } : undefined,
    isPaced: e.TELEGRAM_PACE === 'on',
  };
}

/** The environment of this process, and a file .env in the working folder where it says nothing: nothing else reads it. */
export function readConfig(): Config {
  if (existsSync('.env')) process.loadEnvFile('.env');
  return loadConfig(process.env);
}
