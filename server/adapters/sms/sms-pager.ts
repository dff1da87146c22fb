import { smsTexts } from '#shared/reach/sms-texts.ts';
import type { PagerChannel } from '../../domains/dispatch/pager.port.ts';
import type { Addresses, SmsSender } from '../../domains/reach/reach.port.ts';

type Deps = {
  /** Null where no gateway is set up. */
  sender: SmsSender | null;
  addresses: Pick<Addresses, 'phoneOf'>;
  /** Where the pages are served from, without a slash; null when that is not known. */
  origin: string | null;
};

/** Pages by SMS to the number that somebody has shown to be theirs, in their language. */
export function createSmsPager({ sender, addresses, origin }: Deps): PagerChannel {
  return {
    name: 'sms',
    isSetUp: sender !== null,
    send: async ({ staffId, kind, code, pageId }, signal) => {
      if (!sender) return { accepted: false, why: 'notSetUp' };
      const phone = await addresses.phoneOf(staffId);
      if (!phone) return { accepted: false, why: 'noAddress' };
      const link = origin === null ? '' : `${origin}${kind === 'silent' ? '/floor' : '/duty'}`;
      const text = smsTexts[phone.language].page[kind](code, link);
      const { reference } = await sender.send({ to: phone.number, text, id: pageId }, signal);
      return { accepted: true, reference };
    },
  };
}
