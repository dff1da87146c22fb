import { tellsExactly } from '#tests/support/ladder-table.ts';

tellsExactly(
  'providers that fail',
  `
  a channel refuses once: again there after 2 s, nowhere else | a////s a.s=xo shipped | - | 0 a1 · 2 a1:s .. 30 | paging
  a channel refuses twice | a////s a.s=xxo shipped | - | 0 a1 · 2 a1:s · 6 a1:s .. 30 | paging
  a channel refuses five times | a////s a.s=xxxxxo shipped | - | 0 a1 · 2 a1:s · 6 a1:s · 14 a1:s · 29 a1:s · 59 a1:s .. 59 | paging
  a channel always refuses: less and less often, and the ladder climbs | ab/c//d/s a.p=x | - | 0 a1 · 2 a1 · 6 a1 · 14 a1 · 29 a1 · 59 a1 · 60 b2 s2 · 89 a1 · 119 a1 · 120 c3 .. 130 | paging
  a channel always refuses everybody | ab///d/s *.p=x | - | 0 a1 · 2 a1 · 6 a1 · 14 a1 · 29 a1 · 59 a1 · 60 b2 s2 · 62 b2 s2 · 66 b2 s2 .. 70 | paging
  a channel throws at once | a////s a.s=to shipped | - | 0 a1 · 2 a1:s .. 30 | paging
  all channels throw at once | ab////s *.lpsv=t shipped | - | 0 a1 · 2 a1 · 6 a1 .. 9 | paging
  a channel knows nobody: not asked again | a////s a.s=n shipped | - | 0 a1 .. 59 | paging
  no channel knows anybody: the ladder climbs all the same | ab/c//d/s *.lpsv=n | - | 0 a1 · 60 b2 s2 · 120 c3 .. 130 | paging
  a channel answers nonsense: again when its time has run out | a////s a.s=jo shipped | - | 0 a1 · 4.5 a1:s .. 30 | paging
  a channel hangs: given up after 4 s, again 2 s later | a////s a.s=ho shipped | - | 0 a1 · 6 a1:s .. 30 | paging
  a channel always hangs | a////s a.v=h shipped | - | 0 a1 · 6 a1:v · 14 a1:v · 26 a1:v · 45 a1:v .. 59 | paging
  a channel always hangs and heeds the signal | a////s a.v=w shipped | - | 0 a1 · 6 a1:v · 14 a1:v · 26 a1:v · 45 a1:v .. 59 | paging
  all channels always hang: the ladder climbs on its seconds | ab/c//d/s *.lpsv=h | - | 0 a1 · 6 a1 · 14 a1 · 26 a1 · 45 a1 · 60 b2 s2 · 66 b2 s2 · 74 b2 s2 · 79 a1 · 86 b2 s2 · 105 b2 s2 · 113 a1 · 120 c3 · 126 c3 .. 130 | paging
  one hangs, one refuses, one knows nobody, one takes it | a////s a.l=h a.p=x a.s=n shipped | - | 0 a1 · 2 a1:p · 6 a1:lp · 14 a1:lp .. 20 | paging
  a channel is slow but in time | a////s a.s=m shipped | - | 0 a1 .. 30 | paging
  a channel takes it after 6 s, when it was asked again: both are the same page | a////s a.s=lo shipped | - | 0 a1 · 6 a1:s .. 30 | paging
  a channel always takes it too late | a////s a.s=l shipped | - | 0 a1 · 6 a1:s · 14 a1:s · 26 a1:s .. 30 | paging
  a hanging channel of one keeps nobody else waiting | abe/c//d/s b.p=h | 5 a no | 0 a1 · 5 b2 e2 s2 · 11 b2 · 19 b2 .. 20 | paging
  a refusing channel of one keeps nobody else waiting | abe/c//d/s b.p=x | 5 a no | 0 a1 · 5 b2 e2 s2 · 7 b2 · 11 b2 · 19 b2 .. 20 | paging
  the device has it before the provider says that it took it | a////s a.p=b shipped | - | 0 a1 .. 30 | paging
  the device has it, and the provider never answers: not sent again there | a////s a.p=g shipped | - | 0 a1 .. 30 | paging
  the device has it a second later | a////s a.p=r shipped | - | 0 a1 .. 30 | paging
  seen before received, and received twice | a////s a.p=d shipped | - | 0 a1 .. 30 | paging
  taken, and later said to be undeliverable: told by the others, not there again | a////s a.s=f shipped | - | 0 a1 .. 30 | paging
  refused, then taken, then said to be undeliverable | a////s a.s=xf shipped | - | 0 a1 · 2 a1:s .. 30 | paging
  refused, and meanwhile the device has it by its page: not sent again there | a////s a.l=xo shipped | 1 a seen | 0 a1 .. 30 | paging
  acknowledged while a channel tries again: it stops | ab////s a.p=x | 5 a ack | 0 a1 · 2 a1 .. 130 | acknowledged a
  acknowledged by the second while the first's channel tries again: it stops | ab////s a.p=x | 61 b ack | 0 a1 · 2 a1 · 6 a1 · 14 a1 · 29 a1 · 59 a1 · 60 b2 s2 .. 130 | acknowledged b
  declined while a channel tries again: it stops for them | ab/c//d/s a.p=x | 5 a no | 0 a1 · 2 a1 · 5 b2 s2 .. 30 | paging
  stood down while a channel tries again: it stops | ab/c//d/s a.p=x | 5 s stop | 0 a1 · 2 a1 .. 130 | stoodDown
  stood down while a channel hangs: not tried again | ab/c//d/s a.p=h | 3 s stop | 0 a1 .. 130 | stoodDown
  acknowledged while a channel hangs | ab/c//d/s a.p=h | 3 a ack | 0 a1 .. 130 | acknowledged a
  a page of an earlier wave is still tried while somebody is looked for | ab/c//d/s a.p=xxxxxxo | - | 0 a1 · 2 a1 · 6 a1 · 14 a1 · 29 a1 · 59 a1 · 60 b2 s2 · 89 a1 .. 100 | paging
  tried for ten minutes, and then given up | ////s s.p=x steps=S@3600/S@3600 | - | 0 s1 · 2 s1 · 6 s1 · 14 s1 · 29 s1 · 59 s1 · 89 s1 · 119 s1 · 149 s1 · 179 s1 · 209 s1 · 239 s1 · 269 s1 · 299 s1 · 329 s1 · 359 s1 · 389 s1 · 419 s1 · 449 s1 · 479 s1 · 509 s1 · 539 s1 · 569 s1 · 599 s1 · 629 s1 .. 1300 | nobody
  tried by hand through a channel that fails | a////s z.p=xo | 10 s also z | 0 a1 · 10 z1 · 12 z1 .. 30 | paging
  handed back while the channel of the next fails | ab////s b.p=xxo | 5 a ack; 10 a no | 0 a1 · 10 b2 s2 · 12 b2 · 16 b2 .. 30 | paging
  the whole voice channel is down, everybody is told by the others | ab/c//d/s *.v=x shipped | - | 0 a1 · 2 a1:v · 6 a1:v .. 8 | paging
  two channels are down, in the second wave too | ab/c//d/s *.v=x *.s=h shipped | 3 a no | 0 a1 · 2 a1:v · 3 b2 s2 · 5 b2:v s2:v .. 6 | paging
  receipts come although it was refused: not again | a////s a.p=xo | 1 a strange | 0 a1 · 2 a1 .. 10 | paging
  a supervisor's channel fails: officers are told | ab////s s.p=x | 5 a no | 0 a1 · 5 b2 s2 · 7 s2 · 11 s2 · 19 s2 .. 20 | paging
  the channel fails for one wave and works in the next | a////s a.p=xxxxxxo | - | 0 a1 · 2 a1 · 6 a1 · 14 a1 · 29 a1 · 59 a1 · 60 a2 s2 · 62 a2 · 66 a2 .. 70 | nobody
  `,
);
