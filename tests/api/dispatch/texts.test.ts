import { tellsExactly } from '#tests/support/ladder-table.ts';

tellsExactly(
  'answers by text message',
  `
  by text, the first goes | ab/c//d/s | 10 a A =leading | 0 a1 .. 100 | acknowledged a
  by text, the second goes after the first: told so | ab/c//d/s | 65 a A =leading; 66 b A =also | 0 a1 · 60 b2 s2 .. 200 | acknowledged a
  by text, the first cannot: the next at once | ab/c//d/s | 10 a D =declined | 0 a1 · 10 b2 s2 · 70 c3 .. 75 | paging
  by text with a code that is nobody's | ab/c//d/s | 10 a Ax =unknown | 0 a1 · 60 b2 s2 .. 65 | paging
  by text, not asked yet | ab/c//d/s | 10 b A =unknown | 0 a1 · 60 b2 s2 .. 65 | paging
  by text, a stranger | ab/c//d/s | 10 z A =unknown | 0 a1 · 60 b2 s2 .. 65 | paging
  by text, excluded meanwhile | ab/c//d/s | 5 s out a; 10 a A =unknown | 0 a1 · 5 b2 s2 .. 50 | paging
  by text, excluded and the news of it is under way | ab/c//d/s | 5 s outed a; 10 a A =unknown | 0 a1 .. 50 | paging
  by text, disabled meanwhile | ab/c//d/s | 5 s gone a; 10 a A =unknown | 0 a1 .. 50 | paging
  by text, sent in time and come late: taken, and known to be late | ab/c//d/s | 65 a A @30 =leading-late | 0 a1 · 60 b2 s2 .. 200 | acknowledged a
  by text, sent in time and come when another goes | ab/c//d/s | 65 b ack; 66 a A @30 =also-late | 0 a1 · 60 b2 s2 .. 200 | acknowledged b
  by text, sent and come after the end | ab/c//d/s | 20 s stop; 30 a A @10 =over | 0 a1 .. 100 | stoodDown
  by text, declined after the end | ab/c//d/s | 20 s stop; 30 a D =over | 0 a1 .. 100 | stoodDown
  by text, yes then no, in order | ab/c//d/s | 12 a A @10 =leading; 22 a D @20 =declined | 0 a1 · 22 b2 s2 · 82 c3 .. 85 | paging
  by text, no then yes, in order | ab/c//d/s | 12 a D @10 =declined; 22 a A @20 =leading | 0 a1 · 12 b2 s2 .. 100 | acknowledged a
  by text, yes then no, come the wrong way round: the later word counts | ab/c//d/s | 30 a D @20 =declined; 31 a A @10 =stale-late | 0 a1 · 30 b2 s2 · 90 c3 .. 95 | paging
  by text, no then yes, come the wrong way round: the later word counts | ab/c//d/s | 30 a A @20 =leading; 31 a D @10 =stale | 0 a1 .. 100 | acknowledged a
  by text, no then yes, both come late but in order: the later word counts | ab/c//d/s | 30 a D @10 =declined; 31 a A @20 =leading-late | 0 a1 · 30 b2 s2 .. 100 | acknowledged a
  by text, yes then no, both come late but in order: the later word counts | ab/c//d/s | 30 a A @10 =leading; 31 a D @20 =declined | 0 a1 · 31 b2 s2 · 91 c3 .. 95 | paging
  by text, yes then no, both come in one moment | ab/c//d/s | 30 a A @10 =leading; 30 a D @20 =declined | 0 a1 · 30 b2 s2 · 90 c3 .. 95 | paging
  by text, a word older than what was said on the page | ab/c//d/s | 20 a no; 25 a A @10 =stale-late | 0 a1 · 20 b2 s2 · 80 c3 .. 85 | paging
  by text, a word newer than what was said on the page | ab/c//d/s | 20 a no; 35 a A @30 =leading | 0 a1 · 20 b2 s2 .. 100 | acknowledged a
  by text, an old no after going on the page | ab/c//d/s | 20 a ack; 25 a D @10 =stale | 0 a1 .. 100 | acknowledged a
  by text, three times the same | ab/c//d/s | 10 a A =leading; 20 a A =leading; 30 a A =leading | 0 a1 .. 100 | acknowledged a
  by text, the same yes come again much later, when it was handed back | ab/c//d/s | 10 a A @9 =leading; 20 a no; 30 a A @9 =stale-late | 0 a1 · 20 b2 s2 · 80 c3 .. 85 | paging
  by text, two at once | ab/c//d/s | 65 a A & b A | 0 a1 · 60 b2 s2 .. 200 | acknowledged ?
  by text and on the page at once | ab/c//d/s | 10 a A =leading & a ack | 0 a1 .. 100 | acknowledged ?
  by text in the loud state | a///d/s | 70 d A =leading | 0 a1 · 60 a2 d2 s2 .. 200 | acknowledged d
  by text of a supervisor | ab/c//d/s | 70 s A =leading | 0 a1 · 60 b2 s2 .. 200 | acknowledged s
  by text, hands back | ab/c//d/s | 10 a A =leading; 40 a D =declined | 0 a1 · 40 b2 s2 · 100 c3 .. 105 | paging
  by text, a clock ahead of ours | ab/c//d/s | 10 a D @9999 =declined; 20 a A @10000 =leading | 0 a1 · 10 b2 s2 .. 100 | acknowledged a
  by text, a clock ahead of ours, then an honest one | ab/c//d/s | 10 a D @9999 =declined; 20 a A @19 =leading | 0 a1 · 10 b2 s2 .. 100 | acknowledged a
  `,
);
