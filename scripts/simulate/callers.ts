/** What a simulated caller does; times are in seconds from opening. All of it is invented. */
export type CallerScript = {
  kind: 'noise' | 'worry' | 'urgent' | 'report' | 'callBack';
  language: 'ur' | 'en';
  helpNow: boolean;
  first: string;
  then: readonly string[];
  leaves: boolean;
};

type Line = readonly [language: 'ur' | 'en', first: string, ...then: string[]];

const noise: readonly Line[] = [
  ['ur', 'ہیلو'],
  ['ur', 'kon hai?', 'ghalti se aa gaya'],
  ['en', 'hi', 'is this real?'],
  ['ur', 'testing 123'],
  ['ur', 'bhai balance bhej do', 'please 50 rupay'],
  ['ur', '😂😂😂', 'mazaq kar raha tha'],
  ['en', 'wrong number sorry'],
  ['ur', '.'],
  ['ur', 'آپ کا دفتر کب کھلتا ہے؟'],
  ['ur', 'job chahiye koi vacancy hai'],
  ['en', 'asdfgh'],
];

const worry: readonly Line[] = [
  ['ur', 'مجھے اسکول جانے سے ڈر لگتا ہے', 'وہاں ایک لڑکا روز تنگ کرتا ہے', 'میں نے کسی کو نہیں بتایا'],
  ['ur', 'ustad bohat maarta hai', 'class mein sab ke samne', 'ghar walon ko bataya to wo bhi ghussa karte hain'],
  ['en', 'I feel sad all the time', 'I am 14', 'nobody at home listens'],
  ['ur', 'ابو امی لڑتے رہتے ہیں', 'میں پڑھ نہیں سکتی'],
  ['ur', 'mujhe school se nikal diya fees ki wajah se', 'main 7 class mein thi'],
  ['ur', 'ہمسائے کا بچہ بھٹے پر کام کرتا ہے', 'اس کی عمر تقریباً نو سال ہے'],
  ['en', 'someone is sharing my photos online', 'he says he will send them to my father'],
];

const urgent: readonly Line[] = [
  ['ur', 'جلدی مدد کریں', 'وہ دروازہ توڑ رہا ہے', 'میں کمرے میں بند ہوں'],
  ['ur', 'meri choti behen ka nikah aaj shaam ko hai', 'wo 12 saal ki hai', 'please kuch karein'],
  ['en', 'my friend took many tablets', 'she is not waking up'],
  ['ur', 'ایک بچہ اکیلا بس اڈے پر رو رہا ہے', 'بہت چھوٹا ہے'],
];

/** Takes what is due from a list, by a number between 0 and 1. */
function pick<T>(list: readonly T[], chance: number): T {
  const found = list[Math.min(list.length - 1, Math.floor(chance * list.length))];
  if (found === undefined) throw new Error('an empty list');
  return found;
}

/** The next caller, by three numbers between 0 and 1: about 60 % noise, the rest as a national line meets them. */
export function nextCaller(random: () => number): CallerScript {
  const which = random();
  const [kind, lines]: [CallerScript['kind'], readonly Line[]] =
    which < 0.6
      ? ['noise', noise]
      : which < 0.8
        ? ['worry', worry]
        : which < 0.88
          ? ['urgent', urgent]
          : which < 0.95
            ? ['report', worry]
            : ['callBack', worry];
  const [language, first, ...then] = pick(lines, random());
  const helpNow = kind === 'urgent' && random() < 0.6;
  return { kind, language, helpNow, first, then, leaves: kind === 'noise' && random() < 0.5 };
}
