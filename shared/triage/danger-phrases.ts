import type { HintCode } from './danger-words.schema.ts';

/**
 * Phrases that may point to danger, in English, Roman Urdu and Urdu, in everyday spelling: spellings that differ only in what
 * folding brings together (long and short vowels, kh and k, q and k, w and v, both kinds of ye, kaf and he) need no line of
 * their own. `a|b` is either word, `word*` any ending, `~` up to three words in between. This list is a start made without
 * native review; Punjabi, Saraiki, Sindhi and Pashto are still missing from it.
 */
export const dangerPhrases: Readonly<Record<HintCode, readonly string[]>> = {
  selfHarm: [
    ...['suicid*', 'kill|end|hurt|harm|cut myself', 'want|wanna|going ~ die', 'end my life', 'take my own life', 'dont|not ~ want ~ live'],
    ...['better off dead', 'wish i was|were dead', 'self harm', 'tired of living', 'cutting myself'],
    ...['khudkushi', 'khud kushi', 'khud kashi', 'khudkashi', 'jeena nahi|nahin|ni|nai chah*', 'marna chah*', 'mar jana chah*'],
    ...['mar jaun|jaon|jaunga|jaungi|jaoon|jaongi|jaonga', 'zindagi khatam', 'zindgi khatam', 'apni jaan le*', 'apne aap|ap ko ~ maar|khatam|katna'],
    ...['khud ko ~ maar|khatam|kaat', 'nas|nabz kaat*', 'mujhe mar jana|jane', 'jeene ka dil|man nahi|nahin'],
    ...['خودکشی', 'خود کشی', 'مرنا چاہ*', 'مر جانا چاہ*', 'مر جاؤں|جاوں|جاؤنگا|جاؤنگی', 'جینا نہیں چاہ*', 'زندگی ختم', 'اپنی جان لے*'],
    ...['خود کو ~ مار|ختم|کاٹ', 'اپنے آپ کو ~ مار|ختم', 'نس|نبض کاٹ*', 'جینے کا دل|من نہیں'],
  ],
  killing: [
    ...['kill me|us|her|him|them', 'will|going ~ murder', 'murder*', 'threat* ~ kill', 'honour|honor killing', 'dead body'],
    ...['jaan se maar*', 'qatl', 'qatal', 'katal', 'maar daal*', 'maar dun*|denge|dega|degi', 'ghairat ~ maar|qatl', 'zinda nahi chhor*', 'zinda jala*', 'karo kari'],
    ...['جان سے مار*', 'قتل', 'مار ڈال*', 'مار دیں|دے|دینگے ~ گے|گا|گی', 'غیرت ~ مار|قتل', 'زندہ نہیں چھوڑ*', 'زندہ جلا*', 'کارو کاری'],
  ],
  weapon: [
    ...['gun', 'guns', 'pistol', 'knife', 'knives', 'weapon*', 'acid attack', 'throw|threw acid', 'shoot us|her|him|myself', 'will|going|wants ~ shoot'],
    ...['bandook', 'banduq', 'bandooq', 'pistol', 'pastol', 'kalashnikov', 'chaku', 'chaaqu', 'khanjar', 'chhuri se|lekar|le|dikha*|nikal*', 'kulhari'],
    ...['goli maar*', 'goli chala*', 'tezab', 'tezaab', 'aslaha', 'hathyar', 'hathiyar'],
    ...['بندوق', 'پستول', 'پسٹل', 'چاقو', 'خنجر', 'چھری', 'کلہاڑی', 'گولی مار*', 'گولی چلا*', 'تیزاب', 'اسلحہ', 'ہتھیار'],
  ],
  trapped: [
    ...['locked me|us', 'locked in|inside|up ~ room|house|home', 'am|im locked', 'lock|locks me|us', 'cant|cannot get out', 'wont|not let me|us ~ out|leave', 'tied me|us', 'chained', 'held|kept ~ captive'],
    ...['kamre|kamray|kamry|ghar mein|main|me|may|my ~ band', 'mujhe|mujhay|hamein|humein|usko ~ band', 'bahar nahi|nahin|ni ~ nikal*|jane', 'qaid', 'taala laga*', 'zanjeer*', 'bandh ke|kar ~ rakh*'],
    ...['کمرے|گھر میں ~ بند', 'مجھے|ہمیں|اسے ~ بند', 'باہر نہیں ~ نکل*|جانے', 'قید', 'تالا لگا*', 'زنجیر*', 'باندھ کر|کے ~ رکھ*'],
  ],
  runningAway: [
    ...['run|running|ran away', 'left|leaving home', 'leave home ~ tonight|now|today', 'nowhere to go|sleep', 'sleeping on the street'],
    ...['ghar se ~ bhaag*', 'ghar se nikal aaya|aayi|gayi|diya|dia', 'ghar chhor*', 'ghar chor diya|aaya|aayi|raha|rahi', 'bhaag jana|gaya|gayi|raha|rahi|jaun*'],
    ...['گھر سے ~ بھاگ*', 'گھر سے نکل آیا|آئی|گئی|دیا', 'گھر چھوڑ*', 'بھاگ جانا|گیا|گئی|رہا|رہی|جاؤں'],
  ],
  violence: [
    ...['beat|beats|beating|beaten|hit|hits|hitting|slap*|kick*|punch*|strangl*|chok* me|us', 'beat|beats|beating|hit|hits|hitting my mother|mom|mum|sister|brother', 'being beaten', 'is|are|was|keeps ~ beating|hitting me|us|her|him', 'burn|burned|burnt|burns me|her|him'],
    ...['bleeding', 'domestic violence', 'torture*'],
    ...['mujhe|mujhay|mujhko|humein|hamein|usko|usay ~ maar|marta|marte|martay|mara|peet*', 'ammi|behen|bhai|bhabi ko ~ maar|marta|marte|martay|mara|peet*', 'maar raha|rahe|rahi|rha|rhe|rhi', 'maar peet', 'mar pit', 'mar pitai', 'thappar', 'tashaddud', 'gala daba*', 'khoon nikal*|beh', 'jala diya|raha|rahe'],
    ...['مجھے|ہمیں|اسے ~ مار|مارتا|مارتے|مارتی|مارا|پیٹ*', 'امی|بہن|بھائی|بھابی کو ~ مار|مارتا|مارتے|مارتی|مارا|پیٹ*', 'مار رہا|رہے|رہی', 'مار پیٹ', 'تھپڑ', 'تشدد', 'گلا دبا*', 'خون نکل*|بہ', 'جلا دیا|رہا|رہے'],
  ],
  sexual: [
    ...['rape*', 'raping', 'rapist', 'molest*', 'sexual*', 'touch|touches|touched|touching me|my ~ private|there|body|chest', 'touches|touched|touching me', 'forced me ~ sex', 'abuse|abused|abusing|abuses|abuser'],
    ...['ziadti', 'zyadti', 'ziyadati', 'zyadati', 'badfeli', 'bad feli', 'izzat loot*', 'rape', 'jinsi', 'ghalat|galat kaam ~ kar*|kiya', 'ghalat|galat jagah|tarah|tarike ~ haath|hath|chhoo*|chua', 'kapre utar*'],
    ...['زیادتی', 'بدفعلی', 'بد فعلی', 'ریپ', 'جنسی', 'عزت لوٹ*', 'غلط کام', 'غلط جگہ|طرح|طریقے ~ ہاتھ|چھو*', 'کپڑے اتار*'],
  ],
  kidnap: [
    ...['kidnap*', 'abduct*', 'traffick*', 'sold me|us|her|him', 'sell me|us|her|him', 'took|taken|taking me|her|him|my ~ by force', 'child|girl|boy|son|daughter ~ missing'],
    ...['aghwa', 'agwa', 'ighwa', 'utha|uthaa kar|ke|kr le|lay ~ gaya|gaye|gye|jaenge', 'bech diya|dia|denge|rahe|dega', 'zabardasti le|lay ja*', 'bacha|bachi|beta|beti|larka|larki ~ laapata|gum|ghaib', 'laapata'],
    ...['اغوا', 'اغواء', 'اٹھا کر|کے لے ~ گیا|گئے|گئی', 'بیچ دیا|دیں|رہے|دے', 'زبردستی لے جا*', 'لاپتا', 'لاپتہ', 'بچہ|بچی|بیٹا|بیٹی ~ گم|غائب'],
  ],
  childMarriage: [
    ...['forc* ~ marry|marriage|married', 'child marriage', 'marry|marrying me off', 'make|making me marry', 'my nikah|wedding|marriage ~ today|tomorrow|tonight', 'dont want to marry', 'married to an old*'],
    ...['meri shaadi|shadi|nikah ~ aaj|kal|abhi|kar*|zabardasti', 'zabardasti ~ shaadi|shadi|nikah|rukhsati', 'shaadi|shadi|nikah ~ zabardasti', 'nikah|rukhsati ~ aaj', 'aaj ~ nikah|rukhsati', 'shaadi|shadi nahi|nahin karn*', 'vani|wani ~ kar*|di|diya', 'swara', 'bachi ki shaadi|shadi|nikah'],
    ...['میری شادی|نکاح ~ آج|کل|ابھی|کر*|زبردستی', 'زبردستی ~ شادی|نکاح|رخصتی', 'شادی|نکاح ~ زبردستی', 'نکاح|رخصتی ~ آج', 'آج ~ نکاح|رخصتی', 'شادی نہیں کرن*', 'ونی', 'سوارہ', 'بچی کی شادی|نکاح', 'وٹہ سٹہ'],
  ],
  overdose: [
    ...['overdos*', 'poison*', 'took|taken|swallowed|ate ~ pills|tablets', 'too many pills|tablets', 'rat poison', 'drank bleach|acid|phenyl', 'sleeping pills'],
    ...['zeher|zehar|zahar|zehr|zeher ~ kha*|pi|piya|pee|de|diya|peena', 'zeher', 'zehar', 'zahar', 'goliyan|golian|golyan ~ kha|khali|kha', 'neend ki goli*|dawa', 'chuhe maar', 'kala pathar|pathhar', 'phenyl pi*', 'behosh', 'be hosh'],
    ...['زہر', 'گولیاں ~ کھا*', 'نیند کی گولی*|گولیاں', 'چوہے مار', 'کالا پتھر', 'بے ہوش', 'بیہوش', 'فینائل'],
  ],
  pregnancy: [
    ...['pregnan*', 'abortion', 'missed my period', 'miscarr*'],
    ...['hamla hun|hoon|hogai|hogayi', 'hamila', 'pait|pet se hun|hoon|hai|ho', 'hamal', 'bacha gira*', 'mahwari nahi|band|ruk*'],
    ...['حاملہ', 'پیٹ سے ہوں|ہے|ہو', 'حمل', 'بچہ گرا*', 'ماہواری نہیں|بند|رک*', 'اسقاط'],
  ],
  blackmail: [
    ...['blackmail*', 'black mail*', 'threat* ~ photos|pictures|pics|video|videos', 'leak*|viral|share|post ~ my photos|pictures|pics|video|videos|nudes', 'nudes', 'naked pictures|photos|pics|video', 'sextortion'],
    ...['tasveer*|tasweer*|photo|photos|video|videos|pics ~ viral|leak|upload|dhamki', 'dhamki ~ tasveer*|tasweer*|video|photo*', 'viral kar*', 'nangi|gandi tasveer*|tasweer*|video|photo*'],
    ...['بلیک میل', 'بلیک میلنگ', 'تصویر*|ویڈیو* ~ وائرل|لیک|اپلوڈ|دھمکی', 'دھمکی ~ تصویر*|ویڈیو*', 'وائرل کر*', 'ننگی|گندی تصویر*|ویڈیو*'],
  ],
};
