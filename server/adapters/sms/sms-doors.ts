import { createHash, timingSafeEqual } from 'node:crypto';
import { BlockList, isIPv4, isIPv6 } from 'node:net';
import express, { Router, type NextFunction, type Request, type Response } from 'express';
import type { IncomingSms, SmsTaker } from '../../domains/reach/reach.port.ts';
import { refuse } from '../../platform/errors.ts';
import type { Gateway } from './gateway-file.ts';
import { readIncoming } from './read-incoming.ts';
import { textAt } from './text-at.ts';

type Door = Pick<NonNullable<Gateway['inbound']>, 'secret' | 'addresses' | 'answer'>;
type Deps = {
  gateway: Gateway;
  taker: SmsTaker;
  /** Told of who knocked with a wrong secret or from a wrong place, before they are answered. */
  denied: (what: string, address: string | undefined) => Promise<void>;
};
/** The fields of a request, whether they stood in its address, its form or its JSON. */
type Fields = Readonly<Record<string, unknown>>;

const limit = '32kb';

/** The doors at which the SMS gateway knocks: messages from staff, and what became of ours. Nobody enters without the secret. */
export function createSmsDoors({ gateway: { inbound, delivery }, taker, denied }: Deps): Router {
  const router = Router();
  router.use(express.json({ limit }), express.text({ limit, type: 'application/x-www-form-urlencoded' }));
  if (inbound)
    open('/inbound', inbound, async (fields) => {
      const sms: IncomingSms | null = readIncoming(inbound, fields);
      if (!sms) throw refuse('badRequest', 'The sender or the text is missing or not in order. Nothing was changed.');
      await taker.take(sms);
    });
  if (delivery)
    open('/delivery', delivery, async (fields) => {
      const [reference, status] = [textAt(fields, delivery.reference), textAt(fields, delivery.status)];
      if (!reference || reference.length > 200 || !status)
        throw refuse('badRequest', 'The number or the state is missing. Nothing was changed.');
      if (delivery.received.includes(status)) await taker.delivered(reference, 'received');
      if (delivery.failed.includes(status)) await taker.delivered(reference, 'failed');
    });
  return router;

  function open(path: string, door: Door, take: (fields: Fields) => Promise<void>): void {
    const mayEnter = createDoorkeeper(door);
    const handle = async (req: Request, res: Response): Promise<void> => {
      if (!mayEnter(req)) {
        await denied(`${req.method.toLowerCase()} /api/gateways/sms${path}`, req.ip);
        throw refuse('notAllowed');
      }
      await take(fieldsOf(req));
      res.type('text/plain').send(door.answer);
    };
    const run = (req: Request, res: Response, next: NextFunction): void => void handle(req, res).catch(next);
    router.route(path).get(run).post(run);
  }
}

function createDoorkeeper({ secret, addresses }: Door): (req: Request) => boolean {
  const list = new BlockList();
  for (const one of addresses ?? []) {
    const [ip = '', bits] = one.split('/');
    const family = isIPv4(ip) ? 'ipv4' : 'ipv6';
    if (bits === undefined) list.addAddress(ip, family);
    else list.addSubnet(ip, Number(bits), family);
  }
  return (req) => {
    const shown = secret.in === 'header' ? req.headers[secret.name.toLowerCase()] : req.query[secret.name];
    const right = typeof shown === 'string' && same(shown, secret.value);
    return right && (addresses === undefined || isIn(list, req.ip ?? ''));
  };
}
function isIn(list: BlockList, address: string): boolean {
  const plain = address.replace(/^::ffff:(?=\d+\.)/, '');
  if (isIPv4(plain)) return list.check(plain, 'ipv4');
  return isIPv6(plain) && list.check(plain, 'ipv6');
}
// Of equal length whatever is shown, so that neither length nor beginning can be found out.
function same(shown: string, kept: string): boolean {
  const hash = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(hash(shown), hash(kept));
}

function fieldsOf(req: Request): Fields {
  const body: unknown = req.body;
  const sent = typeof body === 'string' ? Object.fromEntries(new URLSearchParams(body)) : body;
  const given = typeof sent === 'object' && sent !== null && !Array.isArray(sent) ? sent : {};
  return { ...req.query, ...given };
}
