import { defineStrings } from './core.ts';

/** Words of the page where staff sign in. */
export const signInStrings = defineStrings({
  en: {
    title: 'Sign in',
    welcome: 'The desk of those who answer for children.',
    username: 'Sign-in name',
    password: 'Password',
    show: 'Show the password',
    hide: 'Hide the password',
    capsLock: 'Caps Lock is on.',
    submit: 'Sign in',
    needUsername: 'Enter your sign-in name.',
    needPassword: 'Enter your password.',
    shared: 'On a shared machine, sign out when your shift ends.',
    child: 'Looking for help for yourself or a child?',
    talk: 'Talk to us here',
  },
  ur: {
    title: 'سائن اِن',
    welcome: 'بچوں کے لیے جواب دینے والوں کی میز۔',
    username: 'سائن اِن نام',
    password: 'پاس ورڈ',
    show: 'پاس ورڈ دکھائیں',
    hide: 'پاس ورڈ چھپائیں',
    capsLock: 'بڑے حروف (Caps Lock) کھلے ہیں۔',
    submit: 'سائن اِن کریں',
    needUsername: 'اپنا سائن اِن نام لکھیں۔',
    needPassword: 'اپنا پاس ورڈ لکھیں۔',
    shared: 'مشترکہ کمپیوٹر پر شفٹ ختم ہوتے ہی سائن آؤٹ کریں۔',
    child: 'اپنے لیے یا کسی بچے کے لیے مدد چاہیے؟',
    talk: 'ہم سے یہاں بات کریں',
  },
});
