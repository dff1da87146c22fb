import { tellsExactly } from '#tests/support/ladder-table.ts';

tellsExactly(
  'a child who asked for help',
  `
  a child whom nobody answers: the fallback at once | ///d/s help | - | 0 d1 s1 · 60 d2 s2 .. 70 | nobody
  a child whom nobody answers: several | ///de/su help | - | 0 d1 e1 s1 u1 · 60 d2 e2 s2 u2 .. 70 | nobody
  and nobody is in the fallback: supervisors | ////s help | - | 0 s1 · 60 s2 .. 70 | nobody
  and nobody at all | ////  help | - | - .. 70 | nobody
  answered by an agent at once: nothing more | ///d/s help | 10 - answered | 0 d1 s1 .. 130 | stoodDown
  answered, and the news of it is lost: its own clock sees it | ///d/s help | 10 - taken | 0 d1 s1 .. 130 | stoodDown
  answered as the clock runs out | ///d/s help | 60 - answered | 0 d1 s1 .. 130 | stoodDown
  somebody of the fallback takes it | ///d/s help | 10 d ack | 0 d1 s1 .. 200 | acknowledged d
  a supervisor takes it | ///d/s help | 10 s ack | 0 d1 s1 .. 200 | acknowledged s
  takes it, and the child is answered then | ///d/s help | 10 d ack; 20 - answered | 0 d1 s1 .. 200 | stoodDown d
  declined: everybody else | ///de/s help | 10 d no | 0 d1 e1 s1 · 60 e2 s2 .. 75 | nobody
  all decline | ///d/s help | 10 d no | 0 d1 s1 · 10 s2 · 70 s3 .. 75 | nobody
  asked for again: once only | ///d/s help | 10 - again; 11 - again & - again | 0 d1 s1 · 60 d2 s2 .. 65 | nobody
  asked for again after it was answered: no more | ///d/s help | 10 - answered; 20 - again | 0 d1 s1 .. 130 | stoodDown
  excluded from the beginning | ///de/s help out=d | - | 0 e1 s1 · 60 e2 s2 .. 65 | nobody
  excluded while asked | ///de/s help | 10 s out d | 0 d1 e1 s1 · 60 e2 s2 .. 65 | nobody
  excluded while going | ///de/s help | 5 d ack; 10 s out d | 0 d1 e1 s1 · 10 e2 s2 .. 30 | nobody
  by text | ///d/s help | 10 d A =leading | 0 d1 s1 .. 130 | acknowledged d
  by text when it was answered already | ///d/s help | 5 - answered; 10 d A =over | 0 d1 s1 .. 130 | stoodDown
  a channel that fails stops when it was answered | ///d/s help d.p=x | 5 - answered | 0 d1 s1 · 2 d1 .. 130 | stoodDown
  a channel that hangs | ///d/s help d.p=ho | - | 0 d1 s1 · 6 d1 .. 30 | paging
  stood down by hand | ///d/s help | 10 s stop | 0 d1 s1 .. 130 | stoodDown
  `,
);
