import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nameKey } from '../../src/classes/fold-name.js';
import { mostNames, readPastedNames } from '../../src/people/pasted-names.js';

const read = (text: string) => readPastedNames(text, nameKey);
const names = (text: string) => read(text).named.map(({ name }) => name);

describe('a pasted list of names', () => {
  it.each([
    ['lines', 'Ann Example\nBo Example\r\n\n  Cy  Example '],
    ['commas', 'Ann Example, Bo Example,Cy Example'],
    ['semicolons', 'Ann Example; Bo Example; Cy Example;'],
    ['numbers', '1. Ann Example\n2) Bo Example\n(3) Cy Example'],
    ['bare numbers', '1 Ann Example\n2 Bo Example\n10 Cy Example'],
    ['numbers in one line', '1. Ann Example, 2. Bo Example, 3. Cy Example'],
    ['bullets', '- Ann Example\n• Bo Example\n* Cy Example'],
    ['boxes', '[ ] Ann Example\n[x] Bo Example\n☐ Cy Example'],
    ['a table', '1\tAnn\tExample\n2\tBo\tExample\n3\tCy\tExample'],
    ['last names first', 'Example, Ann\nExample, Bo\nExample, Cy'],
  ])('reads %s', (_, text) => {
    expect(names(text)).toEqual(['Ann Example', 'Bo Example', 'Cy Example']);
  });

  it.each([
    'Ann Example <ann@example.org>\nBo Example',
    'Ann Example ann@example.org, Bo Example',
    'Ann Example, ann@example.org\nBo Example',
    '1\tAnn Example\tann@example.org\n2\tBo Example\t',
    '"Example, Ann" <ann@example.org>\n"Example, Bo"',
    'Ann Example (ann@example.org); Bo Example;',
  ])('gives an email to the name on its line: %j', (text) => {
    expect(read(text)).toMatchObject({
      named: [{ name: 'Ann Example', email: 'ann@example.org' }, { name: 'Bo Example' }],
      unread: [],
    });
  });

  it.each([
    ['labels of every script', '１．Ann Example\n② Bo Example\n٣. Cy Example'],
    ['labels with words', 'No. 1 Ann Example\nNr. 2 Bo Example\n№3 Cy Example'],
    ['letters as labels', 'a) Ann Example\nb) Bo Example\n(c) Cy Example'],
    ['ideographic and Arabic commas', 'Ann Example、Bo Example，Cy Example'],
    ['Arabic commas', 'Ann Example، Bo Example؛ Cy Example'],
    ['ends of lines as some programs have them', 'Ann Example\u2028Bo Example\vCy Example'],
    ['bare carriage returns', 'Ann Example\rBo Example\rCy Example\r'],
    ['a column of a spreadsheet', 'Name\nAnn Example\nBo Example\nCy Example'],
    ['two columns with their names', 'First name\tSurname\nAnn\tExample\nBo\tExample\nCy\tExample'],
    ['“Name;Vorname”', 'Name;Vorname\nExample;Ann\nExample;Bo\nExample;Cy'],
    ['“Nachname, Vorname”', 'Nachname,Vorname\nExample,Ann\nExample,Bo\nExample,Cy'],
    ['“Nom;Prénom”', 'Nom;Prénom;Classe\nExample;Ann;5b\nExample;Bo;5b\nExample;Cy;5b'],
    ['columns of Last, First', 'Student;Class\n"Example, Ann";5b\n"Example, Bo";5b\n"Example, Cy";5b'],
  ])('reads %s, and is certain of it', (_, text) => {
    expect(names(text)).toEqual(['Ann Example', 'Bo Example', 'Cy Example']);
    expect(read(text)).toMatchObject({ isCertain: true, unread: [] });
  });

  it.each([
    ['last names first', 'Example, Ann\nExample, Bo\nExample, Cy'],
    ['last names first with semicolons', 'Example;Ann\nExample;Bo\nExample;Cy'],
    ['a table with classes', '1\tAnn\tExample\t5b\n2\tBo\tExample\t10A\n3\tCy\tExample\tClass 5b'],
    ['a table with birthdays', 'Ann Example\t12.03.2012\nBo Example\t2012-03-12\nCy Example\t3/12/2012'],
    ['classes and birthdays behind a name', 'Ann Example 5b\nBo Example (5b) 12.03.2012\nCy Example *1.2.2012'],
    ['telephone numbers', 'Ann Example 0171-2345678\nBo Example\nCy Example'],
  ])('asks about %s', (_, text) => {
    expect(names(text)).toEqual(['Ann Example', 'Bo Example', 'Cy Example']);
    expect(read(text).isCertain).toBe(false);
  });

  it('reads Last, First with one name, and with Jr., in between', () => {
    expect(names('Example, Ann\nPelé\nKing, Martin Luther, Jr.\nExample, Bo')).toEqual([
      'Ann Example',
      'Pelé',
      'Martin Luther King Jr.',
      'Bo Example',
    ]);
    expect(names('Ann Example, Martin King, Jr., Bo')).toEqual(['Ann Example', 'Martin King Jr.', 'Bo']);
  });

  it.each([
    ['Moodle’s', '"First name","Last name","ID number","Email address"\n"Ann","O’Neil, PhD","17","ann@example.org"'],
    ['Moodle’s in another order', 'Email address,Surname,First name\nann@example.org,"O’Neil, PhD",Ann'],
    [
      'Google Classroom’s',
      'Last Name,First Name,Email Address,Essay\nDate,,,2026-09-01\nPoints,,,100\n"O’Neil, PhD",Ann,ann@example.org,98',
    ],
    ['a German one', '\ufeffNachname;Vorname;E-Mail;Klasse\r\n"O’Neil, PhD";Ann;ann@example.org;5b\r\n'],
  ])('reads a file with header lines: %s', (_, text) => {
    expect(read(text)).toMatchObject({
      named: [{ name: 'Ann O’Neil, PhD', email: 'ann@example.org' }],
      unread: [],
      isCertain: true,
    });
  });

  it.each([
    "Ann O'Neil <ann.o'neil@example.org>",
    "Ann O'Neil 'ann.o'neil@example.org'",
    "Ann O'Neil\tann.o'neil@example.org",
    "Name,Email\nAnn O'Neil,ann.o'neil@example.org",
  ])('keeps the apostrophe of an email: %j', (text) => {
    expect(read(text).named).toEqual([{ name: "Ann O'Neil", email: "ann.o'neil@example.org" }]);
  });

  it.each(['5b', '10A', 'Class 5b', 'Klasse 7', '12.03.2012', '0171 2345678'])('makes no name of %s', (text) => {
    expect(names(`Ann Example, ${text}, Bo Example`)).toEqual(['Ann Example', 'Bo Example']);
    expect(names(`${text}\nAnn Example\nBo Example`)).toEqual(['Ann Example', 'Bo Example']);
  });

  // Read in a time that grows with the square of its length, this would take hours.
  it.each(['a', 'a@', '(', '1', '"', 'Ann ', 'a,', '<a@b>', '\t', ', ', ';'])('reads a long text of %j', (part) => {
    const long = part.repeat(400_000 / part.length);
    for (const text of [long, `${long}Bo`, `Ann\n${long}Bo`, `Name\tClass\n${long}Bo`])
      expect(names(text).length).toBeLessThanOrEqual(mostNames);
  });

  it('keeps what belongs to a name', () => {
    expect(names('Ann (Annie) O’Example-Smith Jr.\nBo 2nd')).toEqual(['Ann (Annie) O’Example-Smith Jr.', 'Bo 2nd']);
  });

  it('tells what came twice and what it could not read', () => {
    expect(read(`Ann\nANN\n4.\n?!\nx@example.org\n${'long '.repeat(30)}`)).toEqual({
      named: [{ name: 'Ann' }],
      repeated: ['ANN'],
      unread: ['?!', 'x@example.org', 'long long long long long long …'],
      beyond: 0,
      isCertain: true,
    });
  });

  it('takes names that differ in a mark for two people', () => {
    expect(names('मोना शर्मा\nमीना शर्मा\nJosé\nJose\nАндрей\nАндреи')).toHaveLength(6);
  });

  it('keeps a name whose email is none', () => {
    expect(read('Ann Example ann@nowhere')).toMatchObject({ named: [{ name: 'Ann Example' }] });
  });

  it('stops at its limit and says how many it left out', () => {
    const many = Array.from({ length: mostNames + 7 }, (_, i) => `Ann N${i}`).join('\n');
    expect(read(many)).toMatchObject({ beyond: 7 });
    expect(read(many).named).toHaveLength(mostNames);
  });

  it('makes a name of any text, or tells: nothing is lost unsaid, nothing throws', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 8 }), (lines) => {
        const { named, unread } = read(lines.join('\n'));
        for (const { name } of named) {
          expect(name.length).toBeLessThanOrEqual(80);
          expect(name).toMatch(/\p{L}/u);
          expect(name).not.toMatch(/[\n\t]/);
        }
        for (const bit of unread) expect(bit.length).toBeLessThanOrEqual(31);
      }),
    );
  });
});
