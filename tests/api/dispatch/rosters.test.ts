import { tellsExactly } from '#tests/support/ladder-table.ts';

tellsExactly(
  'a ladder that nobody answers',
  `
  everybody there, nobody answers | ab/c/e/d/s | - | 0 a1 · 60 b2 s2 · 120 c3 · 180 e4 · 240 a5 b5 c5 d5 e5 s5 · 300 a6 b6 c6 d6 e6 s6 .. 300 | nobody
  the first officer alone, and heads of the division | a/c//d/s | - | 0 a1 · 60 c2 s2 · 120 a3 c3 d3 s3 · 180 a4 c4 d4 s4 .. 200 | nobody
  no heads of the division: the province | ab//e/d/s | - | 0 a1 · 60 b2 s2 · 120 e3 · 180 a4 b4 d4 e4 s4 · 240 a5 b5 d5 e5 s5 .. 240 | nobody
  district only | a////s | - | 0 a1 · 60 a2 s2 · 120 a3 s3 .. 130 | nobody
  two of the district only | ab////s | - | 0 a1 · 60 b2 s2 · 120 a3 b3 s3 · 180 a4 b4 s4 .. 190 | nobody
  division only | /c///s | - | 0 c1 s1 · 60 c2 s2 · 120 c3 s3 .. 130 | nobody
  province only | //e//s | - | 0 e1 s1 · 60 e2 s2 · 120 e3 s3 .. 130 | nobody
  fallback only | ///d/s | - | 0 d1 s1 · 60 d2 s2 · 120 d3 s3 .. 130 | nobody
  supervisors only | ////s | - | 0 s1 · 60 s2 · 120 s3 .. 130 | nobody
  nobody at all | //// | - | - .. 130 | nobody
  many officers | abcdefgh/jk/lm/no/su | - | 0 a1 · 60 b2 c2 d2 e2 f2 g2 h2 s2 u2 · 120 j3 k3 · 180 l4 m4 · 240 a5 b5 c5 d5 e5 f5 g5 h5 j5 k5 l5 m5 n5 o5 s5 u5 .. 250 | nobody
  district and province | a//e//s | - | 0 a1 · 60 e2 s2 · 120 a3 e3 s3 · 180 a4 e4 s4 .. 190 | nobody
  district and fallback | a///d/s | - | 0 a1 · 60 a2 d2 s2 · 120 a3 d3 s3 .. 130 | nobody
  two of the district, and fallback | ab///d/s | - | 0 a1 · 60 b2 s2 · 120 a3 b3 d3 s3 · 180 a4 b4 d4 s4 .. 190 | nobody
  division and province | /c/e//s | - | 0 c1 s1 · 60 e2 · 120 c3 e3 s3 · 180 c4 e4 s4 .. 190 | nobody
  division and fallback | /c//d/s | - | 0 c1 s1 · 60 c2 d2 s2 · 120 c3 d3 s3 .. 130 | nobody
  province and fallback | //e/d/s | - | 0 e1 s1 · 60 d2 e2 s2 · 120 d3 e3 s3 .. 130 | nobody
  division, province and fallback | /c/e/d/s | - | 0 c1 s1 · 60 e2 · 120 c3 d3 e3 s3 · 180 c4 d4 e4 s4 .. 190 | nobody
  one officer in every list | a/a/a/a/s | - | 0 a1 · 60 a2 s2 · 120 a3 s3 .. 130 | nobody
  the same two in district and division | ab/ba//d/s | - | 0 a1 · 60 b2 s2 · 120 a3 b3 d3 s3 · 180 a4 b4 d4 s4 .. 190 | nobody
  the heads also in the fallback | a/c//c/s | - | 0 a1 · 60 c2 s2 · 120 a3 c3 s3 · 180 a4 c4 s4 .. 190 | nobody
  a supervisor is the first on call | s/c//d/s | - | 0 s1 · 60 c2 · 120 c3 d3 s3 · 180 c4 d4 s4 .. 190 | nobody
  a supervisor heads the division | a/s//d/s | - | 0 a1 · 60 s2 · 120 a3 d3 s3 .. 130 | nobody
  a supervisor is the fallback | a///s/s | - | 0 a1 · 60 a2 s2 · 120 a3 s3 .. 130 | nobody
  no supervisor | ab/c//d/ | - | 0 a1 · 60 b2 · 120 c3 · 180 a4 b4 c4 d4 .. 190 | nobody
  two supervisors, both at their screens | ab/c//d/su | - | 0 a1 · 60 b2 s2 u2 · 120 c3 · 180 a4 b4 c4 d4 s4 u4 .. 190 | nobody
  two supervisors, one at the screen | ab/c//d/st | - | 0 a1 · 60 b2 s2 · 120 c3 .. 130 | paging
  supervisors, none at a screen | ab/c//d/tv | - | 0 a1 · 60 b2 t2 v2 · 120 c3 .. 130 | paging
  a woman is asked for, the second is one | ab/c//d/s women=b woman | - | 0 b1 · 60 a2 s2 .. 70 | paging
  a woman is asked for, none is there | ab/c//d/s woman | - | 0 a1 · 60 b2 s2 .. 70 | paging
  a woman is asked for, all are | ab/c//d/s women=abcd woman | - | 0 a1 · 60 b2 s2 .. 70 | paging
  a woman is asked for, the third is one | abe/c//d/s women=e woman | - | 0 e1 · 60 a2 b2 s2 .. 70 | paging
  women are there, and none is asked for | ab/c//d/s women=b | - | 0 a1 · 60 b2 s2 .. 70 | paging
  a woman is asked for, only the division has one | ab/cf//d/s women=f woman | - | 0 a1 · 60 b2 s2 · 120 c3 f3 .. 130 | paging
  `,
);
