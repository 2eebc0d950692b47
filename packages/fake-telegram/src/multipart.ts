/** Reads a whole multipart/form-data body (RFC 7578) as the real server does: fields, and files with their names. */

export interface Upload {
  fileName: string;
  bytes: Buffer;
}

export interface Form {
  fields: Map<string, string>;
  files: Map<string, Upload>;
}

/** Undefined where the body is broken. */
export function readForm(body: Buffer, contentType: string): Form | undefined {
  const [, quoted, plain] = /boundary=(?:"([^"]+)"|([^\s;]+))/i.exec(contentType) ?? [];
  const boundary = quoted ?? plain;
  if (boundary === undefined) return undefined;
  const form: Form = { fields: new Map(), files: new Map() };
  const delimiter = Buffer.from(`\r\n--${boundary}`);
  // The first delimiter has no line break before it.
  let rest = Buffer.concat([Buffer.from('\r\n'), body]);
  let at = rest.indexOf(delimiter);
  while (at >= 0) {
    rest = rest.subarray(at + delimiter.length);
    if (rest.subarray(0, 2).toString('latin1') === '--') return form;
    const headersEnd = rest.indexOf('\r\n\r\n');
    at = rest.indexOf(delimiter);
    if (headersEnd < 0 || at < headersEnd) return undefined;
    keep(form, rest.subarray(0, headersEnd).toString('utf8'), rest.subarray(headersEnd + 4, at));
  }
  return undefined;
}

function keep(form: Form, headers: string, bytes: Buffer): void {
  const name = /[\s;]name="([^"]*)"/i.exec(headers)?.[1] ?? '';
  const fileName = /filename="([^"]*)"/i.exec(headers)?.[1];
  if (fileName === undefined) form.fields.set(name, bytes.toString('utf8'));
  else form.files.set(name, { fileName, bytes: Buffer.from(bytes) });
}
