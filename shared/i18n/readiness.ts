import { defineStrings } from './core.ts';

/** Words of whether those on call can be reached. */
export const readinessStrings = defineStrings({
  en: {
    title: 'On call now',
    bar_one: '{{count}} person on call has not shown that a page reaches them',
    bar_other: '{{count}} people on call have not shown that a page reaches them',
    barOf_one: 'of {{count}}',
    barOf_other: 'of {{count}}',
    open: 'Who is on call',
    intro:
      'Nothing shows for this shift that a page would reach those marked. A dispatch pages them all the same, together with the next. Call them, and ask them to prove their phone on the duty page.',
    allReachable: 'Everybody on call has shown in this shift that a page reaches them.',
    nobody: 'Nobody is on call anywhere now.',
    unreachable: 'not shown to be reachable',
    here: 'page open',
    push: 'push arrived {{time}}',
    sms: 'SMS to {{phone}} arrived {{time}}',
    unprovenSms: 'SMS to {{phone}} not tried in this shift',
    noPhone: 'no number verified',
    noPush: 'no push has arrived in this shift',
    fallback: 'fallback list',
    rank: '{{place}}, called as no. {{rank}}',
    until: 'until {{time}}',
  },
  ur: {
    title: 'اس وقت ڈیوٹی پر',
    bar_one: 'ڈیوٹی پر {{count}} فرد نے ابھی نہیں دکھایا کہ بلاوا ان تک پہنچتا ہے',
    bar_other: 'ڈیوٹی پر {{count}} افراد نے ابھی نہیں دکھایا کہ بلاوا ان تک پہنچتا ہے',
    barOf_one: 'کل {{count}} میں سے',
    barOf_other: 'کل {{count}} میں سے',
    open: 'کون ڈیوٹی پر ہے',
    intro:
      'جن پر نشان ہے، ان کے بارے میں اس شفٹ میں ثابت نہیں ہوا کہ بلاوا ان تک پہنچے گا۔ بلاوا انہیں پھر بھی جائے گا، ساتھ ہی اگلوں کو بھی۔ انہیں فون کریں اور کہیں کہ ڈیوٹی کے صفحے پر اپنا فون آزما لیں۔',
    allReachable: 'ڈیوٹی پر موجود ہر فرد نے اس شفٹ میں دکھا دیا ہے کہ بلاوا ان تک پہنچتا ہے۔',
    nobody: 'اس وقت کہیں بھی کوئی ڈیوٹی پر نہیں۔',
    unreachable: 'پہنچ ثابت نہیں',
    here: 'صفحہ کھلا ہے',
    push: 'پُش پیغام {{time}} پر پہنچا',
    sms: '{{phone}} پر ایس ایم ایس {{time}} پر پہنچا',
    unprovenSms: '{{phone}} پر ایس ایم ایس اس شفٹ میں نہیں آزمایا گیا',
    noPhone: 'کوئی نمبر تصدیق شدہ نہیں',
    noPush: 'اس شفٹ میں کوئی پُش پیغام نہیں پہنچا',
    fallback: 'متبادل فہرست',
    rank: '{{place}}، بلانے میں نمبر {{rank}}',
    until: '{{time}} تک',
  },
});
