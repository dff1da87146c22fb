import { describe, expect, it } from 'vitest';
import { openHints, type HintCode } from './danger-words.schema.ts';
import { hintsIn } from './danger-words.ts';

const hits: readonly (readonly [HintCode, ...string[]])[] = [
  [
    'selfHarm',
    'I want to kill myself',
    'I really don’t want to live',
    'SUICIDE',
    'mein khudkushi kr lun gi',
    'main khud kashi karna chahta hun',
  ],
  [
    'selfHarm',
    'mai marna chahti hoon',
    'dil karta hai mar jaun',
    'میں خود کشی کرنا چاہتی ہوں',
    'میں مرنا چاهتا ہوں',
    'زندگی ختم کر لوں',
    'خود\u200Cکشی',
  ],
  [
    'killing',
    'he said he will kill me',
    'abbu jaan se maar denge',
    'wo mujhe qatal kar dega',
    'ابو جان سے مار دیں گے',
    'چاچا قتل کر دے گا',
  ],
  ['weapon', 'he has a gun', 'uske paas pistol hai', 'chhuri se darata hai', 'اس کے پاس بندوق ہے', 'چھُری نکالی', 'تیزاب پھینکنے کی دھمکی'],
  [
    'trapped',
    'they locked me in',
    "I can't get out",
    'mujhe kamre mein band kiya hua hai',
    'مجھے كمرے میں بند کر دیا ہے',
    'باہر نہیں نکلنے دیتے',
  ],
  ['runningAway', 'I ran away from home', 'ghar se bhaag aayi hun', 'ghr sy nahi, ghar se bhag gaya', 'میں گھر سے بھاگ آئی ہوں'],
  [
    'violence',
    'my father beats me',
    'papa mujhe maarte hain',
    'abu mujhay bohat martay hain',
    'wo maaar rha hai',
    'ابو مجھے بہت مارتے ہیں',
    'اُس نے مُجھے مارا',
  ],
  [
    'sexual',
    'my uncle touches me',
    'he raped her',
    'mere sath ziyadti hui',
    'us ne ghalat jagah haath lagaya',
    'میرے ساتھ زیادتی ہوئی',
    'غلط کام کرتا ہے',
  ],
  [
    'kidnap',
    'someone kidnapped my brother',
    'bachi ko aghwa kar liya',
    'meri beti kal se laapata hai',
    'بچے کو اغوا کر لیا',
    'بیٹی لاپتہ ہے',
  ],
  [
    'childMarriage',
    'they are forcing me to get married',
    'my nikah is today',
    'meri shadi zabardasti kar rahe hain',
    'aaj mera nikah hai',
    'زبردستی نکاح',
    'آج میرا نکاح ہے',
  ],
  ['overdose', 'I took twenty pills', 'zehar kha liya', 'bohat goliyan kha li hain', 'زہر پی لیا', 'گولیاں کھا لیں'],
  ['pregnancy', 'I think I am pregnant', 'main pait se hun', 'میں حاملہ ہوں'],
  ['blackmail', 'he is blackmailing me', 'tasveerein viral karne ki dhamki', 'تصویریں وائرل کر دے گا', 'ویڈیو لیک کرنے کی دھمکی'],
];

const harmless = [
  ...['This homework is killing me', 'I cut my hair', 'we beat them in cricket', 'march ka maheena', 'my phone is dead', 'I hit a six'],
  ...[
    'I am scared of the exam',
    'can I talk to someone',
    'what is the helpline timing',
    'I want to live with my aunt',
    'the shop is locked up',
    'shoot me a message',
    'I hit my head',
  ],
  ...[
    'dukaan band hai',
    'cricket mein chakka mara',
    'market ja rahi hun',
    'meri behen ki shadi hai',
    'pet mein dard hai',
    'dard ki goli khai',
  ],
  ...[
    'bhai ka number chahiye',
    'mujhe madad chahiye',
    'school ki fees nahi hai',
    'choorian pehni hain',
    'kal paper hai, dua karna',
    'gunah hai kya',
    'ghar se nikal kar school gaya',
    'bhai ne chakka mara',
    'phone band kar diya',
    'darwaza band kar ke aao',
    'us par hamla hua',
  ],
  ...[
    'مجھے مدد چاہیے',
    'میری بہن کی شادی ہے',
    'دکان بند ہے',
    'پیٹ میں درد ہے',
    'السلام علیکم',
    'مارچ کا مہینہ',
    'کتاب گھر بھول آیا',
    'چوڑیاں پہنیں',
    'شجر کاری کا دن',
    'دروازہ بند کر کے آؤ',
    'گھر سے نکل کر سکول گیا',
  ],
  ...['', '👍', '03001234567', 'ok', 'hi'],
];

describe('words of danger', () => {
  it.each(hits.flatMap(([code, ...texts]) => texts.map((text) => [code, text] as const)))('give a hint of %s: %s', (code, text) => {
    expect(hintsIn(text)).toContain(code);
  });

  it.each(harmless)('are not found where there is no harm: %s', (text) => {
    expect(hintsIn(text)).toEqual([]);
  });

  it('are found whatever the keyboard, the vowel signs and how long a letter is drawn out', () => {
    const ways = ['خودکشی', 'خودكشي', 'خُودکُشی', 'خــودکشی', 'khudkushi', 'khudkushiii', 'KHUD KUSHI', 'khood kushee'];
    for (const way of ways) expect([way, hintsIn(`میں ${way} کروں گا`)]).toEqual([way, ['selfHarm']]);
  });

  it('may point to several things, each once and in one order', () => {
    expect(hintsIn('He has a gun. A gun! He locked me in and he beats me')).toEqual(['weapon', 'trapped', 'violence']);
  });

  it('are found at the end of the longest text, in good time', () => {
    const long = 'mujhe bohat dar lag raha hai ab kya karun '.repeat(95);
    expect(hintsIn(long)).toEqual([]);
    expect(hintsIn(`${long} khudkushi`)).toEqual(['selfHarm']);
  });
});

describe('hints on a contact', () => {
  it('are open until they are put aside, and again with the next words', () => {
    const hint = { code: 'weapon' as const, seq: 4, dismissed: 0 };
    expect(openHints([hint])).toEqual(['weapon']);
    expect(openHints([{ ...hint, dismissed: 4 }])).toEqual([]);
    expect(openHints([{ ...hint, seq: 7, dismissed: 4 }])).toEqual(['weapon']);
  });
});
