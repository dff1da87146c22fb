import { defineStrings } from './core.ts';

/** Words of the self-test of urgent dispatch, as supervisors see it. */
export const pagingProofStrings = defineStrings({
  en: {
    title: 'Self-test of paging',
    proven: 'Paging proven {{age}} ago in {{seconds}} s',
    first: 'Paging is being tested for the first time',
    what: 'A test page goes the way of every dispatch, to a device of our own, which answers it. Once every {{every}}.',
    stopped: 'Paging is not proven any more.',
    never: 'Paging has never been proven.',
    stuck_open: 'The last test got stuck: its dispatch could not be written.',
    stuck_write: 'The last test got stuck: its page was not written.',
    stuck_handOver: 'The last test got stuck: its page could not be handed over.',
    stuck_receive: 'The last test got stuck: the device gave no receipt.',
    stuck_acknowledge: 'The last test got stuck: its answer did not come through.',
    stuck_none: 'No test runs any more.',
    act: 'Telephone officers as well as sending for them, and tell whoever looks after the servers.',
  },
  ur: {
    title: 'بلاوے کی خودکار جانچ',
    proven: 'بلاوا {{age}} پہلے {{seconds}} سیکنڈ میں پہنچ کر ثابت ہوا',
    first: 'بلاوے کی پہلی جانچ ہو رہی ہے',
    what: 'ایک آزمائشی بلاوا ہر روانگی والے راستے سے ہمارے اپنے آلے تک جاتا ہے، اور وہ جواب دیتا ہے۔ وقفہ: {{every}}۔',
    stopped: 'اب ثابت نہیں کہ بلاوے پہنچ رہے ہیں۔',
    never: 'ابھی تک ایک بار بھی ثابت نہیں ہوا کہ بلاوے پہنچتے ہیں۔',
    stuck_open: 'آخری جانچ یہاں رکی: اس کی روانگی لکھی نہ جا سکی۔',
    stuck_write: 'آخری جانچ یہاں رکی: اس کا بلاوا لکھا نہ گیا۔',
    stuck_handOver: 'آخری جانچ یہاں رکی: اس کا بلاوا آگے بھیجا نہ جا سکا۔',
    stuck_receive: 'آخری جانچ یہاں رکی: آلے نے وصولی کی اطلاع نہ دی۔',
    stuck_acknowledge: 'آخری جانچ یہاں رکی: اس کا جواب ہم تک نہ پہنچا۔',
    stuck_none: 'اب کوئی جانچ نہیں چل رہی۔',
    act: 'افسروں کو بلانے کے ساتھ فون بھی کریں، اور سرور سنبھالنے والوں کو بتائیں۔',
  },
});
