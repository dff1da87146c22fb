import { tellsExactly } from '#tests/support/ladder-table.ts';

tellsExactly(
  'whoever must not know',
  `
  excluded from the beginning: never told | ab/c//d/s out=a | - | 0 b1 · 60 c2 s2 · 120 b3 c3 d3 s3 · 180 b4 c4 d4 s4 .. 200 | nobody
  excluded from the beginning, the only one of the district | a/c//d/s out=a | - | 0 c1 s1 · 60 c2 d2 s2 .. 70 | nobody
  the whole district excluded | ab/c//d/s out=ab | - | 0 c1 s1 · 60 c2 d2 s2 .. 70 | nobody
  everybody excluded but the supervisor | ab/c//d/s out=abcd | - | 0 s1 · 60 s2 .. 70 | nobody
  an officer of an excluded body is never told | ab/c//d/s body=b | - | 0 a1 · 60 c2 s2 · 120 a3 c3 d3 s3 · 180 a4 c4 d4 s4 .. 200 | nobody
  a supervisor excluded from the beginning | ab/c//d/su out=s | - | 0 a1 · 60 b2 u2 .. 70 | paging
  the only supervisor at a screen is excluded: those who are not there | ab/c//d/st out=s | - | 0 a1 · 60 b2 t2 .. 70 | paging
  the only supervisor is excluded | ab/c//d/s out=s | - | 0 a1 · 60 b2 · 120 c3 .. 130 | paging
  excluded while asked alone: the next at once | ab/c//d/s | 5 s out a | 0 a1 · 5 b2 s2 · 65 c3 · 125 b4 c4 d4 s4 .. 130 | nobody
  excluded while asked with another: that one is waited for | abe/c//d/s | 65 s out b | 0 a1 · 60 b2 e2 s2 · 120 c3 .. 130 | paging
  excluded after having declined | ab/c//d/s | 5 a no; 10 s out a | 0 a1 · 5 b2 s2 · 65 c3 · 125 b4 c4 d4 s4 · 185 b5 c5 d5 s5 .. 200 | nobody
  excluded before being asked | ab/c//d/s | 5 s out b | 0 a1 · 60 c2 s2 · 120 a3 c3 d3 s3 .. 130 | nobody
  excluded in the last step's turn: not asked with everybody | ab/c//d/s | 130 s out b | 0 a1 · 60 b2 s2 · 120 c3 · 180 a4 c4 d4 s4 · 240 a5 c5 d5 s5 .. 250 | nobody
  excluded in the loud state: asked no more | ab/c//d/s | 185 s out a | 0 a1 · 60 b2 s2 · 120 c3 · 180 a4 b4 c4 d4 s4 · 240 b5 c5 d5 s5 .. 250 | nobody
  the fallback excluded while everybody is asked | a///d/s | 65 s out d | 0 a1 · 60 a2 d2 s2 · 120 a3 s3 .. 130 | nobody
  the only one of all excluded while asked | a////s | 5 s out a | 0 a1 · 5 s2 · 65 s3 · 125 s4 .. 130 | nobody
  the only one of all excluded in the loud state | a////s | 65 s out a | 0 a1 · 60 a2 s2 · 120 s3 .. 130 | nobody
  excluded while asked, no supervisor either | a//// | 5 s out a | 0 a1 .. 130 | nobody
  excluded while going: replaced at once | ab/c//d/s | 10 a ack; 20 s out a | 0 a1 · 20 b2 s2 · 80 c3 .. 90 | paging
  excluded on the way | ab/c//d/s | 10 a ack; 15 a go; 20 s out a | 0 a1 · 20 b2 s2 · 80 c3 .. 90 | paging
  excluded on the scene | ab/c//d/s | 10 a ack; 15 a there; 20 s out a | 0 a1 · 20 b2 s2 · 80 c3 .. 90 | paging
  excluded while going, the last of the ladder: the others are asked, not they | a///d/s | 70 d ack; 80 s out d | 0 a1 · 60 a2 d2 s2 · 80 a3 s3 · 140 a4 s4 .. 150 | nobody
  excluded while going, the only one there is | a////s | 10 a ack; 20 s out a | 0 a1 · 20 s2 · 80 s3 .. 90 | nobody
  excluded when the child was said to be safe: the claim stays with the helpline | ab/c//d/s | 10 a ack; 15 a there; 20 a safe; 30 s out a | 0 a1 .. 130 | childSafe a
  excluded, and answers after all: as if there were nothing | ab/c//d/s | 5 s out a; 10 a !ack; 12 a !no | 0 a1 · 5 b2 s2 · 65 c3 .. 80 | paging
  excluded while going, and goes on: refused | ab/c//d/s | 5 a ack; 10 s out a; 15 a !go; 16 a !there; 17 a !well; 18 a !no | 0 a1 · 10 b2 s2 · 70 c3 .. 80 | paging
  excluded, and then paged by hand: refused | ab/c//d/s | 5 s out a; 10 s !also a | 0 a1 · 5 b2 s2 · 65 c3 .. 80 | paging
  excluded who was paged by hand | ab/c//d/s | 5 s also z; 10 s out z | 0 a1 · 5 z1 · 60 b2 s2 .. 80 | paging
  excluded both of two who are asked | abe/c//d/s | 65 s out b; 66 s out e | 0 a1 · 60 b2 e2 s2 · 120 c3 .. 130 | paging
  two excluded at once | abe/c//d/s | 65 s out b & s out e | 0 a1 · 60 b2 e2 s2 · 120 c3 .. 130 | paging
  excluded as the clock runs out | ab/c//d/s | 60 s out a | 0 a1 · 60 b2 s2 · 120 c3 .. 130 | paging
  excluded and the next declines at once | ab/c//d/s | 5 s out a; 6 b no | 0 a1 · 5 b2 s2 · 6 c3 · 66 c4 d4 s4 .. 70 | nobody
  excluded: the news comes later, and the ladder climbs meanwhile | ab/c//d/s | 50 s outed b; 70 s heard | 0 a1 · 60 c2 s2 · 120 a3 c3 d3 s3 · 180 a4 c4 d4 s4 .. 190 | nobody
  excluded: the news never comes, and everybody is asked in the end | ab/c//d/s | 70 s outed a | 0 a1 · 60 b2 s2 · 120 c3 · 180 b4 c4 d4 s4 · 240 b5 c5 d5 s5 .. 250 | nobody
  excluded: the news never comes, and a step pages again | ab/c//d/s steps=1@60r20/K/DS/FS | 10 s outed a | 0 a1 · 60 b4 .. 65 | paging
  excluded: the news never comes, and a channel tries again | ab/c//d/s a.p=xxxo | 1 s outed a | 0 a1 · 60 b2 s2 .. 65 | paging
  excluded while a channel tries again: it stops | ab/c//d/s a.p=x | 5 s out a | 0 a1 · 2 a1 · 5 b2 s2 · 65 c3 .. 66 | paging
  excluded while a channel hangs: not tried again | ab/c//d/s a.p=h | 2 s out a | 0 a1 · 2 b2 s2 .. 61 | paging
  a supervisor excluded while asked | ab/c//d/su | 65 s out u | 0 a1 · 60 b2 s2 u2 · 120 c3 · 180 a4 b4 c4 d4 s4 .. 190 | nobody
  `,
);
