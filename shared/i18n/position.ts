import { defineStrings } from './core.ts';

/** Words of a shared position, on the phone and at the desk. */
export const positionStrings = defineStrings({
  en: {
    share: 'Share where I am',
    on: 'on',
    off: 'off',
    who: 'The agent and supervisors of this call see where you are until you arrive or switch it off. Keep this page open.',
    finding: 'The phone is looking for where you are…',
    told: 'The helpline got your position {{age}} ago.',
    offWaits: 'Nothing more is sent. The helpline’s copy is erased as soon as there is a network.',
    denied:
      'This phone does not let the page know where you are. Touch the sign before the address, then Permissions, and allow Location (in the installed app: hold its icon, App info, Permissions). Then switch it on again.',
    noFix: 'The phone does not find where you are. Switch on Location in its settings; under the open sky it goes faster.',
    notHere: 'This browser cannot tell where you are.',
    ended: 'Sharing has ended.',
    age: 'Position {{age}} ago, ±{{metres}} m',
    stale: 'OLD POSITION: {{age}} ago, ±{{metres}} m',
    moved: '{{metres}} m since the one before, {{way}} m since it was switched on',
    first: 'the first one',
    copy: 'Copy',
    copied: 'Copied',
    copyLabel: 'Copy the coordinates',
  },
  ur: {
    share: 'میری جگہ بتائیں',
    on: 'آن',
    off: 'آف',
    who: 'اس کال کے ایجنٹ اور سپروائزر دیکھتے ہیں کہ آپ کہاں ہیں، جب تک آپ پہنچ نہ جائیں یا اسے بند نہ کر دیں۔ یہ صفحہ کھلا رکھیں۔',
    finding: 'فون معلوم کر رہا ہے کہ آپ کہاں ہیں…',
    told: 'ہیلپ لائن کو آپ کی جگہ {{age}} پہلے ملی۔',
    offWaits: 'اب کچھ نہیں بھیجا جاتا۔ نیٹ ورک آتے ہی ہیلپ لائن سے بھی آپ کی جگہ مٹا دی جائے گی۔',
    denied:
      'یہ فون صفحے کو آپ کی جگہ نہیں بتا رہا۔ پتے سے پہلے والے نشان کو چھوئیں، پھر Permissions میں Location کی اجازت دیں (انسٹال شدہ ایپ میں: اس کے نشان کو دبائے رکھیں، App info، پھر Permissions)۔ پھر دوبارہ آن کریں۔',
    noFix: 'فون کو معلوم نہیں ہو رہا کہ آپ کہاں ہیں۔ فون کی سیٹنگز میں Location آن کریں؛ کھلے آسمان تلے جلدی ہوتا ہے۔',
    notHere: 'یہ براؤزر نہیں بتا سکتا کہ آپ کہاں ہیں۔',
    ended: 'جگہ بتانا ختم ہو گیا۔',
    age: 'جگہ {{age}} پہلے کی، ±{{metres}} میٹر',
    stale: 'پرانی جگہ: {{age}} پہلے کی، ±{{metres}} میٹر',
    moved: 'پچھلی جگہ سے {{metres}} میٹر، آن کرنے سے اب تک {{way}} میٹر',
    first: 'پہلی جگہ',
    copy: 'کاپی کریں',
    copied: 'کاپی ہو گیا',
    copyLabel: 'کوآرڈینیٹس کاپی کریں',
  },
});
