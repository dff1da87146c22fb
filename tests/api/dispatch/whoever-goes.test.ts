import { tellsExactly } from '#tests/support/ladder-table.ts';

tellsExactly(
  'whoever goes',
  `
  hands back at once | ab/c//d/s | 10 a ack; 10.5 a no | 0 a1 · 10.5 b2 s2 · 70.5 c3 .. 80 | paging
  hands back on the way | ab/c//d/s | 10 a ack; 20 a go; 30 a no | 0 a1 · 30 b2 s2 · 90 c3 .. 100 | paging
  hands back on the scene | ab/c//d/s | 10 a ack; 20 a go; 30 a there; 40 a no | 0 a1 · 40 b2 s2 · 100 c3 .. 110 | paging
  hands back, and the one who is asked next leads | ab/c//d/s | 10 a ack; 20 a no; 30 b ack | 0 a1 · 20 b2 s2 .. 200 | acknowledged b
  hands back, and goes after all | ab/c//d/s | 10 a ack; 20 a no; 30 a ack | 0 a1 · 20 b2 s2 .. 200 | acknowledged a
  hands back when another had said that they go too | ab/c//d/s | 65 a ack; 66 b ack; 70 a no | 0 a1 · 60 b2 s2 · 70 c3 · 130 b4 c4 d4 s4 .. 140 | nobody
  and that other leads when they say so again | ab/c//d/s | 65 a ack; 66 b ack; 70 a no; 75 b ack | 0 a1 · 60 b2 s2 · 70 c3 .. 200 | acknowledged b
  the second hands back too | ab/c//d/s | 10 a ack; 20 a no; 30 b ack; 40 b no | 0 a1 · 20 b2 s2 · 40 c3 · 100 c4 d4 s4 .. 110 | nobody
  one after the other hands back up to the fallback | ab/c//d/s | 5 a ack; 10 a no; 15 b ack; 20 b no; 25 c ack; 30 c no; 35 d ack; 40 d no | 0 a1 · 10 b2 s2 · 20 c3 · 30 d4 s4 · 40 s5 · 100 s6 .. 110 | nobody
  hands back in the loud state | a///d/s | 70 d ack; 80 d no | 0 a1 · 60 a2 d2 s2 · 80 a3 s3 · 140 a4 s4 .. 150 | nobody
  a supervisor leads and hands back | ab/c//d/s | 65 s ack; 70 s no | 0 a1 · 60 b2 s2 · 70 c3 · 130 a4 b4 c4 d4 .. 140 | nobody
  hands back twice | ab/c//d/s | 10 a ack; 20 a no; 25 a no | 0 a1 · 20 b2 s2 · 80 c3 .. 90 | paging
  hands back as soon as the child is said to be safe: not possible | ab/c//d/s | 10 a ack; 20 a there; 30 a safe; 40 a !no | 0 a1 .. 130 | childSafe a
  goes, arrives, says that the child is safe: confirmed and closed | ab/c//d/s | 10 a ack; 20 a go; 30 a there; 40 a safe; 50 s confirm; 60 s close | 0 a1 .. 200 | closed a
  cannot be closed before it is confirmed | ab/c//d/s | 10 a ack; 30 a there; 40 a lost; 50 s !close | 0 a1 .. 130 | notLocated a
  says what came of it without having arrived: not possible | ab/c//d/s | 10 a ack; 20 a !safe | 0 a1 .. 130 | acknowledged a
  only who leads goes | ab/c//d/s | 65 a ack; 70 b !go; 75 b !there; 80 b !safe | 0 a1 · 60 b2 s2 .. 200 | acknowledged a
  nobody goes who has not said so | ab/c//d/s | 10 a !go; 15 a !there; 20 a !well | 0 a1 .. 50 | paging
  on the way and unheard of: asked, then supervisors are told, again and again | a/c//d/s check=100,60,30 | 10 a ack | 0 a1 · 110 a1? · 140 a2? s2! · 440 a3? s3! .. 500 | acknowledged a
  says that they are well when asked | a/c//d/s check=100,60,30 | 10 a ack; 120 a well | 0 a1 · 110 a1? · 220 a2? · 250 a3? s3! .. 260 | acknowledged a
  says that they are well before they are asked | a/c//d/s check=100,60,30 | 10 a ack; 100 a well | 0 a1 · 200 a1? .. 210 | acknowledged a
  says that they are well when supervisors have been told | a/c//d/s check=100,60,30 | 10 a ack; 150 a well | 0 a1 · 110 a1? · 140 a2? s2! · 250 a3? · 280 a4? s4! .. 300 | acknowledged a
  going on is a sign of life | a/c//d/s check=100,60,30 | 10 a ack; 100 a go | 0 a1 · 200 a1? .. 210 | enRoute a
  arriving is one, and there it is asked sooner | a/c//d/s check=100,60,30 | 10 a ack; 50 a go; 100 a there | 0 a1 · 160 a1? · 190 a2? s2! .. 270 | onScene a
  arriving when asked | a/c//d/s check=100,60,30 | 10 a ack; 115 a there | 0 a1 · 110 a1? · 175 a2? .. 180 | onScene a
  on the scene and unheard of | a/c//d/s check=100,60,30 | 10 a ack; 20 a there | 0 a1 · 80 a1? · 110 a2? s2! .. 120 | onScene a
  what came of it ends the asking | a/c//d/s check=100,60,30 | 10 a ack; 20 a there; 85 a safe | 0 a1 · 80 a1? .. 500 | childSafe a
  hand-back ends the asking, and it begins anew with the next | ab/c//d/s check=100,60,30 | 10 a ack; 115 a no; 120 b ack | 0 a1 · 110 a1? · 115 b2 s2 · 220 b2? .. 230 | acknowledged b
  stand-down ends the asking | a/c//d/s check=100,60,30 | 10 a ack; 115 s stop | 0 a1 · 110 a1? .. 500 | stoodDown a
  stand-down when supervisors have been told already | a/c//d/s check=100,60,30 | 10 a ack; 150 s stop | 0 a1 · 110 a1? · 140 a2? s2! .. 800 | stoodDown a
  a supervisor who goes is asked, and the others are told | a/c//d/su check=100,60,30 | 65 s ack | 0 a1 · 60 c2 s2 u2 · 165 s1? · 195 s2? u2! .. 200 | acknowledged s
  a supervisor who goes alone is asked again | a/c//d/s check=100,60,30 | 65 s ack | 0 a1 · 60 c2 s2 · 165 s1? · 195 s2? .. 200 | acknowledged s
  a policy without check-ins asks nobody | a/c//d/s help | 5 d ack | 0 a1 c1 d1 s1 .. 900 | acknowledged d
  a supervisor who must not know is not told of the silence | a/c//d/su check=100,60,30 out=s | 10 a ack | 0 a1 · 110 a1? · 140 a2? u2! .. 145 | acknowledged a
  a supervisor who is excluded meanwhile is not told of the silence | a/c//d/su check=100,60,30 | 10 a ack; 50 u out s | 0 a1 · 110 a1? · 140 a2? u2! .. 145 | acknowledged a
  without supervisors only who goes is asked | a/c//d/ check=100,60,30 | 10 a ack | 0 a1 · 110 a1? · 140 a2? .. 145 | acknowledged a
  asked by a channel that fails: asked there again | a/c//d/s check=100,60,30 a.s=x | 10 a ack | 0 a1 · 110 a1? · 112 a1?:s · 116 a1?:s · 124 a1?:s · 139 a1?:s · 140 a2? s2! · 142 a2?:s · 146 a2?:s .. 150 | acknowledged a
  says that they are well while a channel still tries to ask: it stops | a/c//d/s check=100,60,30 a.s=ox | 10 a ack; 113 a well | 0 a1 · 110 a1? .. 200 | acknowledged a
  `,
);
