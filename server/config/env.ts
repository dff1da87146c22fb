import { z } from 'zod';

const flag = z
  .enum(['true', 'false', '1', '0'])
  .transform((text) => text === 'true' || text === '1')
  .optional();

const schema = z.object({
  NODE_ENV: z.enum(['production', 'development', 'test']).default('development'),
  HOST: z.string().default('127.0.0.1'),
  PORT: z.coerce.number().int().min(0).max(65_535).default(8080),
  MONGODB_URL: z.string().min(1, 'tells where MongoDB is; `npm start` sets it for you'),
  REDIS_URL: z.string().min(1, 'tells where Redis is; `npm start` sets it for you'),
  DATA_DIR: z.string().default('.data'),
  CLIENT_DIR: z.string().default('dist/client'),
  /** Origins the pages are served from in production, comma-separated, for instance https://helpline.example.pk */
  PUBLIC_ORIGINS: z.string().default(''),
  KEYRING_FILE: z.string().optional(),
  /** The keys that push services know us by. */
  VAPID_FILE: z.string().optional(),
  /** Whom push services may write to about our messages; the first of PUBLIC_ORIGINS unless told. */
  VAPID_SUBJECT: z
    .string()
    .regex(/^(https:\/\/|mailto:)\S+$/, 'must begin with https:// or mailto:')
    .optional(),
  /** Push services besides the known ones, comma-separated: hosts, `.domains`, or for trials whole origins. */
  PUSH_HOSTS: z.string().default(''),
  /** How the SMS gateway is spoken to; without it no SMS are sent. */
  SMS_GATEWAY_FILE: z.string().min(1).optional(),
  DEMO: flag,
  DEMO_PASSWORD: z.string().min(8).optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  QUEUE_PREFIX: z
    .string()
    .regex(/^[a-z0-9-]+$/)
    .default('muhafiz'),
  /** Number that officers call to reach the desk. */
  DESK_PHONE: z
    .string()
    .regex(/^[+()\-\s\d]{3,20}$/, 'is not a telephone number')
    .optional(),
  /** How often urgent dispatch tests itself, in seconds; 0 for never. */
  SELF_TEST_SECONDS: z.coerce.number().int().min(0).max(3_600).default(300),
  /** Asked after each self-test that came through, for a monitor outside that misses it. */
  HEARTBEAT_URL: z.url({ protocol: /^https?$/, error: 'must be an address that begins with https:// or http://' }).optional(),
  TRUST_PROXY: z.coerce.number().int().min(0).max(5).default(0),
});

/** What this process was told from outside. */
export type Env = z.output<typeof schema> & {
  readonly production: boolean;
  readonly demo: boolean;
  readonly origins: readonly string[];
  readonly pushHosts: readonly string[];
};

/** Reads and checks the environment; throws an Error whose message names each wrong setting in one line. */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const parsed = schema.safeParse(source);
  if (!parsed.success) {
    const wrong = parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`).join('; ');
    throw new Error(`Wrong settings: ${wrong}`);
  }
  const production = parsed.data.NODE_ENV === 'production';
  const origins = listed(parsed.data.PUBLIC_ORIGINS);
  const pushHosts = listed(parsed.data.PUSH_HOSTS);
  if (production) requireForProduction(parsed.data, origins, pushHosts);
  return Object.freeze({ ...parsed.data, production, demo: !production && parsed.data.DEMO !== false, origins, pushHosts });
}

const listed = (text: string): string[] =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

function requireForProduction(env: z.output<typeof schema>, origins: readonly string[], pushHosts: readonly string[]): void {
  if (!env.KEYRING_FILE)
    throw new Error('KEYRING_FILE is missing: in production the encryption keys come from a file that you keep and back up');
  if (origins.length === 0) throw new Error('PUBLIC_ORIGINS is missing: name the https address that the pages are served from');
  const plain = origins.find((origin) => !origin.startsWith('https://'));
  if (plain) throw new Error(`PUBLIC_ORIGINS has ${plain}: sign-in cookies need https in production`);
  if (!env.VAPID_FILE)
    throw new Error(
      'VAPID_FILE is missing: in production the keys for push messages come from a file that all nodes share and you back up',
    );
  const open = pushHosts.find((host) => host.startsWith('http://'));
  if (open) throw new Error(`PUSH_HOSTS has ${open}: in production pushes go out by https only`);
}
