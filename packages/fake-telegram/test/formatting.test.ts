/** Formatted texts, and what is found in plain ones. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findEntities } from '../src/entities.js';
import { readForm } from '../src/multipart.js';
import { parseHtml } from '../src/parse-html.js';
import { parseMarkdown } from '../src/parse-markdown.js';

const bold = (offset: number, length: number) => ({ type: 'bold', offset, length });
const italic = (offset: number, length: number) => ({ type: 'italic', offset, length });

describe('parse_mode', () => {
  it('HTML', () => {
    expect(parseHtml('🎒 <b>5 &lt; <i>6</i></b> <a href="https://example.org">x</a>')).toEqual({
      text: '🎒 5 < 6 x',
      entities: [italic(7, 1), bold(3, 5), { type: 'text_link', offset: 9, length: 1, url: 'https://example.org' }],
    });
  });
  it('MarkdownV2', () => {
    expect(parseMarkdown('*a _b_* \\. `c_d` [x](https://example.org)', 2)).toEqual({
      text: 'a b . c_d x',
      entities: [
        italic(2, 1),
        bold(0, 3),
        { type: 'code', offset: 6, length: 3 },
        { type: 'text_link', offset: 10, length: 1, url: 'https://example.org' },
      ],
    });
  });
  it('Markdown', () => {
    expect(parseMarkdown('*a* \\_ _b_ 1.', 1)).toEqual({ text: 'a _ b 1.', entities: [bold(0, 1), italic(4, 1)] });
  });
  it('leaves a text alone once everything in it is escaped', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const html = text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
        expect(parseHtml(html)).toEqual({ text, entities: [] });
        const markdown = text.replaceAll(/[\x01-\x7e]/gu, (one) => `\\${one}`);
        expect(parseMarkdown(markdown, 2)).toEqual({ text, entities: [] });
      }),
    );
  });
});

describe('entities', () => {
  it('are commands, names, addresses and tags', () => {
    const text = '/open@some_bot #class5b ann@example.org @ann_example https://example.org/x example.org a/b';
    expect(findEntities(text).map(({ type, offset, length }) => [type, text.slice(offset, offset + length)])).toEqual([
      ['bot_command', '/open@some_bot'],
      ['hashtag', '#class5b'],
      ['email', 'ann@example.org'],
      ['mention', '@ann_example'],
      ['url', 'https://example.org/x'],
      ['url', 'example.org'],
    ]);
  });
  it('never overlap', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('/', '@', '#', '.', ':', ' ', 'a', 'co', '🎒', 'org', '1', '_') }),
        (text) => {
          let end = 0;
          for (const { offset, length } of findEntities(text)) {
            expect(offset).toBeGreaterThanOrEqual(end);
            end = offset + length;
          }
        },
      ),
    );
  });
});

it('any bytes survive a form', () => {
  fc.assert(
    fc.property(fc.uint8Array(), fc.string(), (bytes, text) => {
      const body = Buffer.concat([
        Buffer.from(`--edge\r\ncontent-disposition:form-data; name="text"\r\n\r\n${text}\r\n`),
        Buffer.from('--edge\r\ncontent-disposition:form-data; name="photo"; filename="a.jpg"\r\n\r\n'),
        bytes,
        Buffer.from('\r\n--edge--'),
      ]);
      fc.pre(!text.includes('--edge') && !Buffer.from(bytes).includes('--edge'));
      const form = readForm(body, 'multipart/form-data; boundary=edge');
      expect(form?.fields.get('text')).toBe(text);
      expect(form?.files.get('photo')).toEqual({ fileName: 'a.jpg', bytes: Buffer.from(bytes) });
    }),
  );
});
