import { tellsExactly } from '#tests/support/ladder-table.ts';

tellsExactly(
  'answers',
  `
  the first acknowledges at once | ab/c//d/s | 0 a ack | 0 a1 .. 200 | acknowledged a
  the first acknowledges in the last second | ab/c//d/s | 59 a ack | 0 a1 .. 200 | acknowledged a
  the first acknowledges as the next step is due | ab/c//d/s | 60 a ack | 0 a1 .. 200 | acknowledged a
  the first acknowledges a second late, for the wave that asked them | ab/c//d/s | 61 a ack 1 | 0 a1 · 60 b2 s2 .. 200 | acknowledged a
  the first acknowledges two steps late | ab/c//d/s | 121 a ack 1 | 0 a1 · 60 b2 s2 · 120 c3 .. 300 | acknowledged a
  the first acknowledges when it is already loud | ab/c//d/s | 185 a ack 1 | 0 a1 · 60 b2 s2 · 120 c3 · 180 a4 b4 c4 d4 s4 .. 400 | acknowledged a
  the second acknowledges | ab/c//d/s | 70 b ack | 0 a1 · 60 b2 s2 .. 300 | acknowledged b
  the supervisor acknowledges | ab/c//d/s | 70 s ack | 0 a1 · 60 b2 s2 .. 300 | acknowledged s
  the head of the division acknowledges | ab/c//d/s | 130 c ack | 0 a1 · 60 b2 s2 · 120 c3 .. 300 | acknowledged c
  the fallback acknowledges | ab/c//d/s | 190 d ack | 0 a1 · 60 b2 s2 · 120 c3 · 180 a4 b4 c4 d4 s4 .. 400 | acknowledged d
  the fallback acknowledges in the second loud wave | ab/c//d/s | 250 d ack | 0 a1 · 60 b2 s2 · 120 c3 · 180 a4 b4 c4 d4 s4 · 240 a5 b5 c5 d5 s5 .. 400 | acknowledged d
  the coordinator of the province acknowledges | ab/c/e/d/s | 190 e ack | 0 a1 · 60 b2 s2 · 120 c3 · 180 e4 .. 400 | acknowledged e
  whoever was not asked yet cannot acknowledge | ab/c//d/s | 10 b !ack | 0 a1 · 60 b2 s2 .. 70 | paging
  a stranger cannot acknowledge, nor decline | ab/c//d/s | 10 z !ack; 11 z !no | 0 a1 · 60 b2 s2 .. 70 | paging
  the same person acknowledges twice | ab/c//d/s | 10 a ack; 11 a ack | 0 a1 .. 130 | acknowledged a
  the second acknowledges after the first: noted | ab/c//d/s | 65 a ack; 66 b ack | 0 a1 · 60 b2 s2 .. 300 | acknowledged a
  two at once, and one of them leads | ab/c//d/s | 65 a ack & b ack | 0 a1 · 60 b2 s2 .. 300 | acknowledged ?
  three at once, and one of them leads | abe/c//d/s | 65 a ack & b ack & e ack | 0 a1 · 60 b2 e2 s2 .. 300 | acknowledged ?
  an officer and the supervisor at once | ab/c//d/s | 65 b ack & s ack | 0 a1 · 60 b2 s2 .. 300 | acknowledged ?
  the same person twice at once | ab/c//d/s | 5 a ack & a ack | 0 a1 .. 130 | acknowledged ?
  the first declines: the next at once | ab/c//d/s | 10 a no | 0 a1 · 10 b2 s2 · 70 c3 · 130 b4 c4 d4 s4 .. 130 | nobody
  the first declines in the last second | ab/c//d/s | 59 a no | 0 a1 · 59 b2 s2 · 119 c3 .. 130 | paging
  the first declines as the next step is due | ab/c//d/s | 60 a no | 0 a1 · 60 b2 s2 · 120 c3 .. 130 | paging
  the first declines twice | ab/c//d/s | 10 a no; 20 a no | 0 a1 · 10 b2 s2 · 70 c3 .. 100 | paging
  the first declines when the next is already asked | ab/c//d/s | 65 a no | 0 a1 · 60 b2 s2 · 120 c3 · 180 b4 c4 d4 s4 .. 190 | nobody
  both of the district decline | ab/c//d/s | 10 a no; 20 b no | 0 a1 · 10 b2 s2 · 20 c3 · 80 c4 d4 s4 .. 90 | nobody
  both decline in the second wave | ab/c//d/s | 70 b no; 75 a no | 0 a1 · 60 b2 s2 · 70 c3 · 130 c4 d4 s4 .. 140 | nobody
  the whole district declines one after the other | abe/c//d/s | 5 a no; 10 b no; 15 e no | 0 a1 · 5 b2 e2 s2 · 15 c3 · 75 c4 d4 s4 .. 80 | nobody
  of two asked together one declines: the other is waited for | abe/c//d/s | 5 a no; 10 b no | 0 a1 · 5 b2 e2 s2 · 65 c3 .. 70 | paging
  of two asked together the other declines | abe/c//d/s | 5 a no; 10 e no | 0 a1 · 5 b2 e2 s2 · 65 c3 .. 70 | paging
  two decline at once: one wave, not two | abe/c//d/s | 5 a no; 10 b no & e no | 0 a1 · 5 b2 e2 s2 · 10 c3 · 70 c4 d4 s4 .. 75 | nobody
  everybody declines up to the fallback | ab/c//d/s | 5 a no; 10 b no; 15 c no; 20 d no | 0 a1 · 5 b2 s2 · 10 c3 · 15 d4 s4 · 20 s5 · 80 s6 .. 90 | nobody
  everybody declines, the supervisor too | ab/c//d/s | 5 a no; 10 b no; 12 s no; 15 c no; 20 d no | 0 a1 · 5 b2 s2 · 10 c3 · 15 d4 .. 90 | nobody
  everybody declines, then the first goes after all | ab/c//d/s | 5 a no; 10 b no; 15 c no; 20 d no; 100 a ack | 0 a1 · 5 b2 s2 · 10 c3 · 15 d4 s4 · 20 s5 · 80 s6 .. 300 | acknowledged a
  the supervisor declines: officers are waited for | ab/c//d/s | 65 s no | 0 a1 · 60 b2 s2 · 120 c3 · 180 a4 b4 c4 d4 .. 190 | nobody
  the supervisor declines and is called no more in the loud wave | ab/c//d/s | 65 s no | 0 a1 · 60 b2 s2 · 120 c3 · 180 a4 b4 c4 d4 .. 185 | nobody
  a supervisor alone declines: the next wave has nobody | ////s | 10 s no | 0 s1 .. 130 | nobody
  of two supervisors alone one declines | ////su | 10 s no | 0 s1 u1 · 60 u2 .. 70 | nobody
  both supervisors alone decline | ////su | 10 s no; 12 u no | 0 s1 u1 .. 130 | nobody
  declines and acknowledges after all | ab/c//d/s | 10 a no; 20 a ack | 0 a1 · 10 b2 s2 .. 130 | acknowledged a
  declines and acknowledges, while another leads | ab/c//d/s | 10 a no; 20 b ack; 30 a ack | 0 a1 · 10 b2 s2 .. 130 | acknowledged b
  acknowledges beside the leader and then declines: nothing changes | ab/c//d/s | 65 a ack; 66 b ack; 70 b no | 0 a1 · 60 b2 s2 .. 300 | acknowledged a
  the last one declines as the wave ends | a/c//d/s | 60 a no; 120 c no | 0 a1 · 60 c2 s2 · 120 d3 s3 · 180 d4 s4 .. 185 | nobody
  everybody declines in the loud state: it is looked for on | a///d/s | 70 a no; 75 d no; 80 s no | 0 a1 · 60 a2 d2 s2 · 75 s3 .. 200 | nobody
  a decline in the loud state by one of three | ab///d/s | 125 a no | 0 a1 · 60 b2 s2 · 120 a3 b3 d3 s3 · 180 b4 d4 s4 · 240 b5 d5 s5 .. 250 | nobody
  a decline for a wave long past | ab/c//d/s | 125 b no | 0 a1 · 60 b2 s2 · 120 c3 · 180 a4 c4 d4 s4 · 240 a5 c5 d5 s5 .. 250 | nobody
  the first declines, the second acknowledges, a second later | ab/c//d/s | 10 a no; 11 b ack | 0 a1 · 10 b2 s2 .. 130 | acknowledged b
  nobody answers, but the device has it and it is seen | ab/c//d/s | 5 a seen | 0 a1 · 60 b2 s2 .. 70 | paging
  receipts that nobody asked for change nothing | ab/c//d/s | 5 a strange | 0 a1 · 60 b2 s2 .. 70 | paging
  an acknowledgement after the end is refused | ab/c//d/s | 10 s stop; 20 a !ack | 0 a1 .. 130 | stoodDown
  a decline after the end is refused | ab/c//d/s | 10 s stop; 20 a !no | 0 a1 .. 130 | stoodDown
  `,
);
