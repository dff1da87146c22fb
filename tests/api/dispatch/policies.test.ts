import { tellsExactly } from '#tests/support/ladder-table.ts';

tellsExactly(
  'policies',
  `
  one step for everybody | ab/c//d/s steps=KDFS | - | 0 a1 b1 c1 d1 s1 · 60 a2 b2 c2 d2 s2 .. 70 | nobody
  ten seconds to answer | ab/c//d/s steps=1@10/KS@10/DS@10/FS@10 | - | 0 a1 · 10 b2 s2 · 20 c3 · 30 a4 b4 c4 d4 s4 · 40 a5 b5 c5 d5 s5 .. 45 | nobody
  times of their own for every step | ab/c//d/s steps=1@30/KS@90/DS@45/FS@120 | - | 0 a1 · 30 b2 s2 · 120 c3 · 165 a4 b4 c4 d4 s4 · 285 a5 b5 c5 d5 s5 .. 290 | nobody
  the second officer by name | ab/c//d/s steps=1/2/DS/FS | - | 0 a1 · 60 b2 · 120 c3 s3 · 180 a4 b4 c4 d4 s4 .. 190 | nobody
  the second officer, where there is none | a/c//d/s steps=1/2/DS/FS | - | 0 a1 · 60 c2 s2 · 120 a3 c3 d3 s3 .. 130 | nobody
  first and second together | abe/c//d/s steps=12/K/FS | - | 0 a1 b1 · 60 e2 · 120 a3 b3 c3 d3 e3 s3 .. 130 | nobody
  supervisors first, officers then | ab/c//d/su steps=S/K/F | - | 0 a1 b1 s1 u1 · 60 a2 b2 c2 d2 s2 u2 · 120 a3 b3 c3 d3 s3 u3 .. 130 | nobody
  only supervisors | ab/c//d/su steps=S | - | 0 a1 b1 c1 s1 u1 · 60 a2 b2 c2 s2 u2 · 120 a3 b3 c3 s3 u3 .. 130 | nobody
  only supervisors, and there are none | ab/c//d/ steps=S | - | 0 a1 b1 c1 · 60 a2 b2 c2 · 120 a3 b3 c3 .. 130 | nobody
  a step that finds nobody is passed over, its supervisors are told with the next | a/c//d/s steps=1/PS/D/F | - | 0 a1 · 60 c2 s2 .. 70 | paging
  the last step alone | ab/c//d/s steps=F | - | 0 a1 b1 c1 d1 s1 · 60 a2 b2 c2 d2 s2 · 120 a3 b3 c3 d3 s3 .. 130 | nobody
  text first, everything then | ab/c//d/s steps=1:s/KS:lpsv/FS:v | - | 0 a1 · 60 b2:lpsv s2:lpsv · 120 a3:v b3:v c3:v d3:v s3:v .. 130 | nobody
  the page first, text in the next step | ab/c//d/s steps=1:l/KS:ls/FS:lpsv | - | 0 a1 · 60 b2:ls s2:ls · 120 a3:lpsv b3:lpsv c3:lpsv d3:lpsv s3:lpsv .. 130 | nobody
  again every 20 s within the step | ab/c//d/s steps=1@60r20/KS@60r20/FS | - | 0 a1 · 20 a2 · 40 a3 · 60 b4 s4 · 80 b5 s5 · 100 b6 s6 · 120 a7 b7 c7 d7 s7 .. 130 | nobody
  again every 25 s: the last falls with the next step | ab/c//d/s steps=1@50r25/KS@60/FS | - | 0 a1 · 25 a2 · 50 b3 s3 · 110 a4 b4 c4 d4 s4 .. 115 | nobody
  again as late as the step ends: not | ab/c//d/s steps=1@60r60/KS/FS | - | 0 a1 · 60 b2 s2 .. 65 | paging
  again later than the step ends: not | ab/c//d/s steps=1@30r60/KS/FS | - | 0 a1 · 30 b2 s2 .. 65 | paging
  again, not to those who said no | abe/c//d/s steps=KS@60r20/FS | 10 a no | 0 a1 b1 e1 s1 · 20 b2 e2 s2 · 40 b3 e3 s3 · 60 b4 c4 d4 e4 s4 .. 65 | nobody
  again, not to the supervisor who said no | ab/c//d/s steps=KS@60r20/FS | 10 s no | 0 a1 b1 s1 · 20 a2 b2 · 40 a3 b3 .. 45 | paging
  again until the first answer | ab/c//d/s steps=1@60r20/KS/FS | 45 a ack | 0 a1 · 20 a2 · 40 a3 .. 130 | acknowledged a
  again also to whoever was called by hand | ab/c//d/s steps=1@60r20/KS/FS | 10 s also z | 0 a1 · 10 z1 · 20 a2 z2 · 40 a3 z3 .. 45 | paging
  by hand after a repeat | ab/c//d/s steps=1@60r20/KS/FS | 25 s also z | 0 a1 · 20 a2 · 25 z2 · 40 a3 z3 .. 45 | paging
  declined after a repeat: the next step | ab/c//d/s steps=1@60r20/KS/FS | 25 a no | 0 a1 · 20 a2 · 25 b3 s3 .. 50 | paging
  acknowledged for the wave before the repeat: not late for anybody | ab/c//d/s steps=1@60r20/KS/FS | 25 a ack 1 | 0 a1 · 20 a2 .. 70 | acknowledged a
  stood down between two repeats | ab/c//d/s steps=1@60r20/KS/FS | 25 s stop | 0 a1 · 20 a2 .. 130 | stoodDown
  skipped between two repeats | ab/c//d/s steps=1@60r20/KS/FS | 25 s skip | 0 a1 · 20 a2 · 25 b3 s3 · 85 a4 b4 c4 d4 s4 .. 90 | nobody
  skipped with the number of before the repeat: nothing | ab/c//d/s steps=1@60r20/KS/FS | 25 s skip 1 | 0 a1 · 20 a2 · 40 a3 .. 50 | paging
  again in the loud state | a////s steps=1@30/FS@60r20 | - | 0 a1 · 30 a2 s2 · 50 a3 s3 · 70 a4 s4 · 90 a5 s5 .. 95 | nobody
  handed back: the step of the next repeats by its own time | ab/c//d/s steps=1@60r20/KS@60r30/FS | 5 a ack; 7 a no | 0 a1 · 7 b2 s2 · 37 b3 s3 · 67 b4 c4 d4 s4 .. 70 | nobody
  again, and a channel that fails is tried for each | a////s steps=1@60r30/FS a.p=xxo | - | 0 a1 · 2 a1 · 6 a1 · 30 a2 · 32 a2 · 36 a2 .. 40 | paging
  excluded between two repeats | abe/c//d/s steps=KS@60r20/FS | 30 s out a | 0 a1 b1 e1 s1 · 20 a2 b2 e2 s2 · 40 b3 e3 s3 · 60 b4 c4 d4 e4 s4 .. 65 | nobody
  only an officer ends it: the supervisor's word is noted | ab/c//d/s officer-ends | 65 s ack | 0 a1 · 60 b2 s2 · 120 c3 · 180 a4 b4 c4 d4 s4 .. 190 | nobody
  only an officer ends it: the supervisor says so, then the officer goes | ab/c//d/s officer-ends | 65 s ack; 70 b ack | 0 a1 · 60 b2 s2 .. 190 | acknowledged b
  only an officer ends it: officer and supervisor at once | ab/c//d/s officer-ends | 65 s ack & b ack | 0 a1 · 60 b2 s2 .. 190 | acknowledged ?
  only an officer ends it: the supervisor's text | ab/c//d/s officer-ends | 65 s A =noted | 0 a1 · 60 b2 s2 · 120 c3 .. 130 | paging
  only an officer ends it, a supervisor on the roster is one | s/c//d/s officer-ends | 5 s ack | 0 s1 .. 130 | acknowledged s
  only an officer ends it: the supervisor says yes, then no | ab/c//d/s officer-ends | 65 s ack; 70 s no | 0 a1 · 60 b2 s2 · 120 c3 · 180 a4 b4 c4 d4 .. 190 | nobody
  not proven to be reachable, the first: called, and with them the next at once | ab/c//d/s unproven=a | - | 0 a1 b1 s1 · 60 c2 .. 70 | paging
  not proven, the whole district: the division at once | ab/c//d/s unproven=ab | - | 0 a1 b1 c1 s1 · 60 a2 b2 c2 d2 s2 .. 70 | nobody
  not proven, anybody: the ladder as ever | ab/c//d/s unproven=abcds | - | 0 a1 · 60 b2 s2 · 120 c3 · 180 a4 b4 c4 d4 s4 .. 190 | nobody
  not proven, all but the fallback: everybody at once | ab/c//d/s unproven=abc | - | 0 a1 b1 c1 d1 s1 · 60 a2 b2 c2 d2 s2 .. 70 | nobody
  not proven, and goes | ab/c//d/s unproven=a | 5 a ack | 0 a1 b1 s1 .. 70 | acknowledged a
  not proven, and one who is declines | ab/c//d/s unproven=a | 5 b no | 0 a1 b1 s1 · 60 c2 .. 70 | paging
  `,
);
