/** What the columns of a list of people are called, in the files and the languages that lists come in. */

export type RosterColumn = 'first' | 'last' | 'name' | 'email' | 'other';

/** Of Moodle, Google Classroom, Teams, WebUntis and spreadsheets made by hand; in small letters. */
const called: Readonly<Record<RosterColumn, readonly string[]>> = {
  first: [
    ...['first name', 'firstname', 'first', 'given name', 'given names', 'forename', 'vorname', 'vornamen', 'rufname'],
    ...[
      'prénom',
      'prenom',
      'nombre',
      'nombres',
      'nome proprio',
      'imię',
      'имя',
      'voornaam',
      'förnamn',
      'الاسم الأول',
      '名',
    ],
  ],
  last: [
    ...[
      'last name',
      'lastname',
      'last',
      'surname',
      'family name',
      'nachname',
      'familienname',
      'zuname',
      'nom de famille',
    ],
    ...[
      'apellido',
      'apellidos',
      'cognome',
      'sobrenome',
      'nazwisko',
      'фамилия',
      'achternaam',
      'efternamn',
      'اسم العائلة',
      '姓',
    ],
  ],
  name: [
    ...[
      'name',
      'names',
      'full name',
      'fullname',
      'student',
      'students',
      'student name',
      'pupil',
      'pupils',
      'participant',
    ],
    ...[
      'display name',
      'schüler',
      'schülerin',
      'schüler*in',
      'schüler/in',
      'teilnehmer',
      'teilnehmerin',
      'nom',
      'noms',
    ],
    ...['élève', 'alumno', 'alumna', 'nome', 'studente', 'фио', 'naam', 'namn', 'الاسم', 'नाम', '姓名', '氏名', '名前'],
  ],
  email: [
    ...[
      'email',
      'e-mail',
      'email address',
      'e-mail address',
      'e-mail-adresse',
      'email-adresse',
      'emailadresse',
      'mail',
    ],
    ...['adresse e-mail', 'courriel', 'correo', 'correo electrónico', 'indirizzo e-mail', 'البريد الإلكتروني', '邮箱'],
  ],
  other: [
    ...['id', 'id number', 'idnumber', 'student id', 'user id', 'username', 'no', 'nr', 'n°', '#', 'number', 'nummer'],
    ...['matrikelnummer', 'group', 'groups', 'gruppe', 'class', 'klasse', 'course', 'kurs', 'grade', 'year', 'section'],
    ...['institution', 'department', 'abteilung', 'phone', 'telefon', 'mobile', 'handy', 'birthday', 'date of birth'],
    ...[
      'birth date',
      'geburtsdatum',
      'geboren',
      'gender',
      'geschlecht',
      'city',
      'town',
      'ort',
      'country',
      'land',
      'status',
    ],
    ...[
      'role',
      'roles',
      'last access',
      'last access to course',
      'enrolment date',
      'notes',
      'bemerkung',
      'fecha',
      'clase',
    ],
  ],
};

const columns = new Map<string, RosterColumn>(
  (Object.keys(called) as RosterColumn[]).flatMap((column) => called[column].map((word) => [word, column] as const)),
);

/** What each cell of a header line stands for; undefined where the line is none: it has names, and most are known. */
export function readHeader(cells: readonly string[]): RosterColumn[] | undefined {
  const known = cells.map((cell) => columns.get(cell.trim().toLowerCase().replace(/[.:]$/, '')));
  const isHeader =
    known.some((column) => column === 'first' || column === 'last' || column === 'name') &&
    known.filter(Boolean).length * 2 > cells.length;
  if (!isHeader) return undefined;
  // "Name;Vorname" and "Nom;Prénom": beside a first name it is the last one.
  const isLast = known.includes('first') && !known.includes('last');
  return known.map((column = 'other') => (column === 'name' && isLast ? 'last' : column));
}
