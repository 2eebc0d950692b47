import { describe, expect, test } from 'vitest';
import { createLettering } from '../../src/lettering/lettering.js';

const lettering = createLettering();
const draw = (text: string): string => lettering.line(text).path(0, 100, 100);
const widthOf = (text: string): number => lettering.line(text).width;
/** No font here has Tibetan. */
const box = draw('ཀ');

/** Each stands for its script; every sign of it must be drawn. */
const names: [string, string][] = [
  ['Latin', 'Ann O’Neill-Smith'],
  ['Latin of Europe', 'Łukasz Ğüneş Åse Þór Jiří Őze Ştefan ẞ'],
  ['Vietnamese', 'Nguyễn Thị Phương Ằn Đỗ'],
  ['Greek', 'Άννα Παπαδοπούλου Ὀδυσσεύς'],
  ['Cyrillic', 'Анна Щербакова Їжак Ђорђе Ұлы'],
  ['Arabic', 'محمد فاطمة الزهراء'],
  ['Persian and Urdu', 'گلناز چنگیز پژمان ٹیپو'],
  ['Hebrew', 'דוד בן־גוריון'],
  ['Devanagari', 'किरण शर्मा'],
  ['Bengali', 'তাসনিম রহমান'],
  ['Gujarati', 'કિરણ પટેલ'],
  ['Gurmukhi', 'ਗੁਰਪ੍ਰੀਤ ਸਿੰਘ'],
  ['Tamil', 'தமிழ் செல்வன்'],
  ['Telugu', 'వెంకట రావు'],
  ['Kannada', 'ಕಿರಣ್ ಗೌಡ'],
  ['Malayalam', 'അനിൽ കുമാർ'],
  ['Thai', 'สมชาย ใจดี'],
  ['Georgian', 'გიორგი ბერიძე'],
  ['Armenian', 'Հայկ Պետրոսյան'],
  ['Ethiopic', 'ኃይሌ ገብረ ሥላሴ'],
  ['Chinese', '李小龙 習近平 陳大文'],
  ['Japanese', '山田 太郎 さくら 櫻井 渡邊 髙橋 ケン'],
  ['Korean', '김민준 박서연'],
  ['emoji', '🎉 😀 👩🏽‍🚀 🇩🇪 ❤️'],
];
await lettering.prepare(names.map(([, name]) => name));

describe('every letter of these names is drawn', () => {
  test.each(names)('%s', (_, name) => {
    for (const { segment } of new Intl.Segmenter('und').segment(name)) {
      if (segment === ' ') continue;
      expect(draw(segment), segment).not.toBe('');
      expect(draw(segment), segment).not.toContain(box);
    }
  });
});

test('what was not prepared is a box, and is drawn once it was', async () => {
  const fresh = createLettering();
  expect(fresh.line('李').path(0, 100, 100)).toBe(box);
  await fresh.prepare(['李', '李', 'ཀ']);
  expect(fresh.line('李').path(0, 100, 100)).toBe(draw('李'));
  expect(draw('李')).not.toBe(box);
});

test('where the font cannot be shaped, its letters are drawn one after the other', () => {
  // Fontkit 2.0.4 stumbles over this pair of Gurmukhi.
  expect(draw('ਸਿੰਘ')).not.toContain(box);
});

test('kana makes the signs beside it Japanese', async () => {
  await lettering.prepare(['直', '直のの']);
  // 直 has another shape in Japan than in China.
  expect(draw('直のの')).not.toContain(draw('直'));
});

describe('from right to left', () => {
  test('the first letter stands at the right', () => {
    const [alef, both] = [widthOf('א'), lettering.line('אב')];
    expect(both.width).toBeCloseTo(alef + widthOf('ב'));
    expect(both.path(0, 100, 100)).toBe(
      lettering.line('ב').path(0, 100, 100) + lettering.line('א').path(widthOf('ב') * 100, 100, 100),
    );
  });

  test('numbers and foreign names within keep their own direction', () => {
    expect(draw('אב 12')).toContain(lettering.line('12').path(0, 100, 100));
    expect(draw('Ann אב Lee').startsWith(draw('Ann'))).toBe(true);
  });

  test('letters are joined', () => {
    expect(draw('بب')).not.toContain(draw('ب'));
    expect(widthOf('بب')).toBeLessThan(2 * widthOf('ب'));
  });

  test('brackets open towards what they hold', () => {
    expect(draw('אב (1)').startsWith(draw('('))).toBe(true);
  });
});

test('letters are joined as their script joins them', () => {
  // k + virama + sha is one sign, narrower than the two.
  expect(widthOf('क्ष')).toBeLessThan(widthOf('क') + widthOf('ष'));
});

test('what no font has is a box each, as wide as it says, and what follows stands beside it', () => {
  expect(box).toMatch(/^M[^M]+ZM[^M]+Z$/);
  expect(widthOf('ཀཁ')).toBeCloseTo(2 * widthOf('ཀ'));
  expect(draw('ཀྱི')).toBe(box);
  expect(lettering.line('ཀA').path(0, 100, 100)).toBe(box + lettering.line('A').path(widthOf('ཀ') * 100, 100, 100));
});

test('a mark that its letter’s font lacks is drawn after the letter', () => {
  const letter = 'м\u0304';
  expect(draw(letter)).not.toContain(box);
  expect(draw(letter).startsWith(draw('м'))).toBe(true);
  expect(draw(letter).length).toBeGreaterThan(draw('м').length);
});

test('composed and decomposed are the same, and what cannot be seen is not there', () => {
  expect(draw('ễ'.normalize('NFD'))).toBe(draw('ễ'));
  expect(draw('  Ann\n\tLee\u0000\u202e ')).toBe(draw('Ann Lee'));
});

test('nothing is nothing', () => {
  expect([draw(''), widthOf('')]).toEqual(['', 0]);
});

test('twice the size is twice the outline', () => {
  const numbers = (path: string): number[] => path.match(/-?[\d.]+/g)!.map(Number);
  const [small, large] = [numbers(lettering.line('Å').path(0, 0, 50)), numbers(lettering.line('Å').path(0, 0, 100))];
  small.forEach((value, i) => expect(2 * value).toBeCloseTo(large[i]!, 1));
});
