import { defineStrings } from './core.ts';

/** What an error code means to the person, and what to do; every text says what became of their work. */
export const errorStrings = defineStrings({
  en: {
    badRequest: 'Something in this form is not right. Check it and send again. Nothing was changed.',
    notSignedIn: 'Your session has ended. Sign in again; what was saved is safe.',
    notAllowed: 'This is not allowed for you. Nothing was changed.',
    notFound: 'This is not here any more, or is not for you to see.',
    conflict: 'Somebody else changed this first. Look again, and repeat if it is still needed.',
    tooLarge: 'This is too large. Shorten it and send again. Nothing was changed.',
    tooMany: 'Too many tries. Wait a little, then try again. Nothing was changed.',
    unavailable: 'A part of the system is not answering. Try again in a moment; nothing was lost.',
    outdated: 'This page is older than the server. Reload it; what was saved is safe.',
    internal: 'Something went wrong on our side. Try again; if it stays, tell the supervisor this number: {{id}}',
    offline: 'No connection to the server. What you typed is still here; it goes on when the connection is back.',
    timeout: 'The server did not answer in time. What you typed is still here; try again.',
    wrongSignIn: 'The name or the password is not right, or this sign-in is closed for a few minutes after too many tries.',
    notYours: 'This contact is with somebody else now. Nothing was changed.',
    wrongState: 'This step is not possible now. Look at how it stands, then decide again.',
    other: 'This did not work. Nothing was changed. If it stays, tell the supervisor this number: {{id}}',
  },
  ur: {
    badRequest: 'اس فارم میں کوئی بات درست نہیں۔ دیکھ کر دوبارہ بھیجیں۔ کچھ تبدیل نہیں ہوا۔',
    notSignedIn: 'آپ کا سیشن ختم ہو گیا ہے۔ دوبارہ سائن اِن کریں؛ جو محفوظ ہو چکا وہ محفوظ ہے۔',
    notAllowed: 'آپ کو اس کی اجازت نہیں۔ کچھ تبدیل نہیں ہوا۔',
    notFound: 'یہ اب یہاں نہیں ہے، یا آپ کے دیکھنے کے لیے نہیں۔',
    conflict: 'کسی اور نے اسے پہلے بدل دیا۔ دوبارہ دیکھیں، اور ضرورت ہو تو پھر سے کریں۔',
    tooLarge: 'یہ بہت لمبا ہے۔ چھوٹا کر کے دوبارہ بھیجیں۔ کچھ تبدیل نہیں ہوا۔',
    tooMany: 'بہت زیادہ کوششیں ہو گئیں۔ تھوڑا رک کر دوبارہ کوشش کریں۔ کچھ تبدیل نہیں ہوا۔',
    unavailable: 'سسٹم کا ایک حصہ جواب نہیں دے رہا۔ تھوڑی دیر میں دوبارہ کوشش کریں؛ کچھ ضائع نہیں ہوا۔',
    outdated: 'یہ صفحہ پرانا ہو گیا ہے۔ اسے دوبارہ کھولیں؛ جو محفوظ ہو چکا وہ محفوظ ہے۔',
    internal: 'ہماری طرف کوئی خرابی ہوئی۔ دوبارہ کوشش کریں؛ اگر پھر بھی ہو تو سپروائزر کو یہ نمبر بتائیں: {{id}}',
    offline: 'سرور سے رابطہ نہیں۔ آپ کا لکھا ہوا یہیں ہے؛ رابطہ بحال ہوتے ہی کام آگے بڑھے گا۔',
    timeout: 'سرور نے وقت پر جواب نہیں دیا۔ آپ کا لکھا ہوا یہیں ہے؛ دوبارہ کوشش کریں۔',
    wrongSignIn: 'نام یا پاس ورڈ درست نہیں، یا زیادہ کوششوں کے بعد یہ سائن اِن چند منٹ کے لیے بند ہے۔',
    notYours: 'یہ رابطہ اب کسی اور کے پاس ہے۔ کچھ تبدیل نہیں ہوا۔',
    wrongState: 'یہ قدم ابھی ممکن نہیں۔ موجودہ صورت دیکھ کر دوبارہ فیصلہ کریں۔',
    other: 'یہ کام نہیں ہو سکا۔ کچھ تبدیل نہیں ہوا۔ اگر پھر بھی ہو تو سپروائزر کو یہ نمبر بتائیں: {{id}}',
  },
});

/** The error codes that have words of their own. */
export type ErrorTextKey = keyof typeof errorStrings.en;
